const stops = new Set();
let stopping;

/** Registers something to stop when this process ends for any reason that it can see; returns the function that forgets it. */
export function stopAtEnd(stop) {
  stops.add(stop);
  return () => stops.delete(stop);
}

/** Stops everything registered, last first; safe to call twice. */
export const stopEverything = () => (stopping ??= runStops());

/** Ends the process group whose leader is `pid`; one that is already gone is fine. */
export function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

async function runStops() {
  for (const stop of [...stops].reverse()) await Promise.resolve(stop()).catch((error) => console.error(error.message));
  stops.clear();
  stopping = undefined;
}

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** From now on Ctrl-C, SIGTERM, SIGHUP and the death of the process that started us stop everything first. */
export function stopOnSignals() {
  const leave = (code) => stopEverything().finally(() => process.exit(code));
  for (const [signal, code] of Object.entries(EXIT_CODES)) process.on(signal, () => leave(code));
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || leave(129), 1000).unref();
}
