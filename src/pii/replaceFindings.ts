import type { Finding } from './Finding';

/** The text with each finding's value replaced; findings are in order and do not overlap. */
export function replaceFindings(text: string, findings: readonly Finding[], replace: (value: string, finding: Finding) => string): string {
  let at = 0;
  const parts = findings.flatMap((finding) => {
    const before = text.slice(at, finding.start);
    at = finding.end;
    return [before, replace(text.slice(finding.start, finding.end), finding)];
  });
  return parts.join('') + text.slice(at);
}
