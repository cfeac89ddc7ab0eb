import type { ReadRecord } from './history-client.ts';

/** An object of activities: which of its properties tell what, and what an activity of it is called. */
interface ActivityKind {
  readonly object: string;
  readonly properties: readonly string[];
  /** The type under which it stands in the history. */
  typeOf(values: ReadRecord['values']): string;
  /** What sets it apart from others of its type. */
  assetOf(values: ReadRecord['values']): string;
}

/** Made by a workflow or sequence and not by hand. */
const AUTOMATIC = new Set(['AUTOMATION_PLATFORM', 'SEQUENCES', 'AUTOMATION_JOURNEY', 'WORKFLOWS']);

const COMMON = ['hs_timestamp', 'hubspot_owner_id', 'hs_object_source'] as const;

/** What sales logs, best first: a call, an e-mail, a meeting; and the tasks that something gave them. */
export const ACTIVITY_KINDS: readonly ActivityKind[] = [
  { object: 'calls', properties: [...COMMON, 'hs_call_title', 'hs_call_direction'], typeOf: ({ hs_call_direction: way }) => (way === 'INBOUND' ? 'INBOUND_CALL' : 'CALL'), assetOf: ({ hs_call_title: title = '' }) => title },
  {
    object: 'emails', properties: [...COMMON, 'hs_email_direction', 'hs_email_subject'],
    typeOf: (values) => (values['hs_email_direction'] === 'INCOMING_EMAIL' ? 'INCOMING_EMAIL' : isAutomatic(values) ? 'EMAIL_SENT' : 'SALES_EMAIL'),
    assetOf: ({ hs_email_subject: subject = '' }) => subject,
  },
  { object: 'meetings', properties: [...COMMON, 'hs_meeting_title', 'hs_meeting_outcome'], typeOf: () => 'MEETING', assetOf: ({ hs_meeting_title: title = '' }) => title },
  { object: 'tasks', properties: [...COMMON, 'hs_createdate', 'hs_task_subject'], typeOf: () => 'TASK_CREATED', assetOf: ({ hs_task_subject: subject = '' }) => subject },
];

/** The types that count as a first touch by a person. */
export const TOUCH_TYPES: ReadonlySet<string> = new Set(['CALL', 'SALES_EMAIL', 'MEETING']);

const isAutomatic = ({ hs_object_source: source = '' }: ReadRecord['values']): boolean => AUTOMATIC.has(source);

/** The columns of the activities' file. */
export const ACTIVITY_HEADER = ['event_id', 'contact_id', 'occurred_at', 'type', 'asset', 'owner_id', 'automated'] as const;

/** One activity of one lead as a row; null where it says no time. */
export function activityRow(kind: ActivityKind, leadId: string, { id, values }: ReadRecord): string[] | null {
  const at = (kind.object === 'tasks' ? values['hs_createdate'] : undefined) ?? values['hs_timestamp'] ?? '';
  if (at === '') return null;
  return [`${kind.object}-${id}`, leadId, at, kind.typeOf(values), kind.assetOf(values), values['hubspot_owner_id'] ?? '', isAutomatic(values) ? '1' : '0'];
}

/** What the portal itself noted of the owner's first engagement, for leads without any logged one (hubspot.md §11, b to c). */
export const LADDER_PROPERTIES = ['hs_sa_first_engagement_date', 'hs_sa_first_engagement_object_type', 'hs_first_outreach_date'] as const;

/** The rungs of the ladder below logged activities, best first. */
export type LowerRung = 'firstEngagement' | 'firstOutreach';

const ENGAGED_BY: Readonly<Record<string, string>> = { CALL: 'CALL', EMAIL: 'SALES_EMAIL', MEETING_EVENT: 'MEETING', MEETING: 'MEETING' };

/** When somebody first reached out to a contact by the records of the leads object, and who; '' where it does not say. */
export interface LeadOutreach {
  readonly at: string;
  readonly owner: string;
}

/** The touch that a lead's own dates tell, or else those of its records in the leads object, where nothing was logged; null where they tell none. */
export function ladderRow({ id, values }: ReadRecord, ofLead?: LeadOutreach): { readonly rung: LowerRung; readonly row: string[] } | null {
  const owner = values['hubspot_owner_id'] ?? '';
  const engaged = values['hs_sa_first_engagement_date'] ?? '';
  if (engaged !== '') return { rung: 'firstEngagement', row: [`first-engagement-${id}`, id, engaged, ENGAGED_BY[values['hs_sa_first_engagement_object_type'] ?? ''] ?? 'SALES_EMAIL', 'first engagement of the owner', owner, '0'] };
  if (ofLead !== undefined) return { rung: 'firstOutreach', row: [`lead-outreach-${id}`, id, ofLead.at, 'SALES_EMAIL', 'first outreach of the lead', ofLead.owner || owner, '0'] };
  const outreach = values['hs_first_outreach_date'] ?? '';
  return outreach === '' ? null : { rung: 'firstOutreach', row: [`first-outreach-${id}`, id, outreach, 'SALES_EMAIL', 'first outreach', owner, '0'] };
}
