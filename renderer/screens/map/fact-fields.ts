/** One field of the history, and how often it was known at a handoff. */
export interface FactField {
  readonly name: string;
  readonly availability: 'history' | 'currentOnly' | 'never';
  readonly knownAtHandoff: number | null;
}

/** A fact of the map beside the field of the history that carries it; null where no field has its name. */
export interface KnownFact {
  readonly fact: string;
  readonly field: FactField | null;
}

/** Letters and digits only, so that "E-mail" finds "email" and "Job title" finds "job_title". */
const key = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Facts with their fields, by name; a field that a fact's name begins or ends with is taken when none is equal. */
export function factsWithFields(facts: readonly string[], fields: readonly FactField[]): KnownFact[] {
  const byKey = new Map(fields.map((field) => [key(field.name), field]));
  return facts.map((fact) => {
    const wanted = key(fact);
    const near = wanted.length < 4 ? undefined : fields.find(({ name }) => key(name).startsWith(wanted) || key(name).endsWith(wanted));
    return { fact, field: byKey.get(wanted) ?? near ?? null };
  });
}

/** What can be said of a fact at the handoff, in words; the share is printed beside it where there is one. */
export function factInWords({ field }: KnownFact): string {
  if (field === null) return 'no field of the history has this name';
  if (field.knownAtHandoff !== null) return `${field.name}, known at the handoff`;
  return field.availability === 'currentOnly' ? `${field.name}: only today’s value is there` : `${field.name}: not knowable as of the handoff`;
}
