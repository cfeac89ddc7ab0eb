import type { EventAttribute } from './history.ts';

const ofAttributes = new WeakMap<EventAttribute, boolean>();

/** Whether no amount of an attribute is below 0, so that a sum with unknown amounts is at least the known part; worked out once. */
export function isNeverNegative(attribute: EventAttribute): boolean {
  let known = ofAttributes.get(attribute);
  if (known === undefined) ofAttributes.set(attribute, (known = !attribute.values.some((amount) => amount < 0)));
  return known;
}
