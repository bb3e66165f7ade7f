import type { Finding } from './Finding';

/** One way in which values were found, how often and how surely. */
export interface ReportRow {
  readonly entity: string;
  readonly pattern: string;
  readonly count: number;
  readonly lowestScore: number;
  readonly validated: boolean;
}

/** What was found, without any value or place: for logs and for people who may not see the text. */
export function reportFindings(findings: readonly (readonly Finding[])[]): { readonly total: number; readonly rows: readonly ReportRow[] } {
  const rows = new Map<string, ReportRow>();
  for (const { entity, score, why } of findings.flat()) {
    const key = `${entity} ${why.pattern}`;
    const known = rows.get(key);
    rows.set(key, { entity, pattern: why.pattern, count: (known?.count ?? 0) + 1, lowestScore: Math.min(known?.lowestScore ?? 1, score), validated: why.validated });
  }
  return { total: findings.flat().length, rows: [...rows.values()] };
}
