import { leadOutcome, outcomeColumn } from '../scoring/lead-outcome.ts';
import { crossValidatedAuc } from './field-auc.ts';
import { denyField } from './denied-field.ts';
import { FACT, STATES } from './history.ts';
import type { FieldColumn, History } from './history.ts';
import { countInWords } from '../model/count-in-words.ts';

/** A field that may know the outcome already; a score that uses it flatters itself (domain.md §8, "Denylist"). */
export interface LeakageSuspect {
  readonly field: string;
  readonly rules: readonly ('name' | 'lateKnown' | 'auc')[];
  /** Cross-validated AUC of the field alone; null where the history has times. */
  readonly auc: number | null;
  /** Why, one sentence for each rule. */
  readonly sentences: readonly string[];
}

const AUC_LIMIT = 0.75;
const LATE_IN_WON = 0.2;
const EARLY_IN_LOST = 0.05;
/** Fewer won or lost leads than this say nothing about when a field is filled. */
const FEWEST = 20;

const MQL = STATES.indexOf('mql');

/** All suspects, in the order of columns; the outcome column itself and excluded leads are left out. */
export function leakageSuspects(history: History): LeakageSuspect[] {
  const outcome = outcomeColumn(history);
  const isTimeless = Number.isNaN(history.from);
  const leads = countedLeads(history);
  const judged = isTimeless && outcome >= 0 ? leads.filter((lead) => leadOutcome(history, lead, 'column') !== 'open') : [];
  const isConverted = judged.map((lead) => leadOutcome(history, lead, 'column') === 'converted');
  const late = isTimeless ? null : lateFields(history, leads);
  return history.fields.flatMap((field, index) => {
    if (index === outcome) return [];
    const denied = denyField(field.name);
    const auc = judged.length > 0 ? crossValidatedAuc(field, judged, isConverted) : null;
    const found: [rule: LeakageSuspect['rules'][number], sentence: string][] = [];
    if (denied !== null) found.push(['name', `"${field.name}" is suspect by its name: ${denied.because}.`]);
    const lateness = late?.get(index);
    if (lateness !== undefined) found.push(['lateKnown', lateSentence(field, lateness)]);
    if (auc !== null && auc >= AUC_LIMIT) found.push(['auc', `"${field.name}" alone tells converted leads from others with an AUC of ${auc.toFixed(2)}; a field known before sales acts seldom reaches ${AUC_LIMIT}.`]);
    return found.length === 0 ? [] : [{ field: field.name, rules: found.map(([rule]) => rule), auc, sentences: found.map(([, sentence]) => sentence) }];
  });
}

function countedLeads({ excluded }: History): number[] {
  const leads: number[] = [];
  for (let lead = 0; lead < excluded.length; lead++) if (excluded[lead] !== 1) leads.push(lead);
  return leads;
}

interface Lateness {
  readonly lateInWon: number;
  readonly won: number;
  readonly earlyInLost: number;
  readonly lost: number;
}

const lateSentence = ({ name }: FieldColumn, { lateInWon, won, earlyInLost, lost }: Lateness): string =>
  `"${name}" was first known after the MQL in ${countInWords(lateInWon)} of ${countInWords(won)} won leads, and before it in only ${countInWords(earlyInLost)} of ${countInWords(lost)} lost ones.`;

/** Fields first known after the MQL in more than a fifth of won leads while known before in under a twentieth of lost ones. */
function lateFields(history: History, leads: readonly number[]): Map<number, Lateness> {
  const tallies = history.fields.map(() => ({ lateInWon: 0, earlyInLost: 0 }));
  let [won, lost] = [0, 0];
  for (const lead of leads) {
    const mqlAt = firstMql(history, lead);
    if (Number.isNaN(mqlAt)) continue;
    const outcome = leadOutcome(history, lead, 'won');
    if (outcome === 'open') continue;
    if (outcome === 'converted') won++;
    else lost++;
    const known = firstKnown(history, lead);
    tallies.forEach((tally, index) => {
      const at = known.get(index);
      if (at === undefined) return;
      if (outcome === 'converted' && at > mqlAt) tally.lateInWon++;
      if (outcome === 'rejected' && at <= mqlAt) tally.earlyInLost++;
    });
  }
  const found = new Map<number, Lateness>();
  if (won < FEWEST || lost < FEWEST) return found;
  tallies.forEach((tally, index) => {
    if (tally.lateInWon > LATE_IN_WON * won && tally.earlyInLost < EARLY_IN_LOST * lost) found.set(index, { ...tally, won, lost });
  });
  return found;
}

function firstMql({ facts }: History, lead: number): number {
  for (let row = facts.offsets[lead]!; row < facts.offsets[lead + 1]!; row++) if (facts.kind[row] === FACT.stage && facts.subject[row] === MQL) return facts.at[row]!;
  return NaN;
}

/** When each field of a lead was first known, by field index; a value without any history was always known (-Infinity). */
function firstKnown({ facts, fields }: History, lead: number): Map<number, number> {
  const known = new Map<number, number>();
  const hasFacts = new Set<number>();
  for (let row = facts.offsets[lead]!; row < facts.offsets[lead + 1]!; row++) {
    if (facts.kind[row] !== FACT.property) continue;
    const field = facts.subject[row]!;
    hasFacts.add(field);
    if (facts.value[row] !== 0 && !known.has(field)) known.set(field, facts.at[row]!);
  }
  fields.forEach(({ current }, index) => {
    if (!hasFacts.has(index) && current[lead] !== 0) known.set(index, -Infinity);
  });
  return known;
}
