import type { Pattern, Recognizer } from '../../Recognizer';
import { bounded } from '../bounded';

const ASSIGN = String.raw`["']?\s{0,3}(?:=>|:=|[:=]|是|為)\s{0,3}["'\`「]?`;
/** What stands for a secret in manuals: names of variables, stars, "your", "changeme". */
const PLACEHOLDER = String.raw`(?!(?:your|my|the|some|example|change|dummy|test|none|null|true|false|xxx|todo|placeholder|process\.|os\.|env)|[<$%{*\[(]|(.)\1{5})`;

const token = (name: string, regex: RegExp, words: readonly string[], reach = 260): Pattern => ({ name, regex: bounded(regex), score: 0.95, gate: { words }, reach });

/** Keys and tokens by the prefixes that their makers publish, and values assigned to names that say what they are. */
export const secret: Recognizer = {
  entity: 'SECRET',
  patterns: [
    { name: 'PEM private key', regex: /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:[A-Za-z0-9+/=\s\\:,.()]|-(?!----)){16,8192}-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g, score: 1, gate: { words: ['-----begin'] }, reach: 8400 },
    { name: 'JSON Web Token', regex: /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{8,2048}\.eyJ[A-Za-z0-9_-]{8,4096}\.[A-Za-z0-9_-]{8,1024}(?![A-Za-z0-9_-])/g, score: 0.95, gate: { words: ['eyj'] }, reach: 7200 },
    token('AWS access key', /(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}/, ['akia', 'asia', 'abia', 'acca']),
    token('GitHub token', /gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255}/, ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'], 300),
    token('GitLab token', /gl(?:pat|dt|rt|ft|soat|cbt|ptt|agent|imt)-[A-Za-z0-9_.-]{20,64}/, ['glpat-', 'gldt-', 'glrt-', 'glft-', 'glsoat-', 'glcbt-', 'glptt-', 'glagent-', 'glimt-']),
    token('OpenAI, Anthropic or compatible key', /sk-(?:proj-|svcacct-|admin-|ant-(?:api|admin)\d{2}-|or-v1-)?[A-Za-z0-9_-]{20,200}/, ['sk-']),
    token('Slack token', /xox[abeprs]-[A-Za-z0-9-]{10,250}|xapp-\d-[A-Za-z0-9-]{10,250}/, ['xoxa-', 'xoxb-', 'xoxe-', 'xoxp-', 'xoxr-', 'xoxs-', 'xapp-']),
    token('Slack webhook', /https:\/\/hooks\.slack\.com\/(?:services|workflows)\/[A-Za-z0-9+/]{20,120}/, ['hooks.slack.com']),
    token('Google API key', /AIza[A-Za-z0-9_-]{35}|ya29\.[A-Za-z0-9_-]{20,250}|GOCSPX-[A-Za-z0-9_-]{28}/, ['aiza', 'ya29.', 'gocspx-'], 300),
    token('Stripe key', /(?:sk|rk|whsec)_(?:live_|test_)?[A-Za-z0-9]{16,247}/, ['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_', 'whsec_'], 300),
    token('Hugging Face token', /hf_[A-Za-z0-9]{30,64}/, ['hf_']),
    token('npm or PyPI token', /npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{50,250}/, ['npm_', 'pypi-'], 300),
    token('SendGrid key', /SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,64}/, ['sg.']),
    token('Telegram bot token', /\d{8,10}:[A-Za-z0-9_-]{35}/, [':aa']),
    token('Twilio key', /(?:SK|AC)[0-9a-f]{32}/, ['sk0', 'sk1', 'sk2', 'sk3', 'sk4', 'sk5', 'sk6', 'sk7', 'sk8', 'sk9', 'ska', 'skb', 'skc', 'skd', 'ske', 'skf']),
    token('vendor token', /(?:dop_v1_[a-f0-9]{64}|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}|dapi[a-f0-9]{32}|hvs\.[A-Za-z0-9_-]{24,120}|tskey-[a-z]{2,12}-[A-Za-z0-9-]{10,60}|glsa_[A-Za-z0-9_]{32,48}|dckr_pat_[A-Za-z0-9_-]{27}|lin_api_[A-Za-z0-9]{40}|ntn_[A-Za-z0-9]{40,50}|sbp_[a-f0-9]{40}|PMAK-[a-f0-9-]{30,70}|ATATT3[A-Za-z0-9_=-]{50,240}|AGE-SECRET-KEY-1[A-Z0-9]{58}|n8n_api_[a-f0-9]{40,90}|r8_[A-Za-z0-9]{37}|gsk_[A-Za-z0-9]{40,60}|nvapi-[A-Za-z0-9_-]{40,80})/, ['dop_v1_', 'shpat_', 'shpca_', 'shppa_', 'shpss_', 'dapi', 'hvs.', 'tskey-', 'glsa_', 'dckr_pat_', 'lin_api_', 'ntn_', 'sbp_', 'pmak-', 'atatt3', 'age-secret-key-', 'n8n_api_', 'r8_', 'gsk_', 'nvapi-'], 300),
    { name: 'Azure storage key', regex: /AccountKey=(?<value>[A-Za-z0-9+/]{80,88}={0,2})/gd, score: 0.95, gate: { words: ['accountkey='] }, reach: 120 },
    { name: 'AWS secret key', regex: new RegExp(`aws.{0,20}?secret.{0,20}?key${ASSIGN}(?<value>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])`, 'gdi'), score: 0.95, gate: { words: ['aws'] }, reach: 120 },
    { name: 'address with a password', regex: /(?<![A-Za-z0-9])(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|sqlserver|oracle|ldaps?|s?ftp|smtps?|imaps?|mqtts?|clickhouse|https?|ssh|nats)(?:\+[a-z0-9]{1,12})?:\/\/[^\s:@/"'<>{}$]{0,64}:(?![*<${]|x{3})[^\s@/"'<>]{1,128}@[A-Za-z0-9.:[\]_-]{1,255}(?:[/?][^\s"'<>，。；、]{0,300})?/gi, score: 0.97, gate: { words: ['://'] }, reach: 800 },
    { name: 'password in a connection string', regex: /(?<=[;"'\s])(?:password|pwd)\s?=\s?(?<value>[^\s;"'<>{}$*]{3,128})(?=;|["'])/gdi, score: 0.8, gate: { words: ['password', 'pwd'] }, reach: 160 },
    { name: 'bearer or basic credentials', regex: /(?<![A-Za-z])(?:bearer|basic)\s{1,3}(?=[A-Za-z._~+/-]{0,60}\d)(?<value>[A-Za-z0-9._~+/-]{20,2000}={0,2})(?![A-Za-z0-9])/gdi, score: 0.8, gate: { words: ['bearer', 'basic'] }, reach: 2100 },
    { name: 'value of a secret\'s name', regex: new RegExp(`(?<![A-Za-z])(?:[A-Za-z0-9]{1,24}[_.-]){0,3}(?:password|passwd|passphrase|pwd|secret|api[_-]?key|apikey|access[_-]?key|secret[_-]?key|private[_-]?key|auth[_-]?token|access[_-]?token|refresh[_-]?token|token|client[_-]?secret|credential)s?${ASSIGN}${PLACEHOLDER}(?=[A-Za-z!-@_^~|-]{0,40}\\d)(?=[^A-Za-z]{0,40}[A-Za-z])(?<value>[A-Za-z0-9!#%&*+./=?@^_~|-]{8,256})(?![A-Za-z0-9(])`, 'gdi'), score: 0.7, gate: { words: ['password', 'passwd', 'passphrase', 'pwd', 'secret', 'api', 'apikey', 'access', 'private', 'token', 'credential'] }, reach: 320 },
    { name: 'value of 密碼 or 金鑰', regex: /(?:密碼|通行碼|金鑰|權杖|授權碼|私鑰|口令)(?:\s?\([^()\n]{1,12}\))?\s{0,2}(?:[:=|]|是|為|改成|設為)\s{0,3}["'`「]?(?=[A-Za-z!-/:-@_^~|-]{0,40}\d|[A-Za-z0-9]{0,40}[!#%&*+@^_~])(?=[^A-Za-z\s]{0,40}[A-Za-z])(?<value>[A-Za-z0-9!#$%&*+./=?@^_~|-]{6,256})/gd, score: 0.75, gate: { words: ['密碼', '通行碼', '金鑰', '權杖', '授權碼', '私鑰', '口令'] }, reach: 300, atWord: true },
  ],
  standard: 'https://www.rfc-editor.org/rfc/rfc7519',
};
