import type { History } from '../history/history.ts';

/** The last creation of a lead that counts, or the last of the handoffs that really were (UTC ms); outcomes go on for months after it. NaN without times. */
export function lastIntake({ createdAt, excluded }: Pick<History, 'createdAt' | 'excluded'>, handoffs: ArrayLike<number>): number {
  let last = -Infinity;
  for (let lead = 0; lead < createdAt.length; lead += 1) if (createdAt[lead]! > last && excluded[lead] !== 1) last = createdAt[lead]!;
  for (let i = 0; i < handoffs.length; i += 1) last = Math.max(last, handoffs[i]!);
  return last === -Infinity ? NaN : last;
}
