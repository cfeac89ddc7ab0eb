import { isoMinute } from '../../shared/engine/time/civil-date.ts';
import { toLocal, type ZoneTable } from '../../shared/engine/time/zone-table.ts';
import { buildZoneTable } from '../zones/build-zone-table.ts';
import type { FileMapping, Vocabulary } from '../../shared/contract/schemas/import.ts';
import type { SampleCase } from './generate-sample.ts';
import { PROPERTY, STAGE_VALUES, type SampleChange } from './sample-handoff.ts';
import { CLIENT, DATA_END, FIRST_DAY, REPS, STATUS } from './sample-world.ts';

/** One CSV file as text, with the mapping that the mapping screen would end up with. */
export interface SampleFile {
  readonly name: string;
  readonly text: string;
  readonly mapping: Omit<FileMapping, 'fileId'>;
}

const DAY = 86_400_000;
const iso = (at: number): string => new Date(at).toISOString();

/** The five exports of the client's admin. */
export function sampleFiles(cases: readonly SampleCase[]): SampleFile[] {
  const zone = buildZoneTable(CLIENT.zone, FIRST_DAY, DATA_END);
  if (zone === null) throw new Error(`${CLIENT.zone} is no time zone`);
  return [leadsFile(cases, zone), activitiesFile(cases), ownersFile(), dealsFile(cases), propertyHistoryFile(cases)];
}

const BECAME = [['lead', 'Lead'], ['mql', 'Marketing Qualified Lead'], ['sal', 'Sales Accepted Lead'], ['sql', 'Sales Qualified Lead'], ['opportunity', 'Opportunity'], ['customer', 'Customer']] as const;

const LEAD_COLUMNS: FileMapping['columns'] = [
  { column: 'Record ID', target: 'leadId' },
  { column: 'First Name', target: 'firstName' },
  { column: 'Last Name', target: 'lastName' },
  { column: 'Email', target: 'email' },
  { column: 'Phone Number', target: 'phone' },
  { column: 'Company Name', target: 'company' },
  { column: 'Job Title', target: 'field', type: 'text' },
  { column: 'Country/Region', target: 'field', type: 'text' },
  { column: 'Industry', target: 'field', type: 'text' },
  { column: 'Employees', target: 'field', type: 'number' },
  { column: 'Product interest', target: 'field', type: 'text' },
  { column: 'Original Source', target: 'source' },
  { column: 'Contact owner', target: 'owner' },
  { column: 'Lifecycle Stage', target: 'currentState' },
  { column: 'Lead Status', target: 'currentState' },
  { column: 'Legacy lead score', target: 'field', type: 'number' },
  { column: 'Rejection reason', target: 'rejectReason' },
  { column: 'Create Date', target: 'createdAt' },
  ...BECAME.map(([stage, name]) => ({ column: `Became a ${name} Date`, target: 'stageDate', stage })),
];

function leadsFile(cases: readonly SampleCase[], zone: ZoneTable): SampleFile {
  const local = (at: number): string => isoMinute(toLocal(zone, at));
  const rows = cases.flatMap((one) => {
    const { lead, handoff } = one;
    const changes = changesOf(one);
    const last = (property: string): string => changes.findLast((change) => change.property === property)?.value ?? '';
    const became = BECAME.map(([stage]) => changes.find((change) => change.property === PROPERTY.stage && change.value === STAGE_VALUES[stage])).map((change) => (change === undefined ? '' : local(change.at)));
    const person = [lead.firstName, lead.lastName, lead.email, lead.phone, lead.company, lead.title, lead.country, lead.industry, lead.employees, lead.product, lead.source];
    const row = [lead.id, ...person, handoff?.rep.name ?? '', last(PROPERTY.stage), last(PROPERTY.status), String(one.behaviour.oldScore), handoff?.rejectReason ?? '', local(lead.createdAt), ...became];
    if (one.duplicateId === '') return [row];
    const again = Math.min(lead.createdAt + 3 * DAY, DATA_END);
    const copy = [one.duplicateId, ...person.with(2, lead.email.toUpperCase()), '', STAGE_VALUES.lead, '', '0', '', local(again), local(again), ...became.slice(1).map(() => '')];
    return [row, copy];
  });
  return fileOf('leads.csv', 'leads', LEAD_COLUMNS, rows);
}

/** The stage `lead` comes with the creation; the rest is the handoff's. */
function changesOf({ lead, handoff }: SampleCase): SampleChange[] {
  return [{ at: lead.createdAt, property: PROPERTY.stage, value: STAGE_VALUES.lead }, ...(handoff?.changes ?? [])];
}

