import { codedLeads } from './dimension.ts';
import type { History } from './history.ts';

/** Leads whose value of a field is one of these; '' stands for unknown. */
export interface ValueSet {
  readonly field: string;
  readonly values: readonly string[];
}

/** 1 for each lead that counts and has one of the values of every set; a field that is not there lets none through. */
export function leadsWithin(history: History, sets: readonly ValueSet[]): Uint8Array {
  const fits = Uint8Array.from(history.excluded, (excluded) => (excluded === 1 ? 0 : 1));
  for (const { field, values } of sets) {
    const coded = codedLeads(history, { field });
    const isWanted = coded === null ? [] : coded.texts.map((text) => values.includes(text));
    for (let lead = 0; lead < fits.length; lead++) if (coded === null || isWanted[coded.codeOf(lead)] !== true) fits[lead] = 0;
  }
  return fits;
}
