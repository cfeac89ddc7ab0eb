import type { History } from './history.ts';

/** 1 for each lead whose e-mail address fits one of the patterns or domains; null when there are none of these. */
export function matchAddresses(history: History, wanted: readonly string[], kind: 'patterns' | 'domains', warnings: string[]): Uint8Array | null {
  const texts = wanted.map((text) => text.trim().toLowerCase()).filter((text) => text !== '');
  if (texts.length === 0) return null;
  const fits = new Uint8Array(history.createdAt.length);
  const field = history.fields.find(({ name }) => name === history.roles.email);
  if (field === undefined) {
    warnings.push(`This history has no column of e-mail addresses, so no lead is left out by its ${kind === 'patterns' ? 'address' : 'domain'}. Map the column under Prepare.`);
    return fits;
  }
  const tests = texts.map(kind === 'patterns' ? patternTest : domainTest);
  const hits = Uint8Array.from(field.values, (value) => (value !== '' && tests.some((test) => test(value.trim().toLowerCase())) ? 1 : 0));
  for (let lead = 0; lead < fits.length; lead++) fits[lead] = hits[field.current[lead]!]!;
  return fits;
}

/** Whether an address is of a domain or one below it; "@" before the domain may be written or not. */
function domainTest(domain: string): (address: string) => boolean {
  const bare = domain.replace(/^@/, '');
  return (address) => {
    const own = address.slice(address.lastIndexOf('@') + 1);
    return address.includes('@') && (own === bare || own.endsWith(`.${bare}`));
  };
}

/** `*` stands for any text; without one the pattern may stand anywhere. Pieces are looked for in turn: no backtracking. */
function patternTest(pattern: string): (address: string) => boolean {
  if (!pattern.includes('*')) return (address) => address.includes(pattern);
  const pieces = pattern.split('*');
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  return (address) => {
    if (address.length < first.length + last.length || !address.startsWith(first) || !address.endsWith(last)) return false;
    let at = first.length;
    for (const piece of pieces.slice(1, -1)) {
      const found = address.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return at <= address.length - last.length;
  };
}
