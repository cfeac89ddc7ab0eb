const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "2026-03" as Mar 2026; anything else as it stands. */
export function monthWords(name: string): string {
  const found = /^(\d{4})-(\d{2})$/.exec(name);
  return found === null ? name : month.format(Date.UTC(Number(found[1]), Number(found[2]) - 1, 1));
}
