import { ATTEMPTS, retryDelay } from '../../../src/adapters/qdrant/retryDelay';

test.each([
  { failure: { status: 429 }, attempt: 1, random: 0, delay: 250, why: 'busy passes' },
  { failure: { status: 503 }, attempt: 2, random: 0, delay: 500, why: 'each wait is twice the last' },
  { failure: { status: 503 }, attempt: 3, random: 0.5, delay: 1500, why: 'chance keeps callers apart' },
  { failure: { code: 'ECONNRESET' }, attempt: 1, random: 1, delay: 500, why: 'a broken connection passes' },
  { failure: { status: 429, after: 12_000 }, attempt: 1, random: 1, delay: 12_000, why: 'the server knows best' },
  { failure: { status: 429, after: 10 }, attempt: 1, random: 0, delay: 250, why: 'an eager server is not hammered' },
  { failure: { status: 429, after: 3_600_000 }, attempt: 1, random: 0, delay: undefined, why: 'nobody waits an hour for an answer' },
  { failure: { status: 503 }, attempt: ATTEMPTS, random: 0, delay: undefined, why: 'enough was tried' },
  { failure: { status: 400 }, attempt: 1, random: 0, delay: undefined, why: 'what is wrong stays wrong' },
  { failure: { status: 500 }, attempt: 1, random: 0, delay: undefined, why: 'a fault of the server is not made better by more of it' },
  { failure: { code: 'ECONNREFUSED' }, attempt: 1, random: 0, delay: undefined, why: 'nothing listens there' },
  { failure: {}, attempt: 1, random: 0, delay: undefined, why: 'it was no answer' },
])('after $failure, attempt $attempt, the wait is $delay ms, because $why', ({ failure, attempt, random, delay }) => {
  expect(retryDelay(failure, attempt, () => random)).toBe(delay);
});
