import type { HistoryDeal, StateName } from '../../shared/engine/history/history.ts';
import { BlankWords } from './blank-words.ts';
import { ByteDictionary } from './byte-dictionary.ts';
import { EventIds } from './event-ids.ts';
import { FactTable } from './fact-table.ts';
import { createFindings, type Findings } from './findings.ts';
import { LeadTable } from './lead-table.ts';
import type { KnownHistory } from './known-history.ts';
import type { ValueChoices } from './mend-values.ts';
import { createOwnerTable, type OwnerTable } from './owner-table.ts';
import { StaffBook, type KnownStaff } from './staff.ts';
import type { RefusedRow, Vocabulary } from '../../shared/contract/schemas/import.ts';

/** A deal as it is read; its lead is numbered in order of arrival. */
export type DealDraft = HistoryDeal;

/** The columns that the mapping named for a purpose. */
export interface RoleDraft {
  name: string | null;
  email: string | null;
  company: string | null;
  source: string | null;
  rejectReason: string | null;
  outcome: string | null;
}

/** Everything that an import gathers before the history is built. */
export interface ImportState {
  readonly vocabulary: Vocabulary;
  readonly stateOf: ReadonlyMap<string, StateName>;
  readonly blanks: BlankWords;
  readonly clientZone: string;
  readonly currency: string;
  readonly leads: LeadTable;
  readonly owners: OwnerTable;
  readonly facts: FactTable;
  readonly eventTypes: ByteDictionary;
  readonly assets: ByteDictionary;
  readonly eventIds: EventIds;
  readonly deals: DealDraft[];
  readonly dealIndexOf: Map<string, number>;
  readonly roles: RoleDraft;
  readonly findings: Findings;
  readonly refused: RefusedRow[];
  readonly staff: StaffBook;
  /** Property names whose lead column is a current state: their changes are stage changes too. */
  readonly stateColumns: Set<string>;
  /** The same of the history that is there. */
  readonly knownStateColumns: ReadonlySet<string>;
  /** Owners who are inactive without a date. */
  readonly inactiveSinceUnknown: Set<string>;
  /** What was chosen about the values of a lead's fields, by field. */
  readonly valueChoices: ReadonlyMap<string, ValueChoices>;
  refusedRows: number;
  hasPropertyHistory: boolean;
  /** An engagement came without an asset. */
  hasBlankAsset: boolean;
}

export interface StateOptions {
  readonly clientZone: string;
  readonly currency: string;
  readonly valueChoices?: ReadonlyMap<string, ValueChoices>;
  readonly known?: KnownHistory;
  readonly staff?: KnownStaff;
}

export function createImportState(vocabulary: Vocabulary, options: StateOptions): ImportState {
  const owners = createOwnerTable(options.clientZone, options.known?.owners, vocabulary.owners);
  return {
    vocabulary,
    stateOf: new Map(vocabulary.states.map(({ value, state }) => [value, state])),
    blanks: new BlankWords(vocabulary.blanks),
    clientZone: options.clientZone,
    currency: options.currency,
    leads: new LeadTable(options.known),
    owners,
    staff: new StaffBook(owners, options.staff),
    facts: new FactTable(),
    eventTypes: new ByteDictionary(),
    assets: new ByteDictionary(),
    eventIds: new EventIds(),
    deals: [],
    dealIndexOf: new Map(),
    roles: { name: null, email: null, company: null, source: null, rejectReason: null, outcome: null },
    findings: createFindings(),
    refused: [],
    stateColumns: new Set(),
    knownStateColumns: new Set(options.known?.states),
    inactiveSinceUnknown: new Set(),
    valueChoices: options.valueChoices ?? new Map(),
    refusedRows: 0,
    hasPropertyHistory: false,
    hasBlankAsset: false,
  };
}
