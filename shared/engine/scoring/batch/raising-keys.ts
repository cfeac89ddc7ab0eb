/** Which engagements make a criterion true, as flags by the keys of a history's rows. */
import type { History } from '../../history/history.ts';
import type { EventMatch, Expression } from '../../model/expression.ts';
import type { RowKeys } from './row-keys.ts';

/** The engagements without which a criterion cannot turn true; null when it may be true without any of them. */
export function raisingEvents(criterion: Expression): EventMatch[] | null {
  switch (criterion.kind) {
    case 'constant':
      return criterion.value ? null : [];
    case 'event': {
      const wantsSome = (criterion.op === 'ge' && criterion.n > 0) || (criterion.op === 'gt' && criterion.n >= 0);
      return wantsSome && criterion.measure !== 'sum' ? [criterion.match] : null;
    }
    case 'any': {
      const parts = criterion.of.map(raisingEvents);
      return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
    }
    case 'all': {
      // Whichever part comes last may be the one that turns it true, so all of them must be about engagements.
      const parts = criterion.of.map(raisingEvents);
      return parts.length === 0 || parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
    }
    default:
      return null;
  }
}

/** The engagements any one of which makes a criterion true for good, and without which it is not true; null where it asks anything else. */
export function everDid(criterion: Expression): EventMatch[] | null {
  if (criterion.kind === 'event') {
    const isAny = (criterion.op === 'ge' && criterion.n > 0 && criterion.n <= 1) || (criterion.op === 'gt' && criterion.n >= 0 && criterion.n < 1);
    return isAny && criterion.measure !== 'sum' && criterion.withinDays === undefined ? [criterion.match] : null;
  }
  if (criterion.kind === 'constant') return criterion.value ? null : [];
  if (criterion.kind !== 'any') return null;
  const parts = criterion.of.map(everDid);
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
}

/** By key 1 for engagements that one of the matches means. */
export function raisingKeys(history: History, { types, codes }: RowKeys, matches: readonly EventMatch[]): Uint8Array {
  const tables = matchTable(history, matches);
  return Uint8Array.from(types, (type, key) => (key === 0 ? 0 : (tables[type]?.[codes[key]!] ?? 0)));
}

/** By event type, 1 for each code (2 × asset, + 1 for automated) that one of the matches means; null for types that none names. */
export function matchTable({ eventTypes, assets }: History, matches: readonly EventMatch[]): (Uint8Array | null)[] {
  return eventTypes.map((type) => {
    const own = matches.filter((match) => match.type === type);
    if (own.length === 0) return null;
    return Uint8Array.from({ length: 2 * Math.max(assets.length, 1) }, (_, code) =>
      own.some((match) => ((match.assets ?? []).length === 0 || match.assets!.includes(assets[code >> 1] ?? '')) && (match.automated === undefined || match.automated === ((code & 1) === 1))) ? 1 : 0,
    );
  });
}
