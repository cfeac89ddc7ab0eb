/** A JSON value of a portal as people read it: nothing is a dash, lists go on lines, objects become "key: value". */
export function jsonText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map((item) => itemText(item)).join('\n');
  return itemText(value);
}

function itemText(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return Array.isArray(value) ? value.map((item) => itemText(item)).join(', ') : jsonText(value);
  const record = value as Record<string, unknown>; // an object that is no array
  const label = record['label'];
  if (typeof label === 'string') return typeof record['value'] === 'string' && record['value'] !== label ? `${label} (${record['value']})` : label;
  return Object.entries(record).map(([key, inner]) => `${key}: ${typeof inner === 'object' ? JSON.stringify(inner) : jsonText(inner)}`).join(', ');
}

/** One line of a field with options: how it is now and after; `isNew` where the portal gains it. */
export interface OptionLine {
  readonly value: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface Option { readonly value: string; readonly label: string }
const asOptions = (value: unknown): Option[] | null => {
  if (value === null) return [];
  if (!Array.isArray(value)) return null;
  const options = value.filter((item): item is Option => typeof item === 'object' && item !== null && typeof (item as Option).value === 'string' && typeof (item as Option).label === 'string'); // shape checked in the same line
  return options.length === value.length ? options : null;
};

/** Options side by side, in the order of the portal, then what joins them; null when a field holds no options. */
export function optionLines(before: unknown, after: unknown): OptionLine[] | null {
  const [old, next] = [asOptions(before), asOptions(after)];
  if (old === null || next === null || old.length + next.length === 0) return null;
  const values = [...new Set([...old.map(({ value }) => value), ...next.map(({ value }) => value)])];
  const labelIn = (options: readonly Option[], value: string): string | null => options.find((option) => option.value === value)?.label ?? null;
  return values.map((value) => ({ value, before: labelIn(old, value), after: labelIn(next, value) }));
}
