import type { Kysely } from 'kysely';
import type { OpenDatabase } from './open-database.ts';
import { joinSegments, partsOfSegments } from './segment-parts.ts';
import type { WorkshopTables } from './tables.ts';

/**
 * An open workshop: kysely for rows, segments for the history's columns, `VACUUM INTO` for copies. What is a promise
 * here waits until no transaction is open on the one connection: it would become a part of that, or fail in it.
 */
export interface WorkshopDatabase {
  readonly path: string;
  readonly query: Kysely<WorkshopTables>;
  /** Replace all segments and run `alongside` in the same transaction: both or neither. */
  writeSegments(segments: ReadonlyMap<string, Uint8Array>, alongside: () => void): Promise<void>;
  /** Run what belongs together in a transaction that leaves the segments as they are. */
  transact(work: () => void): Promise<void>;
  /** All columns, but one that the reader can do without. */
  readSegments(without?: string): ReadonlyMap<string, Uint8Array>;
  /** One row for the transaction of `writeSegments` or `transact`, synchronously. */
  run(sql: string, ...parameters: readonly (string | number | null | Uint8Array)[]): void;
  /** Rewrites the file without what was deleted in it: free pages and the write-ahead log hold nothing afterwards. */
  purge(): Promise<void>;
  /** How many rows this connection has changed so far; rises with every change. */
  changeCount(): number;
  /** A whole, compact copy as a single file; the target must not exist. */
  copyTo(target: string): Promise<void>;
  close(): void;
}

/** Wraps an open, migrated database. */
export function workshopDatabase({ raw, query }: OpenDatabase<WorkshopTables>, path: string): WorkshopDatabase {
  const alone = (work: () => void): Promise<void> => query.connection().execute(async () => work());
  return {
    path,
    query,
    writeSegments: (segments, alongside) =>
      alone(() => {
        raw.transaction(() => {
          replaceSegments(raw, segments);
          alongside();
        })();
      }),
    transact: (work) => alone(() => raw.transaction(work)()),
    readSegments(without) {
      return storedSegments(raw, without);
    },
    run(sql, ...parameters) {
      raw.prepare(sql).run(...parameters);
    },
    purge: () =>
      alone(() => {
        raw.pragma('secure_delete = ON');
        raw.exec('VACUUM');
        raw.pragma('wal_checkpoint(TRUNCATE)');
      }),
    changeCount() {
      return (raw.prepare('SELECT total_changes() AS n').get() as { n: number }).n; // one row by definition
    },
    copyTo: (target) => alone(() => void raw.prepare('VACUUM INTO ?').run(target)),
    close() {
      raw.pragma('optimize');
      raw.close();
    },
  };
}

function replaceSegments(raw: OpenDatabase<WorkshopTables>['raw'], segments: ReadonlyMap<string, Uint8Array>): void {
  const insert = raw.prepare('INSERT INTO history_segment (name, part, bytes) VALUES (?, ?, ?)');
  raw.exec('DELETE FROM history_segment');
  for (const { name, part, bytes } of partsOfSegments(segments)) insert.run(name, part, bytes);
}

/**
 * The history's columns, part by part into the memory that they stay in. No map of the file is read: it would spare a twentieth
 * of the time, and end the process when the drive with the file is pulled out.
 */
export function storedSegments(raw: OpenDatabase<WorkshopTables>['raw'], without = ''): ReadonlyMap<string, Uint8Array> {
  // The columns just selected, each time.
  const sizes = raw.prepare('SELECT name, sum(length(bytes)) AS size FROM history_segment WHERE name <> ? GROUP BY name').all(without) as { name: string; size: number }[];
  return joinSegments(sizes, raw.prepare('SELECT name, bytes FROM history_segment WHERE name <> ? ORDER BY name, part').iterate(without) as Iterable<{ name: string; bytes: Buffer }>);
}
