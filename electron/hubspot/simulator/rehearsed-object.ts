import type { RehearsalState, StoredGroup, StoredProperty } from './rehearsal-state.ts';
import { notFound } from './portal-refusal.ts';

/** The object types by the numbers under which paths and lists also know them. */
const NAMES_BY_ID: { readonly [id: string]: string } = { '0-1': 'contacts', '0-2': 'companies', '0-136': 'leads' };

/** The groups and properties of an object type, which a path names by word or by number. */
export function rehearsedObject(state: RehearsalState, objectType: string): { groups: StoredGroup[]; properties: StoredProperty[] } {
  const object = state.objects[NAMES_BY_ID[objectType] ?? objectType];
  if (object === undefined) throw notFound(`Object type ${objectType}`);
  return object;
}
