import { StepFailed } from './StepFailed.mjs';

const HEARTBEAT = 10_000;
const out = process.stderr;
const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;

/** Shows one long step with what it waits for: a living line on a terminal, a line every 10 s elsewhere. Writes to standard error only. */
export async function step(title, waitingFor, work) {
  const since = Date.now();
  let note = waitingFor;
  const line = () => `${title}: ${note} (${seconds(since)})`;
  const show = out.isTTY
    ? () => out.write(`\r\x1b[2K${line().slice(0, (out.columns ?? 80) - 1)}`)
    : () => out.write(`${line()}\n`);
  show();
  const timer = setInterval(show, out.isTTY ? 500 : HEARTBEAT);
  try {
    const result = await work((text) => (note = text));
    end(`${title}: done (${seconds(since)})`);
    return result;
  } catch (error) {
    end(`${title}: FAILED (${seconds(since)})`);
    throw error instanceof StepFailed ? error : new StepFailed(`${title}: ${error.message}`, 'See the lines above.');
  } finally {
    clearInterval(timer);
  }
}

/** One line on standard error. */
export const say = (text) => out.write(`${text}\n`);

/** A function that says the first thing it is given and then keeps quiet. */
export const sayOnce = () => {
  let said = false;
  return (text) => {
    if (!said) say(text);
    said = true;
  };
};

const end = (text) => out.write(out.isTTY ? `\r\x1b[2K${text}\n` : `${text}\n`);
