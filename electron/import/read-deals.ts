import { DEAL_EVENTS, FACT } from '../../shared/engine/history/history.ts';
import { compareIds, compareText } from '../../shared/engine/history/compare-ids.ts';
import { cellOf, columnNameOf, instantsOf, refuseCells, type FileInHand, type KindReader } from './file-reader.ts';
import { counted } from './findings.ts';
import { NO_FILE } from './fact-table.ts';
import { createOwnerCells } from './owner-cells.ts';
import { parseNumber } from './parse-number.ts';
import { unknownLead } from './read-events.ts';

interface DealRow {
  readonly id: string;
  readonly lead: number;
  readonly owner: number;
  readonly amountMinor: number | null;
  readonly currency: string;
  readonly stage: string;
  readonly createdAt: number;
  readonly closedAt: number;
  readonly cells: readonly string[];
  readonly line: number;
}

/** Each deal becomes a "created" and, when its stage is one of the won or lost ones, a "won" or "lost" fact. */
export function dealsReader(file: FileInHand): KindReader {
  const { state } = file;
  const id = cellOf(file, 'dealId', true);
  const leadId = cellOf(file, 'leadId', true);
  const owners = createOwnerCells(file);
  const [amount, currency, stage, created, closed] = [cellOf(file, 'amount'), cellOf(file, 'currency'), cellOf(file, 'stage'), cellOf(file, 'createdAt'), cellOf(file, 'closedAt')];
  const createdAt = instantsOf(file, columnNameOf(file, 'createdAt'));
  const closedAt = instantsOf(file, columnNameOf(file, 'closedAt'));
  const rows: DealRow[] = [];
  return {
    row(row, line) {
      const extId = id.text(row);
      if (extId === '') return 'The row has no deal id.';
      const lead = leadOf(file, leadId.text(row));
      if (lead === undefined) return unknownLead(leadId.text(row));
      const money = currency.text(row) || state.currency;
      const written = amount.text(row);
      const amountMinor = minorUnits(written, money);
      if (amountMinor === null && written !== '') noteAmount(file, written);
      const [createdText, closedText] = [created.text(row), closed.text(row)];
      rows.push({
        id: extId,
        lead,
        owner: owners.code(row),
        amountMinor,
        currency: money,
        stage: stage.text(row),
        createdAt: createdText === '' ? NaN : createdAt.read(createdText),
        closedAt: closedText === '' ? NaN : closedAt.read(closedText),
        cells: row.texts(),
        line,
      });
      return null;
    },
    finish() {
      owners.noteUnknown();
      rows.sort((a, b) => compareIds(a.id, b.id) || compareTimes(a.createdAt, b.createdAt) || compareText(a.cells.join('\u0000'), b.cells.join('\u0000')));
      for (const row of rows) addDeal(file, row);
    },
  };
}

/** One deal may name several contacts, joined by semicolons: the first known one stands for it. */
function leadOf(file: FileInHand, text: string): number | undefined {
  const find = (id: string): number | undefined => {
    const bytes = Buffer.from(id, 'utf8');
    const lead = file.state.leads.find(bytes, 0, bytes.length);
    return lead < 0 ? undefined : lead;
  };
  const whole = find(text);
  if (whole !== undefined || !text.includes(';')) return whole;
  const known = text.split(';').map((part) => part.trim()).filter((part) => find(part) !== undefined).sort(compareIds);
  if (known.length > 1) {
    file.state.findings.note('dealsOfSeveralLeads', file.name, {
      sentence: (count) => `${counted(count, 'deal', 'deals')} of ${file.name} belonged to several leads.`,
      effect: 'Counted for the lead with the lowest id.',
    }, text);
  }
  return find(known[0] ?? '');
}

function addDeal(file: FileInHand, row: DealRow): void {
  const { state } = file;
  if (state.dealIndexOf.has(row.id)) {
    file.count.merged++;
    state.findings.note('repeatedDeals', file.name, { sentence: (count) => `${counted(count, 'row', 'rows')} of ${file.name} repeated a deal id.`, effect: 'The record that was created first was kept.' }, row.id);
    return;
  }
  const outcome = outcomeOf(file, row);
  if (Number.isNaN(row.createdAt) && outcome === null) return refuseCells(file, row.cells, row.line, 'The deal has no date that could be read.');
  const index = state.deals.push({ extId: row.id, lead: row.lead, amountMinor: row.amountMinor, currency: row.currency }) - 1;
  state.dealIndexOf.set(row.id, index);
  const add = (event: (typeof DEAL_EVENTS)[number], at: number): void => state.facts.add(row.lead, at, FACT.deal, DEAL_EVENTS.indexOf(event), index, row.owner, 0, NO_FILE, 0);
  if (!Number.isNaN(row.createdAt)) add('created', row.createdAt);
  if (outcome !== null) add(outcome, row.closedAt);
  if (outcome !== null && row.closedAt < row.createdAt) {
    state.findings.note('dealsClosedBeforeCreated', file.name, { sentence: (count) => `${counted(count, 'deal', 'deals')} of ${file.name} closed before being created.`, effect: 'Kept as they are.' }, row.id);
  }
  file.count.imported++;
}

function outcomeOf(file: FileInHand, row: DealRow): 'won' | 'lost' | null {
  const { vocabulary, findings } = file.state;
  const outcome = vocabulary.wonStages.includes(row.stage) ? 'won' : vocabulary.lostStages.includes(row.stage) ? 'lost' : null;
  if (outcome !== null && Number.isNaN(row.closedAt)) {
    findings.note('closedWithoutDate', file.name, { sentence: (count) => `${counted(count, 'closed deal', 'closed deals')} of ${file.name} had no close date.`, effect: 'Counted as open, because it is not known when they closed.' }, row.id);
    return null;
  }
  return outcome;
}

const compareTimes = (a: number, b: number): number => (Number.isNaN(a) ? (Number.isNaN(b) ? 0 : 1) : Number.isNaN(b) ? -1 : a - b);

/** Currencies whose minor unit is not a hundredth (ISO 4217). */
const DIGITS: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, CLP: 0, VND: 0, ISK: 0, XOF: 0, XAF: 0, HUF: 2, BHD: 3, KWD: 3, OMR: 3, TND: 3, JOD: 3 };

function minorUnits(text: string, currency: string): number | null {
  const minor = Math.round(parseNumber(text) * 10 ** (DIGITS[currency] ?? 2));
  return Number.isSafeInteger(minor) ? minor : null;
}

function noteAmount(file: FileInHand, text: string): void {
  file.state.findings.note('unreadableAmounts', file.name, {
    sentence: (count) => `${counted(count, 'amount', 'amounts')} of ${file.name} could not be read as money.`,
    effect: 'The deal counts without an amount.',
  }, text);
}
