import { ImapFlow } from 'imapflow';
import { ServiceUnavailable } from '../../errors/ServiceUnavailable';
import type { MailboxConfiguration } from '../configuration';

/** More of a message is not read: its header and text come first, attachments last. */
const LARGEST_BYTES = 2_000_000;
const TIMEOUT = 20_000;

/** The bytes of one message by its UID, at most the first 2 MB, without marking it as read. */
export async function fetchMessage(configuration: MailboxConfiguration, mailbox: string, uid: number): Promise<Uint8Array> {
  const client = openClient(configuration);
  try {
    await client.connect();
    await client.mailboxOpen(mailbox, { readOnly: true });
    const message = await client.fetchOne(String(uid), { source: { start: 0, maxLength: LARGEST_BYTES } }, { uid: true });
    if (message && message.source) return message.source;
  } catch (cause) {
    throw unavailable(configuration, cause);
  } finally {
    client.close();
  }
  throw new ServiceUnavailable('MAIL_GONE', `The mail with UID ${uid} is no longer in the mailbox "${mailbox}".`, 'Was it moved or deleted in the meantime? Then nothing is to be done.');
}

function openClient({ host, port, secure, user, password, allowUnauthorizedCerts }: MailboxConfiguration): ImapFlow {
  const client = new ImapFlow({
    host, port, secure, auth: { user, pass: password }, tls: { rejectUnauthorized: !allowUnauthorizedCerts }, logger: false, disableAutoIdle: true,
    connectionTimeout: TIMEOUT, greetingTimeout: TIMEOUT, socketTimeout: TIMEOUT, maxLiteralSize: 2 * LARGEST_BYTES,
  });
  // A lost connection also fails the command that waits for it, and that is where it is told.
  client.on('error', () => undefined);
  return client;
}

function unavailable({ host, port, user }: MailboxConfiguration, cause: unknown): ServiceUnavailable {
  const refused = (cause as { authenticationFailed?: unknown }).authenticationFailed === true;
  const what = refused ? `refused the login of ${user}` : 'could not be read';
  return new ServiceUnavailable('MAILBOX_UNREADABLE', `The mailbox at ${host}:${port} ${what}.`, refused ? 'Correct the user or the password in the IMAP credential.' : 'Check the IMAP credential with its own test.', { cause });
}
