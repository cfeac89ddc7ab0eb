import { TRUE } from '../expressions/truth.ts';
import { compileExpression } from '../expressions/compile-expression.ts';
import type { DayOf } from '../expressions/day-of.ts';
import type { Expression } from '../model/expression.ts';
import { AsOfCursor } from './as-of-cursor.ts';
import { matchBulkImports, matchExistingCustomers } from './doubtful-leads.ts';
import { findRepeatedPeople } from './repeated-people.ts';
import { matchAddresses } from './match-addresses.ts';
import type { History } from './history.ts';
import { withExcluded } from './with-excluded.ts';

/** Which leads count nowhere (domain.md §2.1, "Population"); everything else counts. */
export interface PopulationRule {
  /** Leads of which this is true as the history ends are left out; unknown keeps a lead. Null: nothing more. */
  readonly leaveOut: Expression | null;
  /** E-mail addresses of test records: `*` stands for anything, without one it may stand anywhere; letter case is ignored. */
  readonly testPatterns: readonly string[];
  /** Domains of the client's own people, subdomains included. */
  readonly internalDomains: readonly string[];
  /** Leads that became MQL before anything was ever logged of them. */
  readonly leavesOutBulkImports: boolean;
  /** Leads that were customers when they were created. */
  readonly leavesOutExistingCustomers: boolean;
  /** Later records of one e-mail address and name, and what the import found repeated. */
  readonly leavesOutDuplicates: boolean;
}

/** Why a lead is left out, in the order in which a lead with several reasons is counted. */
export const POPULATION_REASONS = ['test', 'internal', 'duplicate', 'bulkImport', 'existingCustomer', 'criterion'] as const;
export type PopulationReason = (typeof POPULATION_REASONS)[number];

/** What a rule does: `matching` leads fit the reason, `leftOut` are counted under it, which adds up to all left out. */
export interface PopulationCounts {
  readonly leads: number;
  readonly counted: number;
  readonly leftOut: number;
  readonly reasons: readonly { readonly reason: PopulationReason; readonly matching: number; readonly leftOut: number }[];
  /** What could not be applied to this history, in sentences. */
  readonly warnings: readonly string[];
}

/** The rule that stands before anybody wrote one: only what the import found repeated is left out. */
export const FIRST_POPULATION: PopulationRule = { leaveOut: null, testPatterns: [], internalDomains: [], leavesOutBulkImports: false, leavesOutExistingCustomers: false, leavesOutDuplicates: true };

/** The same for one history: where the import was told to keep repeated leads, nobody is left out. */
export const firstPopulation = ({ excluded }: History): PopulationRule => ({ ...FIRST_POPULATION, leavesOutDuplicates: excluded.includes(1) });

/** A history as imported, with the leads left out that the rule names; ids, facts and hash stay as they are. */
export function applyPopulation(history: History, rule: PopulationRule, dayOf: DayOf): { readonly history: History; readonly counts: PopulationCounts } {
  const warnings: string[] = [];
  const matches: Readonly<Record<PopulationReason, Uint8Array | null>> = {
    test: matchAddresses(history, rule.testPatterns, 'patterns', warnings),
    internal: matchAddresses(history, rule.internalDomains, 'domains', warnings),
    duplicate: rule.leavesOutDuplicates ? findRepeatedPeople(history) : null,
    bulkImport: rule.leavesOutBulkImports ? matchBulkImports(history, warnings) : null,
    existingCustomer: rule.leavesOutExistingCustomers ? matchExistingCustomers(history) : null,
    criterion: rule.leaveOut === null ? null : matchCriterion(history, rule.leaveOut, dayOf, warnings),
  };
  const excluded = new Uint8Array(history.createdAt.length);
  const reasons = POPULATION_REASONS.flatMap((reason) => {
    const fits = matches[reason];
    if (fits === null) return [];
    let [matching, leftOut] = [0, 0];
    for (let lead = 0; lead < fits.length; lead++) {
      if (fits[lead] !== 1) continue;
      matching++;
      if (excluded[lead] === 0) leftOut++;
      excluded[lead] = 1;
    }
    return [{ reason, matching, leftOut }];
  });
  const leftOut = reasons.reduce((sum, each) => sum + each.leftOut, 0);
  const leads = history.createdAt.length;
  return { history: withExcluded(history, excluded), counts: { leads, counted: leads - leftOut, leftOut, reasons, warnings: [...new Set(warnings)] } };
}

function matchCriterion(history: History, criterion: Expression, dayOf: DayOf, warnings: string[]): Uint8Array {
  const cursor = new AsOfCursor(history);
  const test = compileExpression(criterion, { cursor, dayOf, computed: () => undefined, warn: (message) => warnings.push(message), reads: () => undefined });
  const fits = new Uint8Array(history.createdAt.length);
  for (let lead = 0; lead < fits.length; lead++) {
    cursor.moveTo(lead, NaN);
    fits[lead] = test() === TRUE ? 1 : 0;
  }
  return fits;
}
