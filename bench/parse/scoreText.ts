/** How much of the truth came back, and how much of what came back is true; 0 to 1. */
export interface TextScore {
  readonly recall: number;
  readonly precision: number;
}

/** Compares by runs of three characters, counted, without white space and the signs of Markdown. */
export function scoreText(truth: string, read: string): TextScore {
  const [wanted, found] = [trigrams(truth), trigrams(read)];
  const both = [...wanted].reduce((sum, [run, count]) => sum + Math.min(count, found.get(run) ?? 0), 0);
  const total = (runs: ReadonlyMap<string, number>) => [...runs.values()].reduce((sum, count) => sum + count, 0);
  return { recall: both / (total(wanted) || 1), precision: both / (total(found) || 1) };
}

function trigrams(text: string): Map<string, number> {
  const plain = Array.from(text.replace(/<!-- page \d+ -->/g, '').replace(/[\s|#*>`\-[\]()\\]+/g, '').normalize('NFKC'));
  const runs = new Map<string, number>();
  for (let at = 0; at + 3 <= plain.length; at++) {
    const run = plain.slice(at, at + 3).join('');
    runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}
