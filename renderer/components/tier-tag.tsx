import type { JSX } from 'react';

/** A tier as a plum tag; `rank` 0 is the hottest of `of` classes, null is no tier at all. */
export function TierTag({ name, rank, of }: { readonly name: string; readonly rank: number | null; readonly of: number }): JSX.Element {
  if (rank === null || rank < 0) return <span className="tier-tag tier-tag-none">{name === '' ? 'No tier' : name}</span>;
  return <span className={`tier-tag tier-tag-${tierShade(rank, of)}`}>{name}</span>;
}

/** The shade of plum of a class: a is the hottest; three classes have a, b and c. */
export const tierShade = (rank: number, of: number): string => 'abcd'[Math.min(3, of <= 1 ? 0 : Math.round((rank * Math.min(3, of - 1)) / (of - 1)))] ?? 'd';
