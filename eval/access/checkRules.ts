import { parseDirectory } from '../../src/access/parseDirectory';
import { resolveAccess } from '../../src/access/resolveAccess';
import { mayRead, toAccessFilter } from '../../src/principal/AccessFilter';
import type { Principal } from '../../src/principal/Principal';
import type { InventedCompany } from './inventCompany';
import { plainOracle } from './plainOracle';

/** Pairs of a person and a document; of them: granted by the oracle, granted and got, granted and not got, and got without being granted. */
export type WayFigures = Readonly<Record<'pairs' | 'granted' | 'seen' | 'withheld' | 'leaks', number>>;

/** Counts one pair into figures. */
export function countPair(figures: WayFigures, granted: boolean, got: boolean): WayFigures {
  const { pairs, granted: all, seen, withheld, leaks } = figures;
  return { pairs: pairs + 1, granted: all + Number(granted), seen: seen + Number(granted && got), withheld: withheld + Number(granted && !got), leaks: leaks + Number(!granted && got) };
}

export const NO_PAIRS: WayFigures = { pairs: 0, granted: 0, seen: 0, withheld: 0, leaks: 0 };

/** Every person against every document through directory, rules, filter and check, compared with the oracle. */
export function checkRules(company: InventedCompany, now: Date): WayFigures {
  const directory = parseDirectory(company.directoryYaml);
  const may = plainOracle(company);
  const rules = new Map(company.documents.map(({ path }) => [path, resolveAccess(path, company.rules, directory.resolveName).access]));
  let figures = NO_PAIRS;
  for (const { id, groups, disabled } of directory.people.values()) {
    const principal: Principal = { tenant: 't', user: id, groups, resolvedAt: now.toISOString(), expiresAt: new Date(now.getTime() + 1000).toISOString() };
    const filter = disabled ? undefined : toAccessFilter(principal, now);
    for (const { path } of company.documents) figures = countPair(figures, may(id.slice('user:'.length), path), filter !== undefined && mayRead(filter, 't', rules.get(path)!));
  }
  return figures;
}
