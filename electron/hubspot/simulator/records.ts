/** One value that a property had, with when and by what. */
export interface HistoryEntry {
  readonly value: string;
  readonly timestamp: number;
  readonly sourceType: string;
  readonly sourceId?: string;
}

/** A record of a rehearsed portal: what it holds now, what some of it held before, and what it belongs to. */
export interface StoredRecord {
  readonly id: string;
  readonly createdAt: number;
  properties: { [name: string]: string };
  history?: { readonly [name: string]: readonly HistoryEntry[] };
  /** Ids by the name of the other object. */
  associations?: { readonly [object: string]: readonly string[] };
}

/** The records of one object, oldest first, so that a table may be computed as well as stored. */
export interface RecordTable {
  readonly size: number;
  at(index: number): StoredRecord;
  find(id: string): StoredRecord | undefined;
  add(record: StoredRecord): void;
}

/** Every record of a portal by the object's name; a portal remembers them only while it runs. */
export type RehearsalRecords = { readonly [object: string]: RecordTable };

/** A table of stored records. */
export function recordTable(records: readonly StoredRecord[] = []): RecordTable {
  const sorted = [...records].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const byId = new Map(sorted.map((record) => [record.id, record]));
  return {
    get size() {
      return sorted.length;
    },
    at: (index) => {
      const record = sorted[index];
      if (record === undefined) throw new RangeError(`No record at ${index}.`);
      return record;
    },
    find: (id) => byId.get(id),
    add(record) {
      // Newest last in almost every case; an older one is put where it belongs.
      let place = sorted.length;
      while (place > 0 && (sorted[place - 1]?.createdAt ?? 0) > record.createdAt) place--;
      sorted.splice(place, 0, record);
      byId.set(record.id, record);
    },
  };
}

/** A portal without records of any kind that this version reads. */
export const noRecords = (): RehearsalRecords =>
  Object.fromEntries(['contacts', 'companies', 'deals', 'leads', 'calls', 'emails', 'meetings', 'tasks', 'notes', 'users'].map((object) => [object, recordTable()]));
