import { percentile } from '../../eval/percentile';
import { type Cost, interval, measure, median } from './measure';

/** What is asked, and the chunks that a full look at every permitted vector gives, the nearest first. */
export interface Question {
  readonly text: string;
  readonly vector: Float32Array;
  readonly nearest: readonly string[];
}

/** One way to ask; gives the ids of what it found. `exact` where these should be the nearest ones. */
export interface QueryArm {
  readonly name: string;
  readonly exact: boolean;
  ask(question: Question): Promise<readonly string[]> | readonly string[];
}

/** Milliseconds; `ratio` is the arm's median to the first arm's, `over` what it takes more (p50 and p95), both by rounds with their 95 % intervals. */
export interface QueryRow {
  readonly arm: string;
  readonly p50: number;
  readonly p95: number;
  readonly ratio: number;
  readonly ratioInterval: readonly [number, number];
  readonly over: number;
  readonly overInterval: readonly [number, number];
  readonly overP95: number;
  readonly cpu: number;
  readonly loopP99: number;
  readonly rss: number;
  readonly 'recall@10'?: number;
  /** Share of what was given out that the asker may not read. */
  readonly leaked: number;
}

interface Round extends Cost {
  readonly times: readonly number[];
  readonly recalled: number;
  readonly leaked: number;
}

async function runRound(arm: QueryArm, questions: readonly Question[], permitted: ReadonlySet<string>): Promise<Round> {
  const times: number[] = [];
  const answers: (readonly string[])[] = [];
  const cost = await measure(async () => {
    for (const question of questions) {
      const began = performance.now();
      answers.push(await arm.ask(question));
      times.push(performance.now() - began);
    }
  });
  const all = answers.flat();
  const recalled = answers.reduce((sum, ids, i) => sum + (questions[i]?.nearest ?? []).filter((id) => ids.includes(id)).length, 0);
  return { ...cost, times, recalled: recalled / questions.reduce((sum, { nearest }) => sum + nearest.length, 0), leaked: all.length > 0 ? all.filter((id) => !permitted.has(id)).length / all.length : 0 };
}

function toRow({ name, exact }: QueryArm, own: readonly Round[], first: readonly Round[], questions: number): QueryRow {
  const of = (field: keyof Cost | 'recalled' | 'leaked') => median(own.map((round) => round[field]));
  const compare = (share: number, how: (a: number, b: number) => number) => own.map(({ times }, i) => how(percentile(times, share), percentile(first[i]?.times ?? [], share)));
  const [ratios, over] = [compare(0.5, (a, b) => a / b), compare(0.5, (a, b) => a - b)];
  const times = own.flatMap((round) => round.times);
  return {
    arm: name, p50: percentile(times, 0.5), p95: percentile(times, 0.95), ratio: median(ratios), ratioInterval: interval(ratios), over: median(over), overInterval: interval(over),
    overP95: median(compare(0.95, (a, b) => a - b)), cpu: of('cpu') / questions, loopP99: of('loopP99'), rss: of('rss'), ...(exact && { 'recall@10': of('recalled') }), leaked: of('leaked'),
  };
}

/** The arms in turn, round after round, each round with questions of its own after one that is not counted; ratios are taken within a round. */
export async function runQueryArms(arms: readonly QueryArm[], rounds: number, questionsOf: (round: number) => readonly Question[], permitted: ReadonlySet<string>): Promise<QueryRow[]> {
  const runs = new Map<string, Round[]>(arms.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    const questions = questionsOf(round);
    for (const arm of arms) {
      const run = await runRound(arm, questions, permitted);
      if (round > 0) runs.get(arm.name)?.push(run);
    }
  }
  const [first] = runs.values();
  return arms.map((arm) => toRow(arm, runs.get(arm.name) ?? [], first ?? [], questionsOf(0).length));
}
