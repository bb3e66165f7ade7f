/** The text without the links and images that lead to other hosts, and the hosts that they led to. */
export interface StrippedText {
  readonly text: string;
  readonly removed: readonly { readonly kind: 'link' | 'image' | 'markup'; readonly host: string }[];
}

type Removed = StrippedText['removed'][number];
const GONE = '(link removed)';
const ROUNDS = 20;

/** What the renderer would follow: the part before the title, without angle brackets. */
function destinationOf(inner: string): string {
  const trimmed = inner.trim();
  return (trimmed.startsWith('<') ? trimmed.slice(1).split('>')[0] : trimmed.split(/\s/)[0]) ?? '';
}

/** An escape or an entity in a destination is decoded by the renderer, so what it leads to cannot be read off: such a one has no host. */
function hostOf(destination: string): string {
  if (/\\|&(?:#|[a-z][a-z0-9]{1,30};)/i.test(destination)) return '';
  const url = URL.parse(destination.startsWith('www.') ? `https://${destination}` : destination);
  return url && /^https?:$/.test(url.protocol) ? url.hostname.toLowerCase() : '';
}

const ACTIVE_TAG = /^<\/?(?:a|img|image|picture|source|video|audio|track|iframe|frame|object|embed|link|meta|base|form|input|button|svg|script|style|body|table|td)\b/i;
const ACTIVE_ATTRIBUTE = /(?:src|href|srcset|action|data|poster|background|style|content|cite|on\w{2,20})\s*=/i;

interface Rule {
  readonly kind: Removed['kind'];
  readonly pattern: RegExp;
  readonly instead?: string;
  readonly harmless?: (whole: string) => boolean;
}

/**
 * In this order: each rule leaves less for the next, and the bare address at the end catches what no form of Markdown
 * explained. Every quantifier is bounded or cannot be entered in two ways, so that no text makes one slow.
 */
const RULES: readonly Rule[] = [
  { kind: 'image', pattern: /!\[(?<label>[^[\]]{0,2000})\]\((?<to>[^)]{0,4000})\)/g },
  { kind: 'link', pattern: /\[(?<label>[^[\]]{0,2000})\]\((?<to>[^)]{0,4000})\)/g },
  { kind: 'link', pattern: /\]\((?<to>[^)]{0,4000})\)?/g, instead: ']', harmless: (whole) => !/[:/\\&]/.test(whole) },
  { kind: 'link', pattern: /^[ \t>*+-]{0,200}\[[^\]]{1,999}\]:\s*(?<to>[^\n]+)$/gm, instead: '' },
  { kind: 'markup', pattern: /<[a-z/!][^<>]{0,4000}>?/gi, instead: '', harmless: (whole) => !ACTIVE_TAG.test(whole) && !ACTIVE_ATTRIBUTE.test(whole) },
  { kind: 'link', pattern: /(?<to>(?:(?<![a-z0-9])[a-z][a-z0-9+.-]{1,20}:)?\/\/[^\s<>"'()[\]，。；、）」』]+)/gi, instead: GONE },
  { kind: 'link', pattern: /(?<to>(?:javascript|data|vbscript|mailto):[^\s<>"'()[\]]+)/gi, instead: GONE },
  { kind: 'link', pattern: /(?<to>(?<![\w/.@-])www\.[^\s<>"'()[\]，。；、）」』]+)/gi, instead: GONE },
];

/**
 * Removes every link and image of a model's output whose host is not allowed, inline, by reference, as HTML or bare: a
 * client that renders the output then fetches nothing and offers nothing to click. Hosts are compared exactly.
 */
export function stripLinks(original: string, allowedHosts: readonly string[]): StrippedText {
  const allowed = new Set(allowedHosts.map((host) => host.trim().toLowerCase()).filter(Boolean));
  const removed: Removed[] = [];
  const apply = (text: string, rule: Rule) =>
    text.replace(rule.pattern, (whole: string, ...rest: unknown[]) => {
      const { label, to = '' } = (typeof rest.at(-1) === 'object' ? rest.at(-1) : {}) as { label?: string; to?: string };
      const host = hostOf(destinationOf(to));
      if (allowed.has(host) || rule.harmless?.(whole)) return whole;
      removed.push({ kind: rule.kind, host });
      return rule.instead ?? label ?? '';
    });
  let text = original;
  // Removing one form can put another together, so this goes on until nothing changes.
  for (let round = 0, before = ''; before !== text; round++) {
    before = text;
    text = round < ROUNDS ? RULES.reduce(apply, text) : text.replace(/[[\]<>]|\/\//g, '');
  }
  return { text, removed };
}
