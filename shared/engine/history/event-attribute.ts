import type { EventAttribute } from './history.ts';

/** Amounts are whole numbers of these parts of one, so that their sum does not depend on the order in which they are added. */
export const AMOUNT_PARTS = 10_000;

/** An amount in `AMOUNT_PARTS`, half away from zero; NaN for what is no number or too large to be added exactly. */
export function amountInParts(amount: number): number {
  const parts = Math.sign(amount) * Math.floor(Math.abs(amount) * AMOUNT_PARTS + 0.5) + 0; // no -0
  return Math.abs(parts) <= LARGEST ? parts : NaN;
}

/** So many of the largest amounts can be added before a sum leaves the whole numbers. */
const LARGEST = Number.MAX_SAFE_INTEGER / 1024;

/** The order of two amounts of one attribute; an unknown one stands last. */
export const compareAmounts = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : a > b ? 1 : Number(Number.isNaN(a)) - Number(Number.isNaN(b)));

const ofAttributes = new WeakMap<EventAttribute, boolean>();

/** Whether no amount of an attribute is below 0, so that a sum with unknown amounts is at least the known part; worked out once. */
export function isNeverNegative(attribute: EventAttribute): boolean {
  let known = ofAttributes.get(attribute);
  if (known === undefined) ofAttributes.set(attribute, (known = !attribute.values.some((amount) => amount < 0)));
  return known;
}
