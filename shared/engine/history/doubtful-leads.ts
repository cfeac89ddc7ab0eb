import { DEAL_EVENTS, FACT, STATES } from './history.ts';
import type { History } from './history.ts';

const MQL = STATES.indexOf('mql');
const CUSTOMER = STATES.indexOf('customer');
const WON = DEAL_EVENTS.indexOf('won');

/** 1 for each lead that first became an MQL before any engagement was logged of it, at that very instant included (domain.md §10, G43). */
export function matchBulkImports({ createdAt, facts }: History, warnings: string[]): Uint8Array {
  const fits = new Uint8Array(createdAt.length);
  if (!facts.kind.includes(FACT.engagement)) {
    warnings.push('This history has no activities, so bulk imports cannot be told from other leads and none is left out.');
    return fits;
  }
  for (let lead = 0; lead < fits.length; lead++) {
    for (let row = facts.offsets[lead]!; row < facts.offsets[lead + 1]!; row++) {
      if (facts.kind[row] === FACT.engagement) break; // engagements of an instant stand before its stages
      if (facts.kind[row] === FACT.stage && facts.subject[row] === MQL) {
        fits[lead] = 1;
        break;
      }
    }
  }
  return fits;
}

/** 1 for each lead that was a customer, or had won a deal, when it was created. */
export function matchExistingCustomers({ createdAt, facts }: History): Uint8Array {
  const fits = new Uint8Array(createdAt.length);
  for (let lead = 0; lead < fits.length; lead++) {
    for (let row = facts.offsets[lead]!; row < facts.offsets[lead + 1]!; row++) {
      if (!(facts.at[row]! <= createdAt[lead]!)) break;
      const isCustomer = facts.kind[row] === FACT.stage && facts.subject[row] === CUSTOMER;
      if (isCustomer || (facts.kind[row] === FACT.deal && facts.subject[row] === WON)) fits[lead] = 1;
    }
  }
  return fits;
}
