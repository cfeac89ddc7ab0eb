import { deflateSync, inflateSync } from 'node:zlib';
import { sql, type Selectable } from 'kysely';
import type { HandoffMap, MapKind } from '../../shared/engine/model/handoff-map.ts';
import type { WorkshopTables } from './tables.ts';
import type { WorkshopDatabase } from './workshop-database.ts';

/** How many edits of a map undo reaches back; older ones are dropped. */
const KEPT_EDITS = 300;

/** A map at its current edit. `revision` rises with every change, undo and redo included. */
export interface StoredHandoffMap {
  readonly id: string;
  readonly revision: number;
  readonly lastEdit: string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly map: HandoffMap;
}

/** What one edit leaves behind. */
export interface MapEdit {
  readonly map: HandoffMap;
  readonly label: string;
  readonly at: number;
}

/** Every map that is not put away, oldest first. */
export async function listHandoffMaps({ query }: WorkshopDatabase): Promise<{ id: string; name: string; kind: MapKind; revision: number; lastEdit: string; steps: number; edges: number }[]> {
  return query
    .selectFrom('handoff_map as m').innerJoin('handoff_map_edit as e', (join) => join.onRef('e.map_id', '=', 'm.id').onRef('e.number', '=', 'm.current_edit'))
    .select(['m.id', 'e.name', 'e.kind', 'm.revision', 'e.label as lastEdit', 'e.steps', 'e.edges'])
    .where('m.put_away_at', 'is', null).orderBy('m.created_at').orderBy('m.id').execute();
}

/** One map whole; null when there is none of this id, or it is put away. */
export async function readHandoffMap({ query }: WorkshopDatabase, id: string): Promise<StoredHandoffMap | null> {
  const row = await query
    .selectFrom('handoff_map as m').innerJoin('handoff_map_edit as e', (join) => join.onRef('e.map_id', '=', 'm.id').onRef('e.number', '=', 'm.current_edit'))
    .select(['m.revision', 'm.current_edit', 'e.label', 'e.content'])
    .select((of) => [
      of.selectFrom('handoff_map_edit').select(sql<number>`min(number)`.as('first')).where('map_id', '=', id).as('first'),
      of.selectFrom('handoff_map_edit').select(sql<number>`max(number)`.as('last')).where('map_id', '=', id).as('last'),
    ])
    .where('m.id', '=', id).where('m.put_away_at', 'is', null).executeTakeFirst();
  if (row === undefined) return null;
  const { revision, current_edit: current, label, content, first, last } = row;
  return { id, revision, lastEdit: label, canUndo: (first ?? current) < current, canRedo: (last ?? current) > current, map: unpacked(content) };
}

/** Adds a map with its first edit. */
export async function insertHandoffMap(database: WorkshopDatabase, id: string, edit: MapEdit): Promise<void> {
  await database.transact(() => {
    database.run('INSERT INTO handoff_map (id, revision, current_edit, created_at) VALUES (?, 1, 1, ?)', id, edit.at);
    writeEdit(database, id, 1, edit);
  });
}

/** Appends an edit after the current one; what had been undone beyond it is gone. False: the revision is no longer the one seen. */
export async function saveMapEdit(database: WorkshopDatabase, id: string, seenRevision: number, edit: MapEdit): Promise<boolean> {
  const row = await database.query.selectFrom('handoff_map').select(['current_edit']).where('id', '=', id).executeTakeFirstOrThrow();
  const next = row.current_edit + 1;
  return stepOn(database, id, seenRevision, next, () => {
    database.run('DELETE FROM handoff_map_edit WHERE map_id = ? AND (number >= ? OR number <= ?)', id, next, next - KEPT_EDITS);
    writeEdit(database, id, next, edit);
  });
}

/** Moves the current edit back (-1) or forward (+1); callers check canUndo and canRedo. False: the revision is no longer the one seen. */
export async function stepMapEdit(database: WorkshopDatabase, id: string, seenRevision: number, step: -1 | 1): Promise<boolean> {
  const row = await database.query.selectFrom('handoff_map').select(['current_edit']).where('id', '=', id).executeTakeFirstOrThrow();
  return stepOn(database, id, seenRevision, row.current_edit + step, () => undefined);
}

/** Puts a map away at an instant, or brings it back with null. */
export async function putMapAway({ query }: WorkshopDatabase, id: string, at: number | null): Promise<void> {
  await query.updateTable('handoff_map').set((e) => ({ put_away_at: at, revision: e('revision', '+', 1) })).where('id', '=', id).execute();
}

class Overtaken extends Error {}

/** Runs a change and makes `edit` the current one, in one transaction that ends without effect when the revision has moved on. */
async function stepOn(database: WorkshopDatabase, id: string, seenRevision: number, edit: number, change: () => void): Promise<boolean> {
  try {
    await database.transact(() => {
      const before = database.changeCount();
      database.run('UPDATE handoff_map SET revision = revision + 1, current_edit = ? WHERE id = ? AND revision = ?', edit, id, seenRevision);
      if (database.changeCount() === before) throw new Overtaken();
      change();
    });
    return true;
  } catch (error) {
    if (error instanceof Overtaken) return false;
    throw error;
  }
}

function writeEdit(database: WorkshopDatabase, id: string, number: number, { map, label, at }: MapEdit): void {
  const content = deflateSync(JSON.stringify(map));
  database.run(
    'INSERT INTO handoff_map_edit (map_id, number, label, at, name, kind, steps, edges, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    id, number, label, at, map.name, map.kind, map.steps.length, map.edges.length, content,
  );
}

function unpacked(content: Selectable<WorkshopTables['handoff_map_edit']>['content']): HandoffMap {
  return JSON.parse(inflateSync(content).toString('utf8')) as HandoffMap; // written by writeEdit after the contract's check
}
