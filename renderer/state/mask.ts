/** "Vera Kessler" → "V••••• K.": the first letter of each end, enough to talk about a lead and no more. */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/).filter((word) => word !== '');
  const first = words[0];
  if (first === undefined) return '';
  const letters = [...first];
  const masked = (letters[0] ?? '').toLocaleUpperCase() + '•'.repeat(Math.min(5, Math.max(2, letters.length - 1)));
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return last === undefined ? masked : `${masked} ${([...last][0] ?? '').toLocaleUpperCase()}.`;
}

/** "vera@example.org" → "v•••@e•••". */
export function maskEmail(email: string): string {
  const [local = '', host = ''] = email.split('@');
  return host === '' ? maskName(email) : `${[...local][0] ?? ''}•••@${[...host][0] ?? ''}•••`;
}

/** Personal values of any kind: e-mails by their ends, all else as a name. */
export const maskValue = (value: string): string => (value.includes('@') ? maskEmail(value) : maskName(value));

/** Replaces every known name of a rep in a sentence by "Rep 3"; longer names first, so that no name hides in another. */
export function maskReps(text: string, reps: readonly string[]): string {
  const order = reps.map((name, index) => ({ name, label: `Rep ${index + 1}` })).filter(({ name }) => name.trim() !== '').sort((a, b) => b.name.length - a.name.length);
  let masked = text;
  for (const { name, label } of order) masked = masked.split(name).join(label);
  return masked;
}
