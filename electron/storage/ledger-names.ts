import type { Ledger, LedgerEntry } from '../../shared/engine/gaps/ledger.ts';
import type { WorkshopDatabase } from './workshop-database.ts';

/** How many decisions and parked points, undone ones included, call a lead by more than its id. */
export async function countNamedLeads({ query }: WorkshopDatabase): Promise<number> {
  const edits = await query.selectFrom('ledger_edit').select('content').execute();
  return new Set(edits.flatMap(({ content }) => entriesOf(content).filter(namesLead).map(({ id }) => id))).size;
}

/** Texts in which a lead may be called by its name, as they are stored: every edit that undo reaches, and what agreements were frozen with. */
export interface NamingTexts {
  readonly edits: readonly { readonly number: number; readonly content: string }[];
  readonly records: readonly { readonly id: string; readonly day_record: string | null }[];
}

/** Reads them. */
export const readNamingTexts = async ({ query }: WorkshopDatabase): Promise<NamingTexts> => ({
  edits: await query.selectFrom('ledger_edit').select(['number', 'content']).execute(),
  records: await query.selectFrom('agreement').select(['id', 'day_record']).where('day_record', 'is not', null).execute(),
});

/**
 * Within a transaction: such entries call their lead by its id, in their own words too, and so do the same words in what
 * agreements were frozen with, where they stand outside fingerprint and trail. No entry, edit or record comes or goes.
 */
export function forgetNamedLeads(database: WorkshopDatabase, { edits, records }: NamingTexts): void {
  const named = edits.flatMap(({ content }) => entriesOf(content).filter(namesLead)).map(({ refersTo }) => refersTo);
  for (const { number, content } of edits) {
    if (!entriesOf(content).some(namesLead)) continue;
    const { decisions, parked, ...rest } = ledgerOf(content);
    const forgotten: Ledger = { ...rest, decisions: decisions.map(withoutName), parked: parked.map(withoutName) };
    database.run('UPDATE ledger_edit SET content = ? WHERE number = ?', JSON.stringify(forgotten), number);
  }
  for (const { id, day_record: record } of records) {
    const forgotten = named.reduce<string>((text, lead) => text.replaceAll(inJson(lead.label), inJson(lead.id)), record ?? '');
    if (forgotten !== record) database.run('UPDATE agreement SET day_record = ? WHERE id = ?', forgotten, id);
  }
}

/** A text as it stands inside a JSON string. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

const ledgerOf = (content: string): Ledger => JSON.parse(content) as Ledger; // written by saveLedger after the contract's check

function entriesOf(content: string): LedgerEntry[] {
  const { decisions, parked } = ledgerOf(content);
  return [...decisions, ...parked];
}

const namesLead = ({ refersTo: { kind, id, label } }: LedgerEntry): boolean => kind === 'lead' && label !== '' && label !== id;

function withoutName(entry: LedgerEntry): LedgerEntry {
  if (!namesLead(entry)) return entry;
  const { id, label } = entry.refersTo;
  return { ...entry, text: entry.text.replaceAll(label, id), refersTo: { kind: 'lead', id, label: id } };
}
