import { FACT, STAGES, STATES } from '../../shared/engine/history/history.ts';
import { counted } from './findings.ts';
import { NO_FILE } from './fact-table.ts';
import type { ImportState } from './import-state.ts';

const MQL = STATES.indexOf('mql');

/** Adds the facts that only the leads' own columns tell, after every other file was read. */
export function addLeadFacts(state: ImportState): void {
  const { leads, facts } = state;
  const hasStage = new Uint8Array(leads.ids.length);
  const hasOwner = new Uint8Array(leads.ids.length);
  const latest = new Float64Array(leads.ids.length).fill(-Infinity);
  const told = new Set<number>();
  for (let i = 0; i < facts.length; i++) {
    const lead = facts.lead[i] ?? 0;
    if (facts.kind[i] === FACT.stage) {
      const to = facts.subject[i] ?? 0;
      // An outcome alone, from a status column, does not make the stage dates of the lead worthless.
      if (to < STAGES.length) hasStage[lead] = 1;
      else told.add(lead * STATES.length + to);
    }
    if (facts.kind[i] === FACT.owner) hasOwner[lead] = 1;
    latest[lead] = Math.max(latest[lead] ?? -Infinity, facts.at[i] ?? -Infinity);
  }
  leads.ids.forEach((id, lead) => {
    const dates = leads.stageDates[lead] ?? [];
    if (hasStage[lead] === 0) addStageDates(state, lead, dates);
    const mqlAt = dates.find(([stage]) => stage === MQL)?.[1];
    if (hasOwner[lead] === 0) addOwner(state, lead, mqlAt ?? leads.createdAt[lead] ?? NaN, id);
    const last = dates.reduce((at, [, date]) => Math.max(at, date), Math.max(latest[lead] ?? -Infinity, leads.createdAt[lead] ?? -Infinity));
    addCurrentStates(state, lead, last, id, told);
  });
}

/** Stage dates become stage facts, but only where no property history tells the stages more exactly. */
function addStageDates({ facts }: ImportState, lead: number, dates: readonly (readonly [number, number])[]): void {
  for (const [stage, at] of dates) facts.add(lead, at, FACT.stage, stage, 0, 0, 0, NO_FILE, '');
}

function addOwner(state: ImportState, lead: number, at: number, id: string): void {
  const text = state.leads.ownerText[lead] ?? '';
  if (text === '') return;
  const { code, isUnknown } = state.owners.codeOf(text);
  if (isUnknown) {
    state.findings.note('unknownOwners', 'leads', {
      sentence: (count) => `${counted(count, 'lead', 'leads')} had an owner who is in no owners' file.`,
      effect: 'Kept as an owner without territory and hours. Add the owner to the owners file, or set the person up in the roster.',
    }, text);
  }
  if (Number.isNaN(at)) {
    state.findings.note('ownersWithoutTime', 'leads', {
      sentence: (count) => `${counted(count, 'lead', 'leads')} had an owner but no date at all.`,
      effect: 'The owner was left out, because nothing says when the lead was assigned.',
    }, id);
    return;
  }
  state.findings.note('ownersWithoutHistory', 'leads', {
    sentence: (count) => `${counted(count, 'lead', 'leads')} had an owner but no history of owners.`,
    effect: 'Taken as assigned when the lead became an MQL, or when it was created where there is no such date.',
  }, id);
  state.facts.add(lead, at, FACT.owner, 0, 0, code, 0, NO_FILE, '');
}

/** An outcome that only the current status tells is put at the lead's last known moment; a stage without a date is not. */
function addCurrentStates(state: ImportState, lead: number, last: number, id: string, told: ReadonlySet<number>): void {
  for (const current of state.leads.currentStates[lead] ?? []) {
    if (current < STAGES.length || told.has(lead * STATES.length + current)) continue;
    if (last === -Infinity || Number.isNaN(last)) continue;
    state.findings.note('outcomesWithoutTime', 'leads', {
      sentence: (count) => `${counted(count, 'lead was', 'leads were')} rejected, recycled or disqualified without a date.`,
      effect: 'Put at the last moment that is known of the lead.',
    }, id);
    state.facts.add(lead, last, FACT.stage, current, 0, 0, 0, NO_FILE, '');
  }
}
