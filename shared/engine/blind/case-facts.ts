/** What a judge sees of a lead: everything known before its MQL moment that neither names it nor tells how it ended (domain.md §4.1). */
import { visibleFacts, asOfCode, type VisibleFact } from '../history/as-of-lead.ts';
import { FACT, type FieldColumn, type History } from '../history/history.ts';
import { replaceEmails } from '../history/personal-text.ts';
import { DAY } from '../time/units.ts';

/** One known fact about the lead or its company; `isToday`: the field has no history, so today's value stands for then. */
export interface CaseTrait {
  readonly name: string;
  readonly value: string;
  readonly isToday: boolean;
}

/** What it did, so often, and last so many days before the moment. */
export interface CaseDeed {
  readonly type: string;
  readonly asset: string;
  readonly times: number;
  readonly lastDaysBefore: number;
}

/** A lead as of one moment, without a name. */
export interface CaseFacts {
  /** The few traits by which the room talks about it. */
  readonly title: string;
  readonly traits: readonly CaseTrait[];
  /** Latest first; the last few kinds are left out when there are many, and counted in `moreDeeds`. */
  readonly deeds: readonly CaseDeed[];
  readonly moreDeeds: number;
  /** Days from its creation to the moment; null when the creation is not known. */
  readonly knownForDays: number | null;
}

const MOST_TRAITS = 10;
const MOST_DEEDS = 10;
const LONGEST = 80;

/** Facts of one lead at an instant; `fields` as `caseFields` gives them, `isOfSales` tells rows of touches, which are not the lead's own deeds. */
export function caseFacts(history: History, lead: number, at: number, fields: readonly number[], isOfSales: (row: number) => boolean): CaseFacts {
  const visible = visibleFacts(history, lead, at);
  const traits = fields.flatMap((index) => traitOf(history, lead, visible, index)).slice(0, MOST_TRAITS);
  const deeds = deedsOf(history, lead, at, isOfSales);
  const createdAt = history.createdAt[lead] ?? NaN;
  return {
    title: titleOf(traits, history.fields),
    traits,
    deeds: deeds.slice(0, MOST_DEEDS),
    moreDeeds: Math.max(0, deeds.length - MOST_DEEDS),
    knownForDays: Number.isFinite(createdAt) ? Math.max(0, Math.floor((at - createdAt) / DAY)) : null,
  };
}

function traitOf(history: History, lead: number, visible: readonly VisibleFact[], index: number): CaseTrait[] {
  const field = history.fields[index];
  const value = field?.values[asOfCode(history, lead, visible, index)] ?? '';
  return field === undefined || value === '' ? [] : [{ name: field.name, value: masked(value), isToday: !field.hasHistory }];
}

/** Texts as they stand, numbers with their name: two texts and a number are enough to talk about a lead. */
function titleOf(traits: readonly CaseTrait[], fields: readonly FieldColumn[]): string {
  const isNumber = ({ name }: CaseTrait): boolean => fields.find((field) => field.name === name)?.type === 'number';
  const texts = traits.filter((trait) => !isNumber(trait) && fields.find((field) => field.name === trait.name)?.type === 'text').slice(0, 2);
  const number = traits.find(isNumber);
  const words = [...texts.map(({ value }) => value), ...(number === undefined ? [] : [`${number.name} ${number.value}`])];
  return words.length === 0 ? 'A lead of which nothing is known' : words.join(', ');
}

/** The lead's own deeds up to the moment, automated ones left out, grouped by what it was. */
function deedsOf({ facts, eventTypes, assets }: History, lead: number, at: number, isOfSales: (row: number) => boolean): CaseDeed[] {
  const found = new Map<string, CaseDeed>();
  for (let row = facts.offsets[lead] ?? 0; row < (facts.offsets[lead + 1] ?? 0); row += 1) {
    const instant = facts.at[row] ?? NaN;
    if (facts.kind[row] !== FACT.engagement || !(instant <= at) || facts.automated[row] === 1 || isOfSales(row)) continue;
    const type = masked(eventTypes[facts.subject[row] ?? 0] ?? '');
    const asset = masked(assets[facts.value[row] ?? 0] ?? '');
    const key = `${type}\n${asset}`;
    const before = found.get(key);
    found.delete(key); // moves it to the end: the latest stands last
    found.set(key, { type, asset, times: (before?.times ?? 0) + 1, lastDaysBefore: Math.max(0, Math.floor((at - instant) / DAY)) });
  }
  return [...found.values()].reverse();
}

/** Free text without addresses, and no longer than a line. */
function masked(text: string): string {
  const without = replaceEmails(text, () => '•••');
  return without.length > LONGEST ? `${without.slice(0, LONGEST)}…` : without;
}
