import { joinSegments } from './segment-parts.ts';
import type { WorkshopDatabase } from './workshop-database.ts';

/** Some of the history's columns, without reading the others; those that are not there are left out. */
export async function readSegmentsNamed({ query }: WorkshopDatabase, names: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const rows = await query.selectFrom('history_segment').select(['name', 'bytes']).where('name', 'in', [...names]).orderBy('name').orderBy('part').execute();
  const sizes = new Map<string, number>();
  for (const { name, bytes } of rows) sizes.set(name, (sizes.get(name) ?? 0) + bytes.byteLength);
  return joinSegments(Array.from(sizes, ([name, size]) => ({ name, size })), rows);
}
