import { canonicalJson } from './canonical-json.ts';

/** One deed on the way to a signed agreement; `at` in UTC ms by the device's clock, which nobody has checked. */
export interface AuditDeed {
  readonly at: number;
  /** Who: a signer's name, or "the facilitator". */
  readonly who: string;
  /** What, in a word of the house: frozen, signed, sealed. */
  readonly deed: string;
  /** About what: an agreement's version with its fingerprint, a statement. */
  readonly about: string;
}

/** A deed bound to the one before it: `hash` is SHA-256 of the canonical JSON of the deed with its number and `previous`. */
export interface AuditEntry extends AuditDeed {
  readonly number: number;
  readonly previous: string;
  readonly hash: string;
}

/** What stands before the first entry: 64 noughts. */
export const AUDIT_START = '0'.repeat(64);

type Sha256 = (text: string) => string;
type Link = Pick<AuditEntry, 'number' | 'previous'>;

const hashOf = ({ at, who, deed, about }: AuditDeed, { number, previous }: Link, sha256: Sha256): string => sha256(canonicalJson({ number, previous, at, who, deed, about }));

/** A deed bound to the last entry of a trail; null for the first. */
export function nextEntry(deed: AuditDeed, last: Pick<AuditEntry, 'number' | 'hash'> | null, sha256: Sha256): AuditEntry {
  const { at, who, deed: what, about } = deed;
  const link = { number: (last?.number ?? 0) + 1, previous: last?.hash ?? AUDIT_START };
  return { ...link, at, who, deed: what, about, hash: hashOf(deed, link, sha256) };
}

/** Whether a trail holds from its start: none changed, taken out or put in. An empty one holds. */
export function isWholeTrail(entries: readonly AuditEntry[], sha256: Sha256): boolean {
  return entries.every((entry, i) => entry.number === i + 1 && entry.previous === (entries[i - 1]?.hash ?? AUDIT_START) && entry.hash === hashOf(entry, entry, sha256));
}

/** A trail as text that was attached to a file; null when it is no list of entries. */
export function readTrail(text: string): readonly AuditEntry[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && parsed.every(isEntry) ? parsed : null;
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is AuditEntry {
  if (typeof value !== 'object' || value === null) return false;
  const has = (name: string, type: string): boolean => typeof Reflect.get(value, name) === type;
  return has('number', 'number') && has('at', 'number') && ['who', 'deed', 'about', 'previous', 'hash'].every((name) => has(name, 'string'));
}
