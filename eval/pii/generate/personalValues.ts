import type { Random } from './random';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';
const ID_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 1];
const SURNAMES = [...'陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾彭游詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓阮馬董溫唐藍石蔣田康', '歐陽', '張簡', '范姜', '上官'];
const GIVEN = [...'志明俊傑建宏家豪冠宇承恩柏翰宗翰信宏文雄淑芬美玲雅婷怡君佳穎欣怡詩涵宜蓁筱涵惠美秀英麗華淑惠子晴品妤思妤育誠彥廷哲瑋國華正德嘉玲玉珍'];
const COUNTIES: readonly (readonly [string, readonly string[]])[] = [
  ['台北市', ['大安區', '信義區', '中山區', '內湖區', '文山區', '士林區']], ['臺北市', ['松山區', '萬華區', '北投區']], ['新北市', ['板橋區', '三重區', '新莊區', '汐止區', '淡水區']], ['桃園市', ['中壢區', '桃園區', '龜山區', '蘆竹區']],
  ['新竹市', ['東區', '香山區']], ['新竹縣', ['竹北市', '湖口鄉', '竹東鎮']], ['台中市', ['西屯區', '北屯區', '大里區', '梧棲區']], ['彰化縣', ['員林市', '鹿港鎮', '和美鎮', '秀水鄉']], ['臺南市', ['永康區', '安平區', '新市區']], ['高雄市', ['左營區', '前鎮區', '鳳山區', '楠梓區']], ['屏東縣', ['潮州鎮', '內埔鄉']], ['花蓮縣', ['吉安鄉', '花蓮市']], ['宜蘭縣', ['羅東鎮', '五結鄉']],
];
const ROADS = ['中正路', '中山路', '民生東路三段', '忠孝東路四段', '文心路二段', '復興街', '光復南路', '自由路一段', '建國一路', '和平西路', '大同路', '中華路二段', '民族街', '成功大道', '福德街', '五權西路', '博愛二路'];
const MAIL_NAMES = ['chen.ming', 'lin_yt', 'wang888', 'amy.huang', 'peter-lee', 'hsu.chia.ling', 'kevin0712', 'mei.wu', 'jason.t', 'service.yang'];
const DOMAINS = ['gmail.com', 'example.com.tw', 'mail.acme.example', 'yahoo.com.tw', 'hinet.net', 'corp-mail.example.org'];

const weighted = (digits: readonly number[], weights: readonly number[]) => digits.reduce((sum, digit, at) => sum + digit * (weights[at] ?? 0), 0);

function withIdCheck(letter: string, second: string, rest: string): string {
  const code = LETTERS.indexOf(letter) + 10;
  const head = Math.floor(code / 10) + 9 * (code % 10);
  const sum = head + weighted([Number(second), ...[...rest].map(Number)], ID_WEIGHTS);
  return `${letter}${second}${rest}${(10 - (sum % 10)) % 10}`;
}

function luhnDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, sign, at) => total + (at % 2 ? Number(sign) : Number(sign) * 2 > 9 ? Number(sign) * 2 - 9 : Number(sign) * 2), 0);
  return String((10 - (sum % 10)) % 10);
}

function businessNumber(random: Random): string {
  for (;;) {
    const value = random.digits(8);
    const sum = [...value].reduce((total, sign, at) => {
      const product = Number(sign) * ([1, 2, 1, 2, 1, 2, 4, 1][at] ?? 0);
      return total + Math.floor(product / 10) + (product % 10);
    }, 0);
    if (value !== '00000000' && sum % 5 === 0) return value;
  }
}

function iban(random: Random): string {
  const account = `37040044${random.digits(10)}`;
  const rest = [...`${account}131400`].reduce((left, sign) => (left * 10 + Number(sign)) % 97, 0);
  return `DE${String(98 - rest).padStart(2, '0')}${account}`;
}

