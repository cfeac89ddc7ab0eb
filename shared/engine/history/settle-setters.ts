/**
 * Who set a stage is no part of what happened: an import whose files did not say it and a later one whose files do tell one
 * stage, not two. Plainly, of the tellings of one stage at one moment of a lead: of each setter that is said as many count as
 * the batch with most of them has, and of those without one only so many that all together are as many as the batch with most
 * tellings has.
 */
import { FACT, type Codes } from './history.ts';
import { GONE } from './settle-derived.ts';
import { STAGE_SETTERS } from './stage-setter.ts';
import { fullestBatch } from './tell-events-once.ts';

/** The facts of all batches; the value of a stage is its setter. */
export interface ToldStages {
  readonly at: Float64Array;
  readonly kind: Uint8Array;
  readonly subject: Codes;
  readonly value: Codes;
  readonly batch: Uint8Array;
}

const UNSAID = STAGE_SETTERS.indexOf('unsaid');

/** Lets stages without a setter give way among one lead's rows, which `order` has in the total order: they become GONE. */
export function settleSetters(rows: ToldStages, order: Uint32Array, start: number, stop: number): void {
  const { at, kind, subject, value } = rows;
  for (let first = start, next = start; first < stop; first = next) {
    const row = order[first]!;
    next = first + 1;
    if (kind[row] !== FACT.stage) continue;
    while (next < stop && kind[order[next]!] === FACT.stage && subject[order[next]!] === subject[row] && at[order[next]!] === at[row]) next++;
    if (value[row] === UNSAID && value[order[next - 1]!] !== UNSAID) settleStage(rows, [...order.subarray(first, next)]);
  }
}

function settleStage(rows: ToldStages, tellings: readonly number[]): void {
  const { kind, value, batch } = rows;
  const [said, unsaid] = [tellings.filter((row) => value[row] !== UNSAID), tellings.filter((row) => value[row] === UNSAID)];
  const setters = new Set(said.map((row) => value[row]!));
  const counted = [...setters].reduce((sum, setter) => sum + fullestBatch(rows, said.filter((row) => value[row] === setter)).count, 0);
  const fullest = fullestBatch(rows, tellings);
  const kept = new Set(unsaid.filter((row) => batch[row] === fullest.batch).slice(0, Math.max(0, fullest.count - counted)));
  for (const row of unsaid) if (!kept.has(row)) kind[row] = GONE;
}
