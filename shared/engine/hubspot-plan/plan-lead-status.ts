import type { Configuration } from '../model/configuration.ts';
import { manualOperation } from './manual-operation.ts';
import { optionsAsJson, updateOperation } from './plan-property.ts';
import { LEAD_STATUS } from './portal-targets.ts';
import type { PortalOption, PortalProperty } from './portal-snapshot.ts';
import type { PushOperation } from './push-operation.ts';

/**
 * The statuses that the agreed outcomes need and the portal lacks, appended to its own lead status; existing options
 * keep their values, labels and order. Null when the agreement needs none. By hand where the portal forbids it.
 */
export function planLeadStatus(configuration: Configuration, existing: PortalProperty | undefined): PushOperation | null {
  const needed = neededStatuses(configuration);
  if (needed.length === 0) return null;
  if (existing === undefined || existing.type !== 'enumeration' || existing.areOptionsReadOnly) return byHand(needed);
  const missing = needed.filter((option) => !existing.options.some((each) => isSameStatus(each, option)));
  const operation = updateOperation(LEAD_STATUS, existing.label, [
    { field: 'options', before: optionsAsJson(existing.options), after: optionsAsJson([...existing.options, ...missing]) },
  ]);
  if (missing.length === 0) return { ...operation, status: 'unchanged', change: 'Already as agreed', risk: 'low' };
  return {
    ...operation,
    title: `Add to the choices of "${existing.label}"`,
    change: `Adds ${missing.map((option) => `"${option.label}"`).join(', ')} at the end; no choice is changed or removed`,
    wayBack: 'Remove the added choices in HubSpot (Settings, Properties) while no record holds them.',
  };
}

/** What the outcomes of an agreed handoff are called in a portal (domain.md §1: accept, reject, recycle). */
function neededStatuses({ sla, playbook }: Configuration): PortalOption[] {
  const statuses: PortalOption[] = [];
  if (sla.acceptanceDays > 0) statuses.push(status('HX_ACCEPTED', 'Accepted by sales'));
  if (playbook.rejectReasons.length > 0) statuses.push(status('HX_REJECTED', 'Rejected by sales'));
  if (playbook.recycle.trim() !== '') statuses.push(status('HX_RECYCLED', 'Recycled to marketing'));
  return statuses;
}

/** What became of a lead that was handed over. */
type Outcome = 'accepted' | 'rejected' | 'recycled';

const OUTCOMES: { readonly [value: string]: Outcome } = { HX_ACCEPTED: 'accepted', HX_REJECTED: 'rejected', HX_RECYCLED: 'recycled' };

/** The agreed outcomes with the value that each has in this portal: the portal's own where a status of this name exists. */
export function statusesOf(configuration: Configuration, properties: readonly PortalProperty[]): { readonly outcome: Outcome; readonly value: string }[] {
  const existing = properties.find(({ name }) => name === LEAD_STATUS)?.options ?? [];
  return neededStatuses(configuration).map((needed) => ({ outcome: OUTCOMES[needed.value] ?? 'rejected', value: existing.find((each) => isSameStatus(each, needed))?.value ?? needed.value }));
}

const status = (value: string, label: string): PortalOption => ({ value, label, hidden: false, description: '' });

const isSameStatus = (a: PortalOption, b: PortalOption): boolean =>
  a.value === b.value || a.label.trim().toLowerCase() === b.label.toLowerCase();

function byHand(needed: readonly PortalOption[]): PushOperation {
  return manualOperation({
    id: 'manual:leadStatus',
    title: 'Add the outcomes to the lead status',
    change: 'This portal does not let its lead status be changed from outside.',
    risk: 'medium',
    steps: [
      'In HubSpot open Settings, Properties, and choose Contact properties.',
      'Search for "Lead status" and open it.',
      ...needed.map((option) => `Add the choice "${option.label}" at the end, if no choice says the same.`),
      'Save. Change or remove no other choice.',
    ],
  });
}
