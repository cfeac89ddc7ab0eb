/** An object without those of its named parts that say nothing: absent, a blank text, an empty list, an object of such. */
export function withoutEmpty<T extends object>(whole: T, names: readonly string[]): Partial<T> {
  return Object.fromEntries(Object.entries(whole).filter(([name, part]) => !names.includes(name) || !isEmpty(part))) as Partial<T>; // entries of the same object
}

function isEmpty(part: unknown): boolean {
  if (part === undefined || part === null) return true;
  if (typeof part === 'string') return part.trim() === '';
  if (Array.isArray(part)) return part.length === 0;
  return typeof part === 'object' && Object.values(part).every(isEmpty);
}
