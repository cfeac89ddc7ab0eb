import type { OutputOf } from '../../../shared/contract/contract.ts';
import { momentText } from '../../components/figure-text.ts';
import type { Names } from '../../state/use-names.ts';
import { STATE_WORDS } from '../prepare/target-words.ts';

export type LeadField = NonNullable<OutputOf<'history.getHealth'>>['fields'][number];
export type QueriedLead = OutputOf<'history.queryLeads'>['rows'][number];

/** A column of the table; `key` is what it is sorted by and chosen by. */
export interface LeadColumn {
  readonly key: string;
  readonly head: string;
  readonly width: number;
  readonly isFigure: boolean;
  readonly type: string;
  readonly isPersonal: boolean;
  /** Its place among the cells that were asked for; null for what every row carries. */
  readonly cell: number | null;
}

/** What every row carries. */
const CARRIED: readonly LeadColumn[] = [
  { key: '@id', head: 'Lead', width: 170, isFigure: false, type: 'text', isPersonal: true, cell: null },
  { key: '@state', head: 'Stage', width: 150, isFigure: false, type: 'text', isPersonal: false, cell: null },
  { key: '@owner', head: 'Owner', width: 110, isFigure: false, type: 'text', isPersonal: false, cell: null },
  { key: '@created', head: 'Created', width: 150, isFigure: false, type: 'instant', isPersonal: false, cell: null },
  { key: '@active', head: 'Last activity', width: 150, isFigure: false, type: 'instant', isPersonal: false, cell: null },
  { key: '@touched', head: 'Last touch', width: 150, isFigure: false, type: 'instant', isPersonal: false, cell: null },
];
const FIRST_FIELDS = 4;

/** The columns that can be chosen: what every row carries, then the history's own fields. */
export const columnChoices = (fields: readonly LeadField[]): { readonly value: string; readonly label: string }[] => [
  ...CARRIED.slice(1).map(({ key, head }) => ({ value: key, label: head })),
  ...fields.map((field) => ({ value: field.name, label: field.name })),
];

/** What stands there before anybody chose: stage, owner, created, and the first fields that are often known and say different things. */
export function firstColumns(fields: readonly LeadField[], leads: number, hasTimes: boolean): string[] {
  const telling = fields.filter((field) => !field.personal && field.type !== 'instant' && field.distinct > 1 && field.distinct < Math.max(50, leads / 4) && field.known > leads / 4);
  const carried = hasTimes ? ['@state', '@owner', '@created'] : ['@state', '@owner'];
  return [...carried, ...telling.slice(0, FIRST_FIELDS).map((field) => field.name)];
}

/** The chosen columns in their order, the lead itself first; a column that the history no longer has is left out. */
export function leadColumns(chosen: readonly string[], fields: readonly LeadField[]): LeadColumn[] {
  const asked = askedFields(chosen, fields);
  const columns = chosen.flatMap((key): LeadColumn[] => {
    const carried = CARRIED.find((column) => column.key === key && key !== '@id');
    if (carried !== undefined) return [carried];
    const field = fields.find((one) => one.name === key);
    if (field === undefined) return [];
    const width = Math.min(240, Math.max(field.type === 'instant' ? 150 : 100, 32 + 7 * field.name.length));
    return [{ key, head: field.name, width, isFigure: field.type === 'number', type: field.type, isPersonal: field.personal, cell: asked.indexOf(key) }];
  });
  return [...CARRIED.slice(0, 1), ...columns];
}

/** The fields whose values the host is asked for. */
export const askedFields = (chosen: readonly string[], fields: readonly LeadField[]): string[] => chosen.filter((key) => fields.some((field) => field.name === key));

/** What a cell says, masked as everywhere; '' for unknown. */
export function cellText(row: QueriedLead, column: LeadColumn, names: Names, zone: string): string {
  switch (column.key) {
    case '@id': return names.lead(row.name) || row.leadId;
    case '@state': return STATE_WORDS[row.stage] ?? row.stage;
    case '@owner': return row.owner === '' ? '' : names.rep(row.owner);
    case '@created': return row.at === null ? '' : momentText(row.at, zone);
    case '@active': return row.activeAt === null ? '' : momentText(row.activeAt, zone);
    case '@touched': return row.touchedAt === null ? '' : momentText(row.touchedAt, zone);
  }
  const value = row.cells[column.cell ?? -1] ?? '';
  if (value === '') return '';
  if (column.isPersonal) return names.personal(value);
  if (column.type === 'instant') return Number.isFinite(Number(value)) ? momentText(Number(value), zone) : value;
  if (column.type === 'boolean') return value === 'true' ? 'yes' : value === 'false' ? 'no' : value;
  return names.sentence(value);
}
