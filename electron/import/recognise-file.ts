import type { ColumnLook } from './column-look.ts';
import { COLUMN_WORDS, stageOfDateHeader, wordsOf } from './column-words.ts';
import { HUBSPOT_HEADERS } from './hubspot-headers.ts';
import { localStageOfDateHeader } from './local-stages.ts';

/** What a file was recognised as; `translate` gives the usual English name of one of its headers. */
export interface RecognisedFile {
  readonly profile: 'hubspot' | 'hubspotHistory' | 'salesforceLead' | 'salesforceHistory' | 'eventLog' | 'baton';
  readonly name: string;
  readonly reason: string;
  translate(header: string): string;
}

/** Compares headers: case, blanks and signs aside, letters of every language kept. */
const keyOf = (header: string): string => header.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Recognises exports that are known by their headers (and, for HubSpot, by the file's name); null for any other file. */
export function recogniseFile(fileName: string, header: readonly string[], looks: readonly ColumnLook[]): RecognisedFile | null {
  return recogniseHistory(header, looks) ?? recogniseSalesforce(header) ?? recogniseEventLog(header) ?? recogniseHubspot(fileName, header) ?? recogniseOwn(header);
}

const STAGE_HEADERS: Readonly<Record<string, string>> = {
  lead: 'Became a Lead Date', mql: 'Became a Marketing Qualified Lead Date', sql: 'Became a Sales Qualified Lead Date', opportunity: 'Became an Opportunity Date', customer: 'Became a Customer Date',
};

function recogniseHubspot(fileName: string, header: readonly string[]): RecognisedFile | null {
  const isNamed = /^hubspot-crm-exports-/i.test(fileName);
  let best: { language: string; found: Map<string, string> } | null = null;
  for (const [language, names] of Object.entries(HUBSPOT_HEADERS)) {
    const english = new Map(Object.entries(names).flatMap(([to, from]) => from.map((name) => [keyOf(name), to])));
    const found = new Map(header.flatMap((name) => (english.has(keyOf(name)) ? [[name, english.get(keyOf(name)) ?? name] as const] : [])));
    if (found.size > (best?.found.size ?? 0)) best = { language, found };
  }
  const stages = header.filter((name) => stageOfDateHeader(name) !== null || localStageOfDateHeader(name) !== null);
  // Names and e-mail stand in every list; an id, a lifecycle stage or dates of stages stand in HubSpot's.
  const isTelling = best !== null && (stages.length > 0 || [...best.found.values()].some((name) => name === 'Lifecycle Stage' || name === 'Original Source'));
  if (best === null || best.found.size < (isNamed ? 2 : 4) || !(isNamed || isTelling)) return null;
  const { language, found } = best;
  return {
    profile: 'hubspot',
    name: `HubSpot contacts (${language})`,
    reason: `${found.size + stages.length} headers are usual in a HubSpot export${language === 'English' ? '' : ` in ${language}`}, such as ${[...found.keys()].slice(0, 3).map((name) => `“${name}”`).join(', ')}${isNamed ? ', and so is the file’s name' : ''}.`,
    translate: (name) => found.get(name) ?? STAGE_HEADERS[localStageOfDateHeader(name) ?? ''] ?? name,
  };
}

const HUBSPOT_PROPERTIES = ['lifecyclestage', 'hs_lead_status', 'hubspot_owner_id', 'hubspotscore'];

function recogniseHistory(header: readonly string[], looks: readonly ColumnLook[]): RecognisedFile | null {
  const property = header.findIndex((name) => /^(property|property ?name|field)$/.test(wordsOf(name)));
  const known = HUBSPOT_PROPERTIES.filter((name) => looks[property]?.counts.has(name));
  if (property < 0 || known.length === 0) return null;
  return { profile: 'hubspotHistory', name: 'HubSpot property history', reason: `“${header[property]}” names properties of HubSpot, such as ${known[0]}.`, translate: (name) => name };
}

const SALESFORCE_HISTORY: Readonly<Record<string, string>> = {
  leadid: 'Lead ID', field: 'Property', fieldevent: 'Property', newvalue: 'Value', createddate: 'Timestamp', editdate: 'Timestamp', createdbyid: 'Changed by', editedby: 'Changed by', oldvalue: 'Old Value', id: 'History ID',
};
const SALESFORCE_LEAD: Readonly<Record<string, string>> = {
  id: 'Lead ID', leadid: 'Lead ID', ownerid: 'Owner ID', leadowner: 'Owner', leadsource: 'Lead Source', status: 'Lead Status', leadstatus: 'Lead Status', createddate: 'Create Date', isconverted: 'Converted', company: 'Company',
};

function recogniseSalesforce(header: readonly string[]): RecognisedFile | null {
  const keys = header.map(keyOf);
  const has = (...names: readonly string[]): boolean => names.some((name) => keys.includes(name));
  const translator = (table: Readonly<Record<string, string>>) => (name: string): string => (Object.hasOwn(table, keyOf(name)) ? (table[keyOf(name)] ?? name) : name);
  if (has('leadid') && has('field', 'fieldevent') && has('newvalue') && has('oldvalue')) {
    return { profile: 'salesforceHistory', name: 'Salesforce LeadHistory', reason: 'Lead id, field, old and new value stand side by side, as in Salesforce’s LeadHistory.', translate: translator(SALESFORCE_HISTORY) };
  }
  const signs = ['leadsource', 'isconverted', 'ownerid', 'leadowner', 'converteddate', 'createddate', 'convertedopportunityid', 'rating'].filter((name) => keys.includes(name));
  if (has('id', 'leadid') && has('leadsource') && signs.length >= 3) {
    return { profile: 'salesforceLead', name: 'Salesforce leads', reason: `The headers are those of Salesforce’s Lead: ${header.filter((name) => signs.includes(keyOf(name))).slice(0, 4).join(', ')}.`, translate: translator(SALESFORCE_LEAD) };
  }
  return null;
}

const LOG_ROLES: readonly (readonly [to: string, keys: readonly string[]])[] = [
  ['Lead ID', ['case', 'caseid', 'caseconceptname', 'casekey', 'traceid']],
  ['Event type', ['activity', 'activityname', 'conceptname', 'event', 'eventname', 'task']],
  ['Timestamp', ['time', 'timestamp', 'timetimestamp', 'completetimestamp', 'endtimestamp', 'eventtime', 'datetime', 'date']],
  ['Owner', ['resource', 'orgresource', 'user', 'performer', 'agent']],
];

function recogniseEventLog(header: readonly string[]): RecognisedFile | null {
  const found = new Map<string, string>();
  for (const [to, keys] of LOG_ROLES) {
    const name = header.find((one) => keys.includes(keyOf(one)));
    if (name !== undefined) found.set(name, to);
  }
  const roles = new Set(found.values());
  if (!roles.has('Lead ID') || !roles.has('Event type') || !roles.has('Timestamp')) return null;
  return { profile: 'eventLog', name: 'Event log', reason: `A case, an activity and a time stand in every row (${[...found.keys()].join(', ')}). Each case is taken as a lead.`, translate: (name) => found.get(name) ?? name };
}

const OWN_NAMES: ReadonlySet<string> = new Set(Object.values(COLUMN_WORDS).flatMap((targets) => targets.map(([target]) => target)).filter((name) => /[A-Z]/.test(name)));

function recogniseOwn(header: readonly string[]): RecognisedFile | null {
  const own = header.filter((name) => OWN_NAMES.has(name));
  if (own.length < 2) return null;
  return { profile: 'baton', name: 'Baton’s own names', reason: `The headers are what Baton calls its columns: ${own.slice(0, 4).join(', ')}.`, translate: (name) => name };
}
