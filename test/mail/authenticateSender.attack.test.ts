import { authenticateSender } from '../../src/mail/authenticateSender';
import type { HeaderField } from '../../src/mail/Mail';
import { readMail } from '../../src/mail/readMail';

const OWN = 'mx.formosa.example';
const FROM = 'From: =?utf-8?B?546L5bu65a6P?= <wang@formosa.example>';
const by = (results: string) => `Authentication-Results: ${OWN}; ${results}`;

async function check(...lines: string[]) {
  return authenticateSender(await readMail(Buffer.from([...lines, 'Subject: x', '', 'x', ''].join('\r\n'))), OWN);
}

describe('a sender is believed', () => {
  it.each([
    ['DMARC passed', [by('dmarc=pass (p=none dis=none) header.from=formosa.example'), FROM]],
    ['DMARC passed among other results, folded over lines', [`Authentication-Results: ${OWN};\r\n\tdkim=pass header.d=formosa.example header.s=a;\r\n\tspf=fail smtp.mailfrom=x@other.example;\r\n\tdmarc=pass header.from=FORMOSA.example`, FROM]],
    ['the name of the server is written in capitals and with a version', [`Authentication-Results: MX.Formosa.Example 1; dmarc=pass header.from=formosa.example`, FROM]],
    ['the sender logged in with this very address', [by('auth=pass (login) smtp.auth=wang@formosa.example'), FROM]],
    ['DKIM passed for the domain and there is no DMARC result', [by('dkim=pass header.d=formosa.example'), FROM]],
    ['DKIM passed, told by the identity', [by('dkim=pass header.i=@formosa.example header.b="a;b"'), FROM]],
    ['SPF passed for the domain where it publishes no DMARC policy', [by('spf=pass smtp.mailfrom=bounce@formosa.example; dmarc=none header.from=formosa.example'), FROM]],
    ['another server has written above', ['Authentication-Results: archive.formosa.example; none', by('dmarc=pass header.from=formosa.example'), FROM]],
  ])('when %s', async (_why, lines) => {
    expect(await check(...lines)).toMatchObject({ authenticated: true, address: 'wang@formosa.example' });
  });
});

describe('a sender is not believed', () => {
  const pass = by('dmarc=pass header.from=formosa.example');
  it.each([
    ['no server has said anything', [FROM]],
    ['another server says it', ['Authentication-Results: mx.evil.example; dmarc=pass header.from=formosa.example', FROM]],
    ['a server with a longer name says it', [`Authentication-Results: ${OWN}.evil.example; dmarc=pass header.from=formosa.example`, FROM]],
    ['the name only stands in a comment', [`Authentication-Results: mx.evil.example (${OWN}); dmarc=pass header.from=formosa.example`, FROM]],
    ['a forged line of our server lies below the real one', [by('dmarc=fail header.from=formosa.example'), pass, FROM]],
    ['a forged line lies below one of our server that is broken', [by('dmarc=fail (never closed'), pass, FROM]],
    ['a forged line lies below one that names no server', ['Authentication-Results: spf=pass smtp.mailfrom=a@evil.example', pass, FROM]],
    ['the result stands in a comment', [by('dmarc=fail (dmarc=pass header.from=formosa.example) header.from=formosa.example'), FROM]],
    ['the result stands in nested comments', [by('spf=fail (a (b) ; dmarc=pass header.from=formosa.example; ) smtp.mailfrom=a@evil.example'), FROM]],
    ['the result stands in a quoted envelope sender', [by('spf=pass smtp.mailfrom="x; dmarc=pass header.from=formosa.example"@evil.example'), FROM]],
    ['the result stands in a quoted envelope sender with an escaped quote', [by('spf=pass smtp.mailfrom="x\\"; dmarc=pass header.from=formosa.example; a=\\""@evil.example'), FROM]],
    ['the envelope sender holds an encoded word that would decode to a result', [by('spf=pass smtp.mailfrom==?utf-8?Q?a=3B_dmarc=3Dpass_header.from=3Dformosa.example?=@evil.example'), FROM]],
    ['there are two results of DMARC', [by('dmarc=pass header.from=formosa.example; dmarc=fail header.from=formosa.example'), FROM]],
    ['DMARC passed for another domain', [by('dmarc=pass header.from=evil.example'), FROM]],
    ['DMARC passed for the parent domain', [by('dmarc=pass header.from=example'), FROM]],
    ['DMARC passed without saying for which domain', [by('dmarc=pass'), FROM]],
    ['DMARC says two domains', [by('dmarc=pass header.from=evil.example header.from=formosa.example'), FROM]],
    ['DMARC failed, though DKIM passed for the domain', [by('dkim=pass header.d=formosa.example; dmarc=fail header.from=formosa.example'), FROM]],
    ['DKIM passed for another domain', [by('dkim=pass header.d=evil.example'), FROM]],
    ['DKIM passed for a domain that ends alike', [by('dkim=pass header.d=evil-formosa.example'), FROM]],
    ['SPF passed for another domain', [by('spf=pass smtp.mailfrom=wang@evil.example'), FROM]],
    ['SPF only knows the greeting', [by('spf=pass smtp.helo=formosa.example'), FROM]],
    ['somebody else of the company logged in', [by('auth=pass smtp.auth=intern@formosa.example'), FROM]],
    ['the result is a longer word', [by('dmarc=passed header.from=formosa.example'), FROM]],
    ['the server says that it checked nothing', [by('none'), FROM]],
    ['there are two From lines, of which DKIM signs only the lower', [by('dkim=pass header.d=formosa.example'), 'From: ceo@formosa.example', FROM]],
    ['one From line names two people', [pass, 'From: ceo@formosa.example, wang@formosa.example']],
    ['the From line is a group', [pass, 'From: staff: wang@formosa.example;']],
    ['the From line hides an address in a comment', [pass, 'From: wang@formosa.example (ceo@formosa.example)']],
    ['the From line has a second address after the first', [pass, 'From: <wang@formosa.example> <ceo@formosa.example>']],
    ['the From line has a quoted local part', [pass, 'From: "wang@formosa.example"@formosa.example']],
    ['the From line is missing', [pass]],
  ])('when %s', async (_why, lines) => {
    expect((await check(...lines)).authenticated).toBe(false);
  });

  it('when the Directory credential names no server', async () => {
    const mail = await readMail(Buffer.from([pass, FROM, '', ''].join('\r\n')));
    expect(authenticateSender(mail, ' ').authenticated).toBe(false);
  });

  it('whatever anybody puts below the line of the server', () => {
    const above: HeaderField = ['authentication-results', `${OWN}; spf=fail smtp.mailfrom=a@evil.example`];
    const forged: HeaderField = ['authentication-results', `${OWN}; auth=pass smtp.auth=wang@formosa.example; dmarc=pass header.from=formosa.example`];
    const mail = { fields: [above, ...Array.from({ length: 50 }, () => forged)], from: 'wang@formosa.example', name: '', subject: '', text: '' };
    expect(authenticateSender(mail, OWN).authenticated).toBe(false);
  });
});

test('the sender is the address itself, not a name that looks like one', async () => {
  const found = await check(by('dmarc=pass header.from=evil.example'), 'From: "ceo@formosa.example" <x@evil.example>');
  expect(found).toMatchObject({ authenticated: true, address: 'x@evil.example' });
});

test('a long hostile line is read in a moment', async () => {
  const started = performance.now();
  await check(by(`spf=pass smtp.mailfrom=${'"\\'.repeat(20_000)}`), `From: ${'<'.repeat(20_000)}@${'a.'.repeat(20_000)}`);
  expect(performance.now() - started).toBeLessThan(1000);
});
