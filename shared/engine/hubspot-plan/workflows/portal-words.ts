import type { Rep } from '../../model/configuration.ts';
import type { PortalField, PortalPerson, PortalSnapshot } from '../portal-snapshot.ts';

/** The contact property that a column of the history stands for: by its label, as exports are headed, or by its name. */
export function fieldNamed({ fields }: Pick<PortalSnapshot, 'fields'>, column: string): PortalField | undefined {
  const wanted = column.trim().toLowerCase();
  const known = wordsOf(fields);
  return known.labels.get(wanted) ?? known.names.get(wanted);
}

interface FieldWords { readonly labels: ReadonlyMap<string, PortalField>; readonly names: ReadonlyMap<string, PortalField> }
const words = new WeakMap<readonly PortalField[], FieldWords>();

/** The fields of a portal by label and by name, the first of each; a plan asks a thousand fields hundreds of times. */
function wordsOf(fields: readonly PortalField[]): FieldWords {
  const known = words.get(fields);
  if (known !== undefined) return known;
  const inReverse = fields.toReversed();
  const made = { labels: new Map(inReverse.map((field) => [field.label.trim().toLowerCase(), field])), names: new Map(inReverse.map((field) => [field.name, field])) };
  words.set(fields, made);
  return made;
}

/** Who in the portal a rep is: by the owner id of the history, else by name; undefined when nobody is. */
export function personOf<Person extends Pick<PortalPerson, 'ownerId' | 'name'>>({ people }: { readonly people: readonly Person[] }, rep: Pick<Rep, 'extId' | 'name'>): Person | undefined {
  const name = rep.name.trim().toLowerCase();
  return people.find(({ ownerId }) => ownerId === rep.extId) ?? people.find((person) => person.name.trim().toLowerCase() === name);
}

/** A stage of the portal's life cycle by what it means, since its values are made by each portal; undefined when unsure. */
export function stageNamed({ fields }: Pick<PortalSnapshot, 'fields'>, meaning: keyof typeof STAGES): string | undefined {
  const options = fields.find(({ name }) => name === 'lifecyclestage')?.options ?? [];
  const pattern = STAGES[meaning];
  return options.find(({ value, label }) => pattern.test(label.trim()) || pattern.test(value))?.value;
}

const STAGES = { lead: /^lead$/i, mql: /^(mql|marketing ?qualified ?lead)$/i, sql: /^(sql|sales ?qualified ?lead)$/i } as const;
