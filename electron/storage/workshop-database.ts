import type { Kysely } from 'kysely';
import type { OpenDatabase } from './open-database.ts';
import { joinSegments, partsOfSegments, segmentJoiner } from './segment-parts.ts';
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
  /** The same a stretch at a time, so that others are answered in between. */
  readSegmentsGently(without?: string): Promise<ReadonlyMap<string, Uint8Array>>;
  /** One row for the transaction of `writeSegments` or `transact`, synchronously. */
  run(sql: string, ...parameters: readonly (string | number | null | Uint8Array)[]): void;
  /** Rewrites the file without what was deleted in it: free pages and the write-ahead log hold nothing afterwards. */
  purge(): Promise<void>;
  /** How many rows this connection has changed so far; rises with every change. */
  changeCount(): number;
  /** How often this connection has written the history. */
  historyCount(): number;
  /** A whole, compact copy as a single file; the target must not exist. */
  copyTo(target: string): Promise<void>;
  close(): void;
}

/** Wraps an open, migrated database. */
export function workshopDatabase({ raw, query }: OpenDatabase<WorkshopTables>, path: string): WorkshopDatabase {
  let written = 0;
  const alone = (work: () => void): Promise<void> => query.connection().execute(async () => work());
  return {
    path,
    query,
    writeSegments: (segments, alongside) =>
      alone(() => {
        raw.transaction(() => {
          replaceSegments(raw, segments);
          written++;
          alongside();
        })();
      }),
    transact: (work) => alone(() => raw.transaction(work)()),
    readSegments(without) {
      return storedSegments(raw, without);
    },
    async readSegmentsGently(without) {
      for (;;) {
        const before = written;
        const segments = await segmentsGently(raw, alone, () => written === before, without);
        if (segments !== null) return segments;
      }
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
    historyCount: () => written,
    copyTo: (target) => alone(() => void raw.prepare('VACUUM INTO ?').run(target)),
    close() {
      raw.pragma('optimize');
      raw.close();
    },
  };
}

function replaceSegments(raw: OpenDatabase<WorkshopTables>['raw'], segments: ReadonlyMap<string, Uint8Array>): void {
  const insert = raw.prepare('INSERT INTO history_segment (name, part, bytes) VALUES (?, ?, ?)');
  raw.exec('DELETE FROM history_segment; DELETE FROM kept_answer');
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

/** So many bytes are read before others have their turn: a few milliseconds. */
const STRETCH_BYTES = 8 << 20;

/** Null when what is read is no longer what is there. */
async function segmentsGently(raw: OpenDatabase<WorkshopTables>['raw'], alone: (work: () => void) => Promise<void>, isThere: () => boolean, without = ''): Promise<ReadonlyMap<string, Uint8Array> | null> {
  // The columns just selected, each time.
  const parts = raw.prepare('SELECT name, part, length(bytes) AS size FROM history_segment WHERE name <> ? ORDER BY name, part').all(without) as { name: string; part: number; size: number }[];
  const sizes = new Map<string, number>();
  for (const { name, size } of parts) sizes.set(name, (sizes.get(name) ?? 0) + size);
  const joiner = segmentJoiner(Array.from(sizes, ([name, size]) => ({ name, size })));
  const select = raw.prepare('SELECT bytes FROM history_segment WHERE name = ? AND part = ?').pluck();
  for (let next = 0; next < parts.length; ) {
    await new Promise((resolve) => setImmediate(resolve));
    await alone(() => {
      if (!isThere()) return;
      for (let read = 0; next < parts.length && read < STRETCH_BYTES; next++) {
        const { name, part, size } = parts[next]!;
        joiner.add(name, select.get(name, part) as Buffer);
        read += size;
      }
    });
    if (!isThere()) return null;
  }
  return joiner.segments;
}
