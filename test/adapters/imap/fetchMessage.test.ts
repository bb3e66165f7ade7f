import { fetchMessage } from '../../../src/adapters/imap/fetchMessage';
import { type Dovecot, hasDovecot, startDovecot } from '../../fixtures/servers/startDovecot';
import { freePort } from '../../fixtures/servers/runServer';

const withDovecot = hasDovecot ? describe : describe.skip;

withDovecot('reading one message from Dovecot', () => {
  let dovecot: Dovecot;
  const configuration = () => ({ host: dovecot.host, port: dovecot.port, user: dovecot.user, password: dovecot.password, secure: false, allowUnauthorizedCerts: false });
  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterAll(() => dovecot.stop());

  it('gives its bytes as they were delivered, and does not mark it as read', async () => {
    const raw = 'From: a@b.example\r\nFrom: c@d.example\r\nSubject: =?utf-8?B?5L+d5Zu6?=\r\n\r\n保固\r\n';
    dovecot.deliver(raw);
    expect(Buffer.from(await fetchMessage(configuration(), 'INBOX', 1)).toString()).toBe(raw);
    expect(dovecot.read()).toBe(0);
  });

  it('gives the first 2 MB of a larger one', async () => {
    dovecot.deliver(`From: a@b.example\r\n\r\n${'x'.repeat(3_000_000)}`);
    expect((await fetchMessage(configuration(), 'INBOX', 2)).length).toBe(2_000_000);
  });

  it.each([
    ['the UID is not there', () => configuration(), 'INBOX', 99, 'no longer in the mailbox'],
    ['the mailbox is not there', () => configuration(), 'Nowhere', 1, 'could not be read'],
    ['the password is wrong', () => ({ ...configuration(), password: 'wrong' }), 'INBOX', 1, 'refused the login of service'],
  ])('says so where %s', async (_why, of, mailbox, uid, message) => {
    await expect(fetchMessage(of(), mailbox, uid)).rejects.toThrow(message);
  });
});

test('says so where nobody listens', async () => {
  const configuration = { host: '127.0.0.1', port: await freePort(), user: 'a', password: 'b', secure: false, allowUnauthorizedCerts: false };
  await expect(fetchMessage(configuration, 'INBOX', 1)).rejects.toMatchObject({ code: 'MAILBOX_UNREADABLE' });
});
