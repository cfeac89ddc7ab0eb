/**
 * What becomes of engagements that several batches tell. Plainly, for each lead:
 * one that the source names by an id is the same in all batches that tell the id for the same type of event: the last batch's
 * telling counts, and a number that it does not know stays as an earlier one knew it.
 * Of those that agree in everything but their ids and numbers, all with an id count; of those without one as many of each
 * numbers as the batch with most of them has, less those that an id tells of; and of those without id and numbers only so many
 * that all of them together are as many as the batch with most of them says.
 */
import { compareAmounts } from './event-attribute.ts';
import { FACT } from './history.ts';
import { GONE } from './settle-derived.ts';

/** The facts of all batches, each lead's together and batch after batch; `ids` as in `Facts`, a column of amounts for each attribute. */
export interface ToldEvents {
  readonly kind: Uint8Array;
  readonly subject: Uint16Array;
  readonly batch: Uint8Array;
  readonly ids: Float64Array;
  readonly amounts: readonly Float64Array[];
}

/** Lets earlier tellings of one id give way among one lead's rows: they become GONE. */
export function settleIds(rows: ToldEvents, start: number, stop: number): void {
  const { kind, subject, batch, ids } = rows;
  const named: number[] = [];
  for (let row = start; row < stop; row++) if (kind[row] === FACT.engagement && ids[row] !== 0) named.push(row);
  if (named.length < 2) return;
  named.sort((a, b) => subject[a]! - subject[b]! || ids[a]! - ids[b]! || batch[a]! - batch[b]! || a - b);
  for (let i = named.length - 2; i >= 0; i--) {
    const [row, next] = [named[i]!, named[i + 1]!];
    if (subject[row] !== subject[next] || ids[row] !== ids[next] || (batch[row] === batch[next] && kind[next] !== GONE)) continue;
    const last = lastOf(rows, named, i + 1);
    if (batch[row] === batch[last]) continue;
    for (const amounts of rows.amounts) if (Number.isNaN(amounts[last]!)) amounts[last] = amounts[row]!;
    kind[row] = GONE;
  }
}

/** The row that counts for the id at a place: the first from there on that did not give way. */
function lastOf({ kind }: ToldEvents, named: readonly number[], place: number): number {
  let at = place;
  while (kind[named[at]!] === GONE) at++;
  return named[at]!;
}

/** Which of some engagements that agree in everything but ids and numbers are kept, in an order that batches do not decide. */
export function keepAlike(rows: ToldEvents, alike: readonly number[]): number[] {
  const { batch, ids, amounts } = rows;
  const compare = (a: number, b: number): number => amounts.reduce((order, column) => order || compareAmounts(column[a]!, column[b]!), 0);
  const isVague = (row: number): boolean => ids[row] === 0 && amounts.every((column) => Number.isNaN(column[row]!));
  const named = alike.filter((row) => ids[row] !== 0);
  const numbered = alike.filter((row) => ids[row] === 0 && !isVague(row)).sort((a, b) => compare(a, b) || batch[a]! - batch[b]!);
  const kept = [...named];
  for (let first = 0, end = 0; first < numbered.length; first = end) {
    while (end < numbered.length && compare(numbered[first]!, numbered[end]!) === 0) end++;
    const same = numbered.slice(first, end);
    const told = named.filter((row) => compare(row, same[0]!) === 0).length;
    kept.push(...same.slice(0, Math.max(0, fullestBatch(rows, same).count - told)));
  }
  kept.push(...alike.filter(isVague).slice(0, Math.max(0, fullestBatch(rows, alike).count - kept.length)));
  return kept.sort((a, b) => compare(a, b) || ids[a]! - ids[b]! || a - b);
}

/** The first batch that has most of some rows, and how many it has; 0 of no rows. */
export function fullestBatch({ batch }: Pick<ToldEvents, 'batch'>, some: readonly number[]): { readonly batch: number; readonly count: number } {
  const counts = new Map<number, number>();
  for (const row of some) counts.set(batch[row]!, (counts.get(batch[row]!) ?? 0) + 1);
  return [...counts].reduce((best, [one, count]) => (count > best.count ? { batch: one, count } : best), { batch: 0, count: 0 });
}