function activitiesFile(cases: readonly SampleCase[]): SampleFile {
  const all = cases.flatMap(({ lead, behaviour, handoff }) => [...behaviour.events, ...(handoff?.events ?? [])].map((event) => ({ lead, event })));
  all.sort((a, b) => a.event.at - b.event.at || (a.lead.id < b.lead.id ? -1 : a.lead.id > b.lead.id ? 1 : a.event.type < b.event.type ? -1 : 1));
  const rows = all.map(({ lead, event }, index) => [String(900_001 + index), lead.id, iso(event.at), event.type, event.asset, event.owner, event.isAutomated ? 'true' : 'false']);
  return fileOf('activities.csv', 'events', [
    { column: 'Activity ID', target: 'eventId' },
    { column: 'Contact ID', target: 'leadId' },
    { column: 'Activity date', target: 'at' },
    { column: 'Activity type', target: 'type' },
    { column: 'Asset', target: 'asset' },
    { column: 'Activity owner ID', target: 'owner' },
    { column: 'Automated', target: 'automated' },
  ], rows);
}

function ownersFile(): SampleFile {
  const rows = REPS.map((rep) => {
    const email = `${rep.name.toLowerCase().normalize('NFD').replace(/[^a-z ]/g, '').replace(' ', '.')}@northwind.example`;
    return [rep.id, rep.name, email, rep.territory, rep.zone, rep.start, rep.end, String(rep.cap), rep.left === undefined ? 'true' : 'false', rep.left === undefined ? '' : iso(rep.left)];
  });
  return fileOf('owners.csv', 'owners', [
    { column: 'Owner ID', target: 'ownerId' },
    { column: 'Name', target: 'name' },
    { column: 'Email', target: 'email' },
    { column: 'Territory', target: 'territory' },
    { column: 'Time zone', target: 'zone' },
    { column: 'Work start', target: 'workStart' },
    { column: 'Work end', target: 'workEnd' },
    { column: 'Daily capacity', target: 'dayCap' },
    { column: 'Active', target: 'isActive' },
    { column: 'Left on', target: 'inactiveFrom' },
  ], rows);
}

function dealsFile(cases: readonly SampleCase[]): SampleFile {
  const rows = cases.flatMap(({ lead, handoff }, index) => {
    const deal = handoff?.deal;
    if (handoff === null || deal === null || deal === undefined) return [];
    return [[String(700_001 + index), lead.id, handoff.rep.id, String(deal.amount), CLIENT.currency, deal.stage, iso(deal.createdAt), deal.closedAt === null ? '' : iso(deal.closedAt)]];
  });
  return fileOf('deals.csv', 'deals', [
    { column: 'Deal ID', target: 'dealId' },
    { column: 'Contact ID', target: 'leadId' },
    { column: 'Deal owner', target: 'owner' },
    { column: 'Amount', target: 'amount' },
    { column: 'Currency', target: 'currency' },
    { column: 'Deal Stage', target: 'stage' },
    { column: 'Create Date', target: 'createdAt' },
    { column: 'Close Date', target: 'closedAt' },
  ], rows);
}

function propertyHistoryFile(cases: readonly SampleCase[]): SampleFile {
  const rows = cases.flatMap((one) => changesOf(one).map((change) => [one.lead.id, change.property, change.value, iso(change.at), 'AUTOMATION']));
  return fileOf('property-history.csv', 'propertyHistory', [
    { column: 'Contact ID', target: 'leadId' },
    { column: 'Property', target: 'property' },
    { column: 'Value', target: 'value' },
    { column: 'Timestamp', target: 'at' },
    { column: 'Change source', target: 'source' },
  ], rows);
}

function fileOf(name: string, kind: FileMapping['kind'], columns: FileMapping['columns'], rows: readonly (readonly string[])[]): SampleFile {
  const line = (cells: readonly string[]): string => cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
  const text = `${[line(columns.map((column) => column.column)), ...rows.map(line)].join('\n')}\n`;
  return { name, text, mapping: { kind, encoding: 'utf-8', delimiter: ',', dateOrder: 'YMD', zone: CLIENT.zone, columns } };
}

/** The client's words, as the mapping screen would end up with them. */
export const SAMPLE_VOCABULARY: Vocabulary = {
  blanks: [],
  stageProperty: PROPERTY.stage,
  states: [
    ...(['lead', 'mql', 'sal', 'sql', 'opportunity', 'customer'] as const).map((state) => ({ value: STAGE_VALUES[state], state })),
    { value: STATUS.rejected, state: 'rejected' },
    { value: STATUS.recycled, state: 'recycled' },
  ],
  ownerProperty: PROPERTY.owner,
  propertyColumns: [
    { property: PROPERTY.status, column: 'Lead Status' },
    { property: PROPERTY.score, column: 'Legacy lead score' },
  ],
  wonStages: ['Won'],
  lostStages: ['Lost'],
  excludeDuplicates: true,
};
