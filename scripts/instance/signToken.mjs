import { createHmac } from 'node:crypto';

const base64url = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT (RFC 7519) signed with HS256 (RFC 7518); `now` and `lifetime` are seconds. */
export function signToken(claims, secret, { now = Math.floor(Date.now() / 1000), lifetime = 300 } = {}) {
  const head = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({ iat: now, exp: now + lifetime, ...claims })}`;
  return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
}
