import { type Mail, valuesOf } from './Mail';
import { type MethodResult, parseAuthenticationResults } from './parseAuthenticationResults';
import { domainOf } from './parseMailbox';

/** Whether the mail server vouches for the address of the From line, and in words why or why not. */
export type SenderCheck = { readonly authenticated: true; readonly address: string; readonly why: string } | { readonly authenticated: false; readonly why: string };

/**
 * Believes only the topmost Authentication-Results field that bears the name (authserv-id) of `server` (RFC 8601), and none below one whose
 * name cannot be read. It must say that the sender logged in with this very address, or that DMARC passed, or, without any DMARC result,
 * that DKIM or SPF passed for exactly the From domain.
 */
export function authenticateSender({ fields, from }: Mail, server: string): SenderCheck {
  if (!from) return refused('The mail does not have exactly one From line with one plain address.');
  if (!server.trim()) return refused('The Directory credential names no mail server to believe.');
  const all = valuesOf(fields, 'authentication-results').map(parseAuthenticationResults);
  const at = all.findIndex((found) => !found || found.server === server.trim().toLowerCase());
  if (at < 0) return refused(`The mail carries no Authentication-Results of ${server.trim()}.`);
  const own = all[at];
  if (!own?.results) return refused(`The Authentication-Results of ${server.trim()} cannot be read without doubt.`);
  const why = vouching(own.results, from);
  return why ? { authenticated: true, address: from, why } : refused(`${server.trim()} does not vouch for ${from}.`);
}

const refused = (why: string): SenderCheck => ({ authenticated: false, why });

function vouching(results: readonly MethodResult[], from: string): string | undefined {
  const domain = domainOf(from);
  const of = (method: string) => results.filter((result) => result.method === method);
  const says = (method: string, property: string, value: (stated: string) => string, wanted: string) =>
    of(method).some(({ result, properties }) => result === 'pass' && value((properties.get(property) ?? '').toLowerCase()) === wanted);
  const [dmarc, second] = of('dmarc');
  if (second) return undefined;
  if (says('auth', 'smtp.auth', whole, from)) return 'The sender logged in to the mail server with this address.';
  if (dmarc && dmarc.result !== 'none') return says('dmarc', 'header.from', whole, domain) ? 'DMARC passed for the domain.' : undefined;
  if (says('dkim', 'header.d', whole, domain) || says('dkim', 'header.i', domainOf, domain)) return 'DKIM passed for the domain.';
  return says('spf', 'smtp.mailfrom', domainOf, domain) ? 'SPF passed for the domain.' : undefined;
}

const whole = (stated: string) => stated;
