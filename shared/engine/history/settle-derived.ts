/**
 * What becomes of derived facts when batches are joined. Plainly, for each lead:
 * a stage date counts only while no batch tells the lead's stages, and of one stage the last batch that has dates says which;
 * the owner of a column counts only while no batch tells owners, and the last batch that names one says who and when;
 * an outcome of a status column counts only while no batch tells that outcome, and until a later batch knows the lead's
 * status without it; it stands at the last moment that is told of the lead, or later where its own batch knew later ones.
 * So an export that is imported twice, in parts or again next quarter tells nothing twice.
 */
import { FACT, STAGES } from './history.ts';

/** The facts of all batches, each lead's together and batch after batch. */
export interface SettlingRows {
  readonly at: Float64Array;
  readonly kind: Uint8Array;
  readonly subject: Uint16Array;
  readonly batch: Uint8Array;
  /** 1 for derived facts. */
  readonly derived: Uint8Array;
}

/** The kind of a fact that gave way. */
export const GONE = 255;

/** For each batch whether it knows the status of a merged lead; null for a batch without such columns. */
export type KnownStatus = readonly (Uint8Array | null)[];

/** Settles the derived facts of one lead's rows: those that give way become GONE, outcomes move to their moment. */
export function settleLead(rows: SettlingRows, start: number, stop: number, lead: number, status: KnownStatus): void {
  const told = toldIn(rows, start, stop);
  if (told === null) return;
  const from = lastBatches(rows, start, stop);
  for (let row = start; row < stop; row++) {
    if (rows.derived[row] === 0) continue;
    const slot = slotOf(rows, row);
    const isOutcome = rows.kind[row] === FACT.stage && slot >= STAGES.length;
    const isTold = isOutcome ? told.slots.has(slot) : rows.kind[row] === FACT.owner ? told.hasOwner : told.hasStage;
    if (isTold || rows.batch[row] !== from.get(slot) || (isOutcome && isOutdated(status, lead, rows.batch[row]!))) rows.kind[row] = GONE;
    else if (isOutcome) rows.at[row] = Math.max(rows.at[row]!, told.last);
  }
}

/** One number for what a derived fact says: its state, or the owner. */
const slotOf = ({ kind, subject }: SettlingRows, row: number): number => (kind[row] === FACT.owner ? -1 : subject[row]!);

interface Told {
  hasStage: boolean;
  hasOwner: boolean;
  readonly slots: Set<number>;
  last: number;
}

/** What rows tell; null when nothing is derived. */
function toldIn(rows: SettlingRows, start: number, stop: number): Told | null {
  let isAnyDerived = false;
  for (let row = start; row < stop && !isAnyDerived; row++) isAnyDerived = rows.derived[row] === 1;
  if (!isAnyDerived) return null;
  const told: Told = { hasStage: false, hasOwner: false, slots: new Set(), last: -Infinity };
  for (let row = start; row < stop; row++) {
    if (rows.derived[row] === 1) continue;
    told.last = Math.max(told.last, rows.at[row]!);
    if (rows.kind[row] === FACT.owner) told.hasOwner = true;
    if (rows.kind[row] !== FACT.stage) continue;
    told.slots.add(rows.subject[row]!);
    if (rows.subject[row]! < STAGES.length) told.hasStage = true;
  }
  return told;
}

/** The last batch that derived each thing. */
function lastBatches(rows: SettlingRows, start: number, stop: number): Map<number, number> {
  const last = new Map<number, number>();
  for (let row = start; row < stop; row++) if (rows.derived[row] === 1) last.set(slotOf(rows, row), Math.max(last.get(slotOf(rows, row)) ?? 0, rows.batch[row]!));
  return last;
}

const isOutdated = (status: KnownStatus, lead: number, batch: number): boolean => status.some((known, later) => later > batch && known?.[lead] === 1);
