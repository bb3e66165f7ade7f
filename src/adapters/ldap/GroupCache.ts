import type { PrincipalId } from '../../principal/Principal';

/** A call that has just begun must not run out of time because its groups were read a while ago. */
export const CALL_SECONDS = 30;
const LONGEST_SECONDS = 300 - CALL_SECONDS;
const MOST_PEOPLE = 10_000;

interface Remembered {
  readonly groups: readonly PrincipalId[];
  readonly at: number;
}

/** The groups of people for some seconds, by whatever key says for whom and by which credential they were read; 0 remembers nothing. */
export class GroupCache {
  private readonly held = new Map<string, Remembered>();

  get(key: string, seconds: number, now: number): readonly PrincipalId[] | undefined {
    const found = this.held.get(key);
    if (found && now >= found.at && now - found.at < Math.min(seconds, LONGEST_SECONDS) * 1000) return found.groups;
    this.held.delete(key);
    return undefined;
  }

  set(key: string, groups: readonly PrincipalId[], now: number): void {
    if (this.held.size >= MOST_PEOPLE) this.held.delete(this.held.keys().next().value ?? '');
    this.held.set(key, { groups, at: now });
  }
}
