import type { IExecuteFunctions } from 'n8n-workflow';
import type { Auditor } from '../../src/audit/withAudit';
import { AccessRefused } from '../../src/errors/AccessRefused';
import { authenticateSender } from '../../src/mail/authenticateSender';
import type { Mail } from '../../src/mail/Mail';
import { type Asker, MAIL_ISSUER } from '../../src/principal/Principal';
import { PUBLIC_ASKER } from './asker';
import { openDirectory } from './connect';
import { type AskedFor, type OpenDirectory, resolveKnownAsker, type ResolvedAsker } from './resolveAsker';

/** For whom a mail is answered, and why: a person, the public, or nobody. */
export type ResolvedSender = { readonly why: string } & ({ readonly status: 'known' | 'public'; readonly who: ResolvedAsker } | { readonly status: 'refused'; readonly who?: undefined });

/**
 * Resolves the sender of a mail. A person only where the mail server vouches for an address that the directory knows; else the public, and
 * where the directory has no such group, nobody. `fetched` says that we read the mail from the mailbox: any other could be made up, so it counts as typed.
 */
export async function resolveSender(
  context: IExecuteFunctions, auditor: Auditor | undefined, { mail, fetched }: { readonly mail: Mail; readonly fetched: boolean }, askedFor: AskedFor, itemIndex: number,
): Promise<ResolvedSender> {
  const opened = await openDirectory(context, itemIndex);
  try {
    const { asker, why } = await knownSender(opened, mail, fetched);
    const status = asker ? 'known' : 'public';
    return await resolveKnownAsker(context, auditor, opened, asker ?? PUBLIC_ASKER, askedFor).then((who) => ({ status, why, who }) as const, (error: unknown) => refusedOf(error, why));
  } finally {
    await opened.directory.close();
  }
}

function refusedOf(error: unknown, why: string): Promise<ResolvedSender> {
  if (!(error instanceof AccessRefused)) return Promise.reject(error as Error);
  return Promise.resolve({ status: 'refused', why: `${why} ${error.message}` });
}

async function knownSender({ directory, policy }: OpenDirectory, mail: Mail, fetched: boolean): Promise<{ asker?: Asker; why: string }> {
  const check = authenticateSender(mail, policy.mailServer);
  if (!check.authenticated) return { why: check.why };
  if (!fetched && !policy.allowTyped) return { why: 'This mail was not read from a mailbox, so nothing proves its sender.' };
  const asker: Asker = { issuer: MAIL_ISSUER, subject: check.address, assurance: fetched ? 'mail' : 'typed' };
  const known = await directory.resolve(asker).then(() => true, (error: unknown) => (error instanceof AccessRefused ? false : Promise.reject(error as Error)));
  return known ? { asker, why: check.why } : { why: `${check.why} The directory does not let ${check.address} ask.` };
}
