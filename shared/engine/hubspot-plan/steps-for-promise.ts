import { eventMatchInWords } from '../agreement/expression-in-words.ts';
import type { Configuration } from '../model/configuration.ts';
import { tierName } from './configuration-names.ts';
import { rejectReasonOptions } from './handoff-properties.ts';
import { manualOperation } from './manual-operation.ts';
import type { PushOperation } from './push-operation.ts';
import { budgetInWords, listOf, shareInWords } from './signed-values.ts';

/** Due times, breach and the ladder, as workflows that a person builds and switches on. */
export function responseSteps(configuration: Configuration): PushOperation {
  const { sla } = configuration;
  const touches = sla.touches.map((touch) => eventMatchInWords(touch));
  const automated = sla.automatedTouches.map((touch) => eventMatchInWords(touch));
  return manualOperation({
    id: 'manual:response',
    title: 'Run the response clock',
    change: 'Workflows are created and switched on by a person: they message reps and change owners.',
    risk: 'high',
    wayBack: 'Switch the workflows off.',
    steps: [
      'In HubSpot create a contact workflow named "Handoff clock (Baton)", switched off, for contacts whose "Handoff assigned at" is known.',
      ...sla.targets.map((target) => `${tierName(configuration, target.tierId)}: first meaningful touch within ${budgetInWords(target)}${ofLeads(target.share)}. Create a task for the owner with this due time and write it to "Handoff first touch due".`),
      `A meaningful touch: ${touches.length === 0 ? 'not agreed' : listOf(touches, 'or')}.`,
      ...(automated.length === 0 ? [] : [`Does not count: ${listOf(automated)}.`]),
      'At the due time, if no such touch was logged, set "Handoff SLA breached" to Yes and "Handoff SLA state" to Breached; otherwise set the state to Met.',
      ...sla.escalation.map((rung) => `At ${shareInWords(rung.atShare)} of the time: ${rung.action} (${rung.who}).`),
      `Attempts: ${sla.attempts.n} within ${sla.attempts.withinDays} days${ofLeads(sla.attempts.share)}.`,
      `Sales accepts or rejects within ${sla.acceptanceDays} days${ofLeads(sla.acceptanceShare)}.`,
      `Switch the workflows on no earlier than ${sla.effectiveFrom === '' ? 'the agreed day' : sla.effectiveFrom}.`,
    ],
  });
}

/** For which part of the leads a promise holds; nothing where it holds for every lead. */
const ofLeads = (share: number | undefined): string => (share === undefined ? '' : `, for at least ${shareInWords(share)} of the leads`);

/** Rejected and recycled leads, back to marketing in two steps. */
export function recycleSteps({ playbook }: Configuration): PushOperation | null {
  if (playbook.recycle.trim() === '' && playbook.rejectReasons.length === 0) return null;
  return manualOperation({
    id: 'manual:recycle',
    title: 'Take rejected leads back',
    change: 'A life cycle stage can only be set back after it was cleared, one after the other.',
    risk: 'high',
    wayBack: 'Switch the workflow off.',
    steps: [
      'In HubSpot create a contact workflow named "Handoff recycle (Baton)", switched off, for contacts whose lead status is "Rejected by sales" or "Recycled to marketing".',
      ...(playbook.rejectReasons.length === 0 ? [] : [`Require "Handoff reject reason": ${listOf(rejectReasonOptions(playbook.rejectReasons).map((reason) => reason.label), 'or')}.`]),
      ...(playbook.recycle.trim() === '' ? [] : [`As agreed: ${playbook.recycle.trim()}`]),
      'Actions in this order: clear the life cycle stage, set the earlier stage, clear the owner, set "Handoff recycle on".',
    ],
  });
}

/** Fields that sales must find filled at the handoff. */
export function requiredFieldSteps({ playbook }: Configuration): PushOperation | null {
  if (playbook.requiredFields.length === 0) return null;
  return manualOperation({
    id: 'manual:requiredFields',
    title: 'Require the agreed fields',
    change: 'Conditional required properties can only be set on screen.',
    risk: 'medium',
    steps: [
      'In HubSpot open Settings, Objects, Contacts, and the set-up of the life cycle stage that this portal uses for MQL.',
      ...playbook.requiredFields.map((field) => `Require "${field}".`),
      'Save, and try it with one test contact.',
    ],
  });
}

/** What the rep must know before the first touch: no workflow composes it over the interface, so it is composed on screen. */
export function contextSteps({ playbook }: Configuration): PushOperation {
  return manualOperation({
    id: 'manual:context',
    title: 'Fill the handoff context',
    change: '"Handoff context" is made by the push; what stands in it is put together on screen.',
    risk: 'low',
    steps: [
      'In HubSpot open Automation, Workflows, "Handoff moment (Baton)", and add a last action: edit the record, "Handoff context".',
      'Put in, each on its own line with its name before it: the last page seen and the number of pages, the newest form or content and what it was about, the first one, the original source with its detail.',
      'Then "Handoff score", "Handoff fit", "Handoff engagement" and "Handoff tier". Where HubSpot keeps the score, its reasons stand on the contact beside the score.',
      ...(playbook.requiredFields.length === 0 ? [] : [`Then what was agreed as required: ${listOf(playbook.requiredFields)}.`]),
      'Try it with one test contact: the task of "Handoff clock (Baton)" shows the same text.',
    ],
    wayBack: 'Take the action out of the workflow again.',
  });
}
