/**
 * Two teams' versions of one word, on the same leads (domain.md §9; G11): which leads only the one, both, or only the
 * other take, how each set ended, and for every criterion that differs who would move if the other version took it over.
 */
import { canonicalJson } from '../agreement/canonical-json.ts';
import { expressionInWords } from '../agreement/expression-in-words.ts';
import { TRUE } from '../expressions/truth.ts';
import type { History } from '../history/history.ts';
import { describeLead } from '../history/lead-row.ts';
import type { LeadRow } from '../history/lead-row.ts';
import type { Expression } from '../model/expression.ts';
import { localDay } from '../time/zone-table.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { findMovers } from './compare-movers.ts';
import { isInMqlRule, withCriteria, type ComparisonSettings, type DefinitionSide } from './definition-side.ts';
import { everMql } from './ever-mql.ts';
import { findCrossings } from './find-crossings.ts';
import { createLeadEvaluator } from './lead-evaluator.ts';
import { leadOutcome } from './lead-outcome.ts';
import type { LeadOutcome } from './lead-outcome.ts';
import { shareOf } from './model-quality.ts';
import type { Share } from './model-quality.ts';
import { scoresAtMoment } from './scores-at-moment.ts';

/** One set of leads: how many, how they ended, and the first of them. */
export interface LeadSet {
  readonly leads: number;
  readonly converted: number;
  readonly rejected: number;
  readonly open: number;
  readonly conversion: Share;
  readonly rows: readonly LeadRow[];
}

/** One criterion that the sides do not share: who would come and go if the other side had it too (or dropped it). */
export interface Mover {
  /** The side that has it. */
  readonly of: 'left' | 'right';
  readonly criterion: Expression;
  readonly sentence: string;
  /** Leads that the other side's set gains and loses by taking it over. */
  readonly gained: number;
  readonly lost: number;
  readonly rows: readonly LeadRow[];
}

/** The comparison; `shared` are the criteria that both sides have. */
export interface DefinitionComparison {
  readonly leads: number;
  readonly onlyLeft: LeadSet;
  readonly both: LeadSet;
  readonly onlyRight: LeadSet;
  readonly neither: number;
  readonly shared: readonly string[];
  readonly movers: readonly Mover[];
  readonly warnings: readonly string[];
}

/** Compares two versions of a word; criteria are told apart at the top of their groups. */
export function compareDefinitions(history: History, zone: ZoneTable, left: DefinitionSide, right: DefinitionSide, settings: ComparisonSettings): DefinitionComparison {
  const warnings = new Set<string>();
  const setOf = (side: DefinitionSide): Uint8Array => holdsFor(history, zone, side, settings, warnings);
  const [ofLeft, ofRight] = [setOf(left), setOf(right)];
  const pick = (wanted: (lead: number) => boolean): number[] => leadsThatCount(history).filter(wanted);
  const describe = (leads: readonly number[]): LeadSet => describeSet(history, leads, settings);
  const [leftParts, rightParts] = [partsOf(left.criteria), partsOf(right.criteria)];
  const moversOf = (of: Mover['of'], parts: readonly Expression[], other: DefinitionSide, before: Uint8Array): Mover[] =>
    findMovers(history, zone, other, parts, before, settings, (warning) => warnings.add(warning)).map(({ gained, lost, leads }, part) => {
      const criterion = parts[part]!;
      return { of, criterion, sentence: expressionInWords(criterion), gained, lost, rows: rowsOf(history, leads, settings.limit, (lead) => (before[lead] === 1 ? 'goes out' : 'comes in')) };
    });
  const missingIn = (parts: readonly Expression[], own: readonly Expression[]): Expression[] => {
    const known = new Set(parts.map(canonicalJson));
    return own.filter((part) => !known.has(canonicalJson(part)));
  };
  const onlyLeftParts = missingIn(rightParts, leftParts);
  return {
    leads: leadsThatCount(history).length,
    onlyLeft: describe(pick((lead) => ofLeft[lead] === 1 && ofRight[lead] !== 1)),
    both: describe(pick((lead) => ofLeft[lead] === 1 && ofRight[lead] === 1)),
    onlyRight: describe(pick((lead) => ofLeft[lead] !== 1 && ofRight[lead] === 1)),
    neither: pick((lead) => ofLeft[lead] !== 1 && ofRight[lead] !== 1).length,
    shared: leftParts.filter((part) => !onlyLeftParts.includes(part)).map((part) => expressionInWords(part)),
    movers: [...moversOf('left', onlyLeftParts, right, ofRight), ...moversOf('right', missingIn(leftParts, rightParts), left, ofLeft)],
    warnings: [...warnings],
  };
}

const leadsThatCount = ({ leadIds, excluded }: History): number[] => Array.from({ length: leadIds.length }, (_, lead) => lead).filter((lead) => excluded[lead] !== 1);

/** The parts of a group of all or any; anything else is one part. */
function partsOf(criteria: Expression): readonly Expression[] {
  if (criteria.kind === 'constant') return [];
  return criteria.kind === 'all' || criteria.kind === 'any' ? criteria.of : [criteria];
}

/** By lead, 1 where the side takes it. */
export function holdsFor(history: History, zone: ZoneTable, side: DefinitionSide, { word, basis, moment }: ComparisonSettings, warnings: Set<string>): Uint8Array {
  const replaced = withCriteria(side, word);
  if (basis === 'replay' && isInMqlRule(word)) {
    const found = everMql(history, replaced, zone);
    for (const warning of found.warnings) warnings.add(warning);
    return found.isMql;
  }
  const evaluator = createLeadEvaluator(history, replaced, (at) => localDay(zone, at));
  const compiled = evaluator.compile(side.criteria);
  const { leads, at } = scoresAtMoment(history, evaluator, findCrossings(history, replaced, evaluator, zone), moment);
  const found = new Uint8Array(history.leadIds.length);
  leads.forEach((lead, i) => {
    evaluator.moveTo(lead, at[i] ?? NaN);
    if (evaluator.test(compiled) === TRUE) found[lead] = 1;
  });
  for (const warning of evaluator.warnings) warnings.add(warning);
  return found;
}

function describeSet(history: History, leads: readonly number[], { outcome, limit }: ComparisonSettings): LeadSet {
  const counts: Record<LeadOutcome, number> = { converted: 0, rejected: 0, open: 0 };
  for (const lead of leads) counts[leadOutcome(history, lead, outcome)]++;
  return { leads: leads.length, ...counts, conversion: shareOf(counts.converted, leads.length), rows: rowsOf(history, leads, limit, (lead) => leadOutcome(history, lead, outcome)) };
}

const rowsOf = (history: History, leads: readonly number[], limit: number, noteOf: (lead: number) => string): LeadRow[] => leads.slice(0, limit).map((lead) => ({ ...describeLead(history, lead), note: noteOf(lead) }));
