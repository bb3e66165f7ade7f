import type { Load } from './findPeers';
import { READABLE, type Stored } from './passages';
import type { QueryArm } from './runQueryArms';

interface Query {
  distanceType(type: 'cosine'): Query;
  where(predicate: string): Query;
  select(columns: string[]): Query;
  limit(count: number): Query;
  toArray(): Promise<{ id: string }[]>;
}

interface Table {
  add(rows: readonly object[]): Promise<unknown>;
  query(): { nearestTo(vector: readonly number[]): Query };
  close(): void;
}

interface LanceModule {
  connect(path: string): Promise<{ createTable(name: string, rows: readonly object[]): Promise<Table> }>;
}

/** LanceDB without an index: a scan of every vector, with the filter before it, so that it finds the nearest ones too. */
export interface Lance {
  readonly arm: QueryArm;
  add(stored: readonly Stored[]): Promise<void>;
  /** Writes what is left to be written. */
  finish(): Promise<void>;
  close(): void;
}

const AT_ONCE = 10_000;

/** A table in a folder of its own. */
export async function openLance(load: Load, folder: string): Promise<Lance> {
  const database = await load<LanceModule>('@lancedb/lancedb').connect(folder);
  let table: Table | undefined;
  let waiting: object[] = [];
  const write = async () => {
    if (waiting.length === 0) return;
    if (table) await table.add(waiting);
    else table = await database.createTable('bench', waiting);
    waiting = [];
  };
  return {
    arm: {
      name: 'LanceDB, flat scan', exact: true,
      async ask({ vector }) {
        const query = table?.query().nearestTo([...vector]).distanceType('cosine').where(`allow = '${READABLE}'`).select(['id', '_distance']).limit(10);
        return ((await query?.toArray()) ?? []).map(({ id }) => id);
      },
    },
    async add(stored) {
      waiting.push(...stored.map(({ id, allow, text, vector }) => ({ id, allow, text, vector: [...vector] })));
      if (waiting.length >= AT_ONCE) await write();
    },
    finish: write,
    close: () => table?.close(),
  };
}
