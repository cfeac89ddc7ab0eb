import { DEAL_EVENTS, FACT, STATES } from './history.ts';
import type { History } from './history.ts';

/**
 * The text whose SHA-256 identifies a history, piece by piece: one line of JSON for the head, one a lead, in order of
 * lead id. It names values instead of codes, so it does not depend on the order of rows or files, and it leaves out
 * personal fields and owners' names, so that forgetting a person does not change it (domain.md §2.1). Which leads count is
 * the population's to say: it is printed beside every figure and is no part of the history's identity either.
 */
export function* historyHashText(history: History): Generator<string> {
  const fields = history.fields.map((field, index) => ({ field, index })).filter(({ field }) => !field.personal);
  fields.sort((a, b) => compareText(a.field.name, b.field.name));
  const owners = history.owners.map((owner) => [owner.extId, owner.zone, owner.territory, owner.workStart, owner.workEnd, owner.dayCap, owner.inactiveFrom]);
  owners.sort((a, b) => compareText(String(a[0]), String(b[0])));
  yield `${JSON.stringify(['baton-history', 2, fields.map(({ field }) => [field.name, field.type, field.hasHistory]), owners])}\n`;
  const order = history.leadIds.map((_, lead) => lead).sort((a, b) => compareText(history.leadIds[a] ?? '', history.leadIds[b] ?? ''));
  for (const lead of order) {
    const values = fields.map(({ field }) => field.values[field.current[lead] ?? 0] ?? '');
    const createdAt = history.createdAt[lead] ?? NaN;
    yield `${JSON.stringify([history.leadIds[lead], Number.isNaN(createdAt) ? null : createdAt, values, factsOf(history, lead)])}\n`;
  }
}

type FactText = readonly (string | number | null)[];

/** Properties and engagements of one instant go by text: their order in a history follows columns, files and event ids, which say nothing. */
function factsOf(history: History, lead: number): FactText[] {
  const { facts } = history;
  const texts: FactText[] = [];
  let together: FactText[] = [];
  let [instant, kind] = [NaN, -1];
  const flush = (): void => {
    texts.push(...(together.length > 1 ? together.map((text) => ({ text, key: JSON.stringify(text) })).sort((a, b) => compareText(a.key, b.key)).map(({ text }) => text) : together));
    together = [];
  };
  for (let row = facts.offsets[lead] ?? 0; row < (facts.offsets[lead + 1] ?? 0); row++) {
    if (facts.at[row] !== instant || facts.kind[row] !== kind) flush();
    instant = facts.at[row] ?? NaN;
    kind = facts.kind[row] ?? -1;
    const isPersonal = kind === FACT.property && history.fields[facts.subject[row] ?? 0]?.personal !== false;
    if (isPersonal) continue;
    if (kind === FACT.property || kind === FACT.engagement) together.push(factText(history, row));
    else texts.push(factText(history, row));
  }
  flush();
  return texts;
}

function factText(history: History, row: number): FactText {
  const { facts } = history;
  const at = facts.at[row] ?? NaN;
  const subject = facts.subject[row] ?? 0;
  const value = facts.value[row] ?? 0;
  const owner = history.owners[(facts.owner[row] ?? 0) - 1]?.extId ?? '';
  switch (facts.kind[row]) {
    case FACT.property: {
      const field = history.fields[subject];
      return [at, 'property', field?.name ?? '', field?.values[value] ?? ''];
    }
    case FACT.engagement:
      return [at, 'engagement', history.eventTypes[subject] ?? '', history.assets[value] ?? '', owner, facts.automated[row] ?? 0];
    case FACT.stage:
      return [at, 'stage', STATES[subject] ?? ''];
    case FACT.owner:
      return [at, 'owner', owner];
    default: {
      const deal = history.deals[value];
      return [at, 'deal', DEAL_EVENTS[subject] ?? '', deal?.extId ?? '', deal?.amountMinor ?? null, deal?.currency ?? ''];
    }
  }
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
