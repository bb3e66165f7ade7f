/** Arms over the same text; the first one is the denominator. Each returns something that depends on its work. */
export interface Suite {
  readonly text: string;
  readonly arms: Readonly<Record<string, (text: string) => number>>;
}

export interface Row {
  readonly arm: string;
  readonly megacharacters: number;
  /** Per second of this process' own time, which others on the machine do not lengthen. */
  readonly megacharactersByCpu: number;
  readonly ratio: number;
}

const ROUNDS = 7;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Runs all arms in turn, one warm-up and seven counted rounds: median speeds, and median of the rounds' ratios to the first arm. */
export function runArms({ text, arms }: Suite): Row[] {
  const names = Object.keys(arms);
  const rounds = Array.from({ length: ROUNDS + 1 }, () => names.map((name) => speed(() => arms[name]?.(text), text.length))).slice(1);
  return names.map((arm, at) => ({
    arm, megacharacters: median(rounds.map((round) => round[at]?.wall ?? 0)), megacharactersByCpu: median(rounds.map((round) => round[at]?.cpu ?? 0)),
    ratio: median(rounds.map((round) => (round[at]?.wall ?? 0) / (round[0]?.wall || 1))),
  }));
}

function speed(work: () => unknown, characters: number): { wall: number; cpu: number } {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  work();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: characters / 1000 / (performance.now() - start), cpu: characters / (user + system) };
}
