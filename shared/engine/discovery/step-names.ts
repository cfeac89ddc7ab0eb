import type { HandoffStep } from './handoff-steps.ts';

/** What a history records, in the words of a room. */
export const STEP_NAMES: Readonly<Record<HandoffStep, string>> = {
  lead: 'Lead', mql: 'MQL', sal: 'SAL', sql: 'SQL', opportunity: 'Opportunity', customer: 'Customer',
  rejected: 'Rejected', recycled: 'Recycled', disqualified: 'Disqualified',
  ownerSet: 'Owner set', ownerChanged: 'Owner changed', ownerCleared: 'Owner taken off', action: 'Task or notification', automated: 'Automated outreach', touch: 'First touch',
  dealCreated: 'Deal made', dealWon: 'Deal won', dealLost: 'Deal lost',
};