const fullWidth = (text: string) => text.replace(/[0-9A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const given = (random: Random) => Array.from({ length: random.below(6) === 0 ? 1 : 2 }, () => random.pick(GIVEN)).join('');

function birthday(random: Random): string {
  const [year, month, day] = [30 + random.below(65), 1 + random.below(12), 1 + random.below(28)];
  const two = (value: number) => String(value).padStart(2, '0');
  return random.pick([`民國${year}年${month}月${day}日`, `${year + 1911}/${two(month)}/${two(day)}`, `${year + 1911}-${two(month)}-${two(day)}`, `${year}.${month}.${day}`, `${year}/${two(month)}/${two(day)}`, `${year + 1911}年${month}月${day}日`]);
}

function address(random: Random): string {
  const [county, districts] = random.pick(COUNTIES);
  const lane = random.pick(['', '', `${1 + random.below(300)}巷`, `${1 + random.below(300)}巷${1 + random.below(40)}弄`]);
  const number = `${1 + random.below(500)}${random.pick(['', '', `之${1 + random.below(9)}`, `-${1 + random.below(9)}`])}號`;
  const floor = random.pick(['', '', `${2 + random.below(18)}樓`, `${2 + random.below(18)}樓之${1 + random.below(6)}`]);
  const value = `${random.pick(['', '', random.digits(3).replace(/^0/, '1')])}${county}${random.pick(districts)}${random.pick(ROADS)}${lane}${number}${floor}`;
  return random.below(12) === 0 ? fullWidth(value) : value;
}

function phone(random: Random): string {
  const mobile = `09${random.digits(8)}`;
  const [a, b, c] = [mobile.slice(0, 4), mobile.slice(4, 7), mobile.slice(7)];
  return random.pick([mobile, `${a}-${b}-${c}`, `${a}-${b}${c}`, `${a} ${b} ${c}`, `+886-${mobile.slice(1, 4)}-${b}-${c}`, `(02)2${random.digits(3)}-${random.digits(4)}`, `02-2${random.digits(7)}#${1 + random.below(899)}`, `04-2${random.digits(3)}-${random.digits(4)}分機${100 + random.below(800)}`, `07-${3 + random.below(5)}${random.digits(6)}`, `(03)5${random.digits(6)}轉${10 + random.below(80)}`]);
}

function secret(random: Random): string {
  const of = (count: number, from: string) => Array.from({ length: count }, () => random.pick([...from])).join('');
  const any = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return random.pick([`AKIA${of(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`, `ghp_${of(36, any)}`, `sk-proj-${of(40, any)}`, `glpat-${of(20, any)}`, `xoxb-${random.digits(11)}-${of(24, any)}`, `AIza${of(35, any)}`]);
}

/** A made-up value of each type; checksums are right, and nobody's number is meant. */
export const PERSONAL_VALUES: Readonly<Record<string, (random: Random) => string>> = {
  TW_NATIONAL_ID: (random) => withIdCheck(random.pick([...LETTERS]), random.pick(['1', '2']), random.digits(7)),
  TW_RESIDENT_CERTIFICATE: (random) => withIdCheck(random.pick([...LETTERS]), random.pick(['8', '9']), `${random.below(7)}${random.digits(6)}`),
  TW_BUSINESS_NUMBER: businessNumber,
  TW_NHI_CARD: (random) => `0000${random.digits(8)}`,
  TW_PASSPORT: (random) => `3${random.digits(8)}`,
  TW_ADDRESS: address,
  TW_LICENSE_PLATE: (random) => random.pick([`${random.pick(['ABC', 'MNB', 'EAA', 'BKR', 'RDF', 'NQX'])}-${random.digits(4)}`, `${random.digits(4)}-${random.pick(['AB', 'K8', 'ZX', 'QH'])}`, `${random.pick(['QX', 'ZU', 'BN'])}-${random.digits(4)}`]),
  LINE_ID: (random) => random.pick([`wang${random.digits(4)}`, `amy_chen${random.digits(2)}`, `@abc${random.digits(3)}x`, `kevin.lin${random.digits(2)}`]),
  DATE_OF_BIRTH: birthday,
  BANK_ACCOUNT: (random) => random.pick([`${random.pick(['004', '812', '822', '700', '013'])}-${random.digits(12)}`, random.digits(14).replace(/^0/, '2'), `(${random.pick(['812', '007', '017'])})${random.digits(13)}`, `${random.digits(3)}-${random.digits(2)}-${random.digits(6)}-${random.digits(1)}`]),
  SECRET: secret,
  PERSON: (random) => random.pick(SURNAMES) + given(random),
  PHONE_NUMBER: phone,
  EMAIL_ADDRESS: (random) => `${random.pick(MAIL_NAMES)}@${random.pick(DOMAINS)}`,
  CREDIT_CARD: (random) => {
    const body = `${random.pick(['4', '51', '53', '35'])}`.padEnd(2, '2') + random.digits(13);
    const card = (body.startsWith('35') ? `3530${body.slice(4)}` : body) + luhnDigit(body.startsWith('35') ? `3530${body.slice(4)}` : body);
    return random.pick([card, card.replace(/(\d{4})(?=\d)/g, '$1-'), card.replace(/(\d{4})(?=\d)/g, '$1 ')]);
  },
  IBAN_CODE: iban,
  IP_ADDRESS: (random) => random.pick([`192.168.${random.below(255)}.${1 + random.below(250)}`, `10.${random.below(255)}.${random.below(255)}.${1 + random.below(250)}`, `203.66.${random.below(255)}.${1 + random.below(250)}`, `2001:b030:${random.digits(4)}::${1 + random.below(99)}`]),
};
