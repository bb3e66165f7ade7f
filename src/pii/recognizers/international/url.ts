import type { Recognizer } from '../../Recognizer';

/** Endings of domains without a scheme before them: the old ones, the usual new ones, and two letters of a country. */
const ENDINGS = 'com|net|org|edu|gov|mil|int|info|biz|name|pro|app|dev|io|ai|co|me|tv|cc|xyz|site|online|shop|store|tech|cloud|blog|club|web|webcam|live|news|wiki|work|world|asia|tel|jobs|mobi|travel|xxx|academy|agency|bank|email|group|group|media|network|page|solutions|space|studio|systems|team|today|top|vip|website|win|zone|vlaanderen';
const COUNTRIES = 'ac|ad|ae|af|ag|al|am|ao|ar|as|at|au|aw|ax|az|ba|bb|bd|be|bf|bg|bh|bi|bj|bm|bn|bo|br|bs|bt|bw|by|bz|ca|cd|cf|cg|ch|ci|ck|cl|cm|cn|cr|cu|cv|cw|cx|cy|cz|de|dj|dk|dm|do|dz|ec|ee|eg|es|et|eu|fi|fj|fk|fm|fo|fr|ga|gb|gd|ge|gf|gg|gh|gi|gl|gm|gn|gp|gq|gr|gs|gt|gu|gw|gy|hk|hn|hr|ht|hu|id|ie|il|im|in|iq|ir|is|it|je|jm|jo|jp|ke|kg|kh|ki|km|kn|kp|kr|kw|ky|kz|la|lb|lc|li|lk|lr|ls|lt|lu|lv|ly|ma|mc|md|mg|mh|mk|ml|mm|mn|mo|mp|mq|mr|ms|mt|mu|mv|mw|mx|my|mz|na|nc|ne|nf|ng|ni|nl|no|np|nr|nu|nz|om|pa|pe|pf|pg|ph|pk|pl|pm|pn|pr|ps|pt|pw|py|qa|re|ro|rs|ru|rw|sa|sb|sc|sd|se|sg|sh|si|sj|sk|sl|sm|sn|so|sr|ss|st|su|sv|sx|sy|sz|tc|td|tf|tg|th|tj|tk|tl|tm|tn|to|tr|tt|tw|tz|ua|ug|uk|us|uy|uz|va|ve|vg|vi|vn|vu|wf|ws|ye|yt|za|zm|zw';
const HOST = '(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,8}';
const REST = `(?:[/?#](?:[^\\s<>"'()「」。、]{0,2000}[^\\s<>"'()「」。、.,;:!?])?)?`;
const WITH_SCHEME = `https?://${HOST}(?:xn--[a-z0-9-]{1,59}|[a-z]{2,24})(?::\\d{1,5})?${REST}`;
const WITHOUT = `${HOST}(?:${ENDINGS}|${COUNTRIES})(?![a-z0-9.-]{0,64}@)(?![a-z0-9-]|\\.[a-z0-9])${REST}`;

/** Web addresses, with a scheme or a bare domain. Within quotation marks these belong to the match where no threshold is set. */
export const url: Recognizer = {
  entity: 'URL',
  patterns: [
    { name: 'with a scheme', regex: new RegExp(`(?<![a-z0-9])${WITH_SCHEME}`, 'gi'), score: 0.6, gate: { words: ['http://', 'https://'] }, reach: 2200 },
    { name: 'domain only', regex: new RegExp(`(?<![a-z0-9@._/-])${WITHOUT}`, 'gi'), score: 0.5 },
    { name: 'within quotation marks', regex: new RegExp(`(["'])(?:${WITH_SCHEME}|${WITHOUT})\\1`, 'gi'), score: 0.3, gate: { sign: /["']/g }, reach: 2200, fixed: true },
  ],
  context: ['url', 'website', 'link', '網址', '網站', '連結'],
  standard: 'https://www.rfc-editor.org/rfc/rfc3986',
};
