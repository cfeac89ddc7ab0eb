import type { StateName } from '../../shared/engine/history/history.ts';
import type { FileKind } from '../../shared/contract/schemas/import.ts';

/** A header in lower case, words separated by single blanks: `Original_Source` and `originalSource` are "original source". */
export function wordsOf(header: string): string {
  return header
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Patterns over `wordsOf(header)`, tried in order; the field's own vocabulary and HubSpot's display and internal names. */
export type TargetWords = readonly (readonly [target: string, pattern: RegExp])[];

const LEAD_REF = /^((hubspot |crm )?(contact|lead|person|prospect|vid|record|customer)( record)? ?(id|ids|key|number)|associated contact ids?|vid|hs object id|lead|contact)$/;
const OWNER_REF = /^((contact|lead|deal|hubspot|record|sales|account)? ?owner( id| name| email)?|owner|hubspot owner id|assigned to|assignee|assigned (rep|user)|sales ?rep|rep|rep id|actor( id)?|user( id)?|agent( id)?|performed by)$/;

const STAFF_ID = /^((owner|user|rep|agent|hubspot owner|sales ?rep|employee|staff|person|personnel) ?(id|number|no)|id)$/;
const STAFF_EMAIL = /^((owner|user|rep|agent|employee|staff|work)? ?e ?mail( address)?)$/;
const STAFF_NAME = /^((owner|user|rep|sales ?rep|sales ?person|agent|full|employee|staff|person)? ?name|owner|rep|sales ?rep|user|agent|employee|person|who|colleague|staff( member)?|mitarbeiter(in)?)$/;

/** The days of a week, Monday first, as headers and cells name them. */
export const WEEKDAYS: readonly (readonly [target: string, pattern: RegExp])[] = [
  ['monday', /^(mon(day)?s?|montags?|mo|lundi|lunes)$/],
  ['tuesday', /^(tue(s(day)?)?s?|dienstags?|di|mardi|martes)$/],
  ['wednesday', /^(wed(nesday)?s?|mittwochs?|mi|mercredi|miércoles)$/],
  ['thursday', /^(thu(r(s(day)?)?)?s?|donnerstags?|do|jeudi|jueves)$/],
  ['friday', /^(fri(day)?s?|freitags?|fr|vendredi|viernes)$/],
  ['saturday', /^(sat(urday)?s?|samstags?|sonnabends?|sa|samedi|sábado)$/],
  ['sunday', /^(sun(day)?s?|sonntags?|so|dimanche|domingo)$/],
];

export const COLUMN_WORDS: Readonly<Record<FileKind, TargetWords>> = {
  leads: [
    ['leadId', /^((hubspot |crm )?(contact|lead|person|prospect|record|customer)( record)? (id|key)|id|vid|hs object id|uuid|guid)$/],
    ['createdAt', /^((contact |lead |record |hs )?(create|created|creation) ?(date|time|at|on|timestamp)?|date (created|added|of creation)|createdate|added (at|on)|first seen( at| on)?)$/],
    ['firstName', /^(first ?name|given ?name|forename|vorname|firstname)$/],
    ['lastName', /^(last ?name|sur ?name|family ?name|nachname|lastname)$/],
    ['fullName', /^(full ?name|name|(contact|lead|person|prospect|customer) name)$/],
    ['email', /^((work |business |primary |contact )?e ?mail( address)?)$/],
    ['phone', /^((work |mobile |primary |contact )?(phone|telephone|mobile|cell)( number| phone number)?)$/],
    ['company', /^(company|company name|account|account name|organi[sz]ation|employer|associated company|firma)$/],
    ['source', /^((original |lead |traffic |first touch )?source|original (traffic )?source|hs analytics source|acquisition (source|channel)|channel)$/],
    ['rejectReason', /^((reject|rejected|rejection|disqualification|disqualified|unqualified|return|decline) ?(reason|code)|reason (for )?(rejection|rejected|disqualification|unqualified)|hs (lead )?disqualification reason)$/],
    ['outcome', /^(converted|conversion|is converted|won|is won|outcome|is customer|closed won)$/],
    ['owner', OWNER_REF],
    ['currentState', /^(lifecycle ?stage|(current )?(lead |contact )?(stage|status)|hs lead status|funnel stage)$/],
  ],
  events: [
    ['eventId', /^((event|activity|engagement|record|hs object) id|id)$/],
    ['leadId', LEAD_REF],
    ['at', /^((occurred|happened|event|activity|engagement)( at| on| date| time| timestamp| datetime)?|timestamp|date|time|datetime|at|created( at| on| date)?|create date|hs timestamp)$/],
    ['asset', /^(asset|asset name|content|page|page url|url|path|form|form name|campaign|title|subject|detail|details|name|object|sub ?type)$/],
    ['type', /^((event|activity|engagement|interaction) ?(type|kind|name)|type|kind|event|activity|action)$/],
    ['owner', OWNER_REF],
    ['automated', /^(automated|is automated|automatic|by automation|is bot|bot|system generated)$/],
  ],
  owners: [
    ['ownerId', /^((owner|user|rep|agent|hubspot owner|hs object|sales ?rep|employee) ?id|id)$/],
    ['name', /^((owner|user|rep|agent|full|sales ?rep|employee)? ?name|owner|rep|user|agent|sales ?agent)$/],
    ['email', /^((owner|user|rep|agent|employee|work)? ?e ?mail( address)?)$/],
    ['firstName', /^(first ?name|given ?name|forename|vorname)$/],
    ['lastName', /^(last ?name|sur ?name|family ?name|nachname)$/],
    ['territory', /^(territory|region|regional office|area|market|patch|sales territory)$/],
    ['zone', /^(time ?zone|tz|zone|hs standard time zone)$/],
    ['workStart', /^(work(ing)? ?(hours )?(start|from|begin)s?|start (of )?(work|day|hour|time)|day start|hours from|from)$/],
    ['workEnd', /^(work(ing)? ?(hours )?(end|to|until)s?|end (of )?(work|day|hour|time)|day end|hours to|to)$/],
    ['dayCap', /^((daily |day |max(imum)? )+(capacity|cap|limit|leads|leads per day)|daily cap(acity)?|leads (per|a) day|capacity)$/],
    ['isActive', /^((is )?active|enabled|status)$/],
    ['inactiveFrom', /^((deactivated|inactive|left|archived|disabled|terminated|departed)( at| on| from| since| date)?|(end|leaving|leave|exit|termination|archived) date|active (to|until))$/],
  ],
  deals: [
    ['dealId', /^((deal|opportunity|record|hs object) id|id|opportunity)$/],
    ['leadId', LEAD_REF],
    ['owner', OWNER_REF],
    ['amount', /^((deal |opportunity )?(amount|value|revenue)( in company currency)?|close value|price)$/],
    ['currency', /^((deal )?currency( code)?|deal currency code)$/],
    ['stage', /^((deal|opportunity|pipeline) ?stage|stage|status|deal status|dealstage)$/],
    ['createdAt', /^((create|created|creation|opened|open|engage) ?(date|time|at|on)?|date created|createdate)$/],
    ['closedAt', /^((close|closed|closing|won|end) ?(date|time|at|on)|closedate|date closed)$/],
  ],
  propertyHistory: [
    ['leadId', LEAD_REF],
    ['property', /^((property|field|attribute|column)( name| internal name)?)$/],
    ['value', /^((new |property )?value|to|changed to|new)$/],
    ['at', /^(timestamp|changed( at| on)?|change (date|time)|date|time|at|occurred at|updated( at| on)?|modified( at| on)?|(event|change) timestamp|datetime)$/],
    ['source', /^((change )?source( type)?|changed by|sourcetype)$/],
  ],
  absences: [
    ['ownerId', STAFF_ID],
    ['email', STAFF_EMAIL],
    ['name', STAFF_NAME],
    ['from', /^((absence|leave|holiday|vacation|time off|away|off)? ?(start|starts|begin|begins|from|since)( ?(date|day|time|at|on))?|first day( away| off)?|date from|von|beginn)$/],
    ['to', /^((absence|leave|holiday|vacation|time off|away|off)? ?(end|ends|to|until|till|through)( ?(date|day|time|at|on))?|last day( away| off)?|date to|bis|ende)$/],
    ['kind', /^((absence|leave|time off)? ?(type|kind|reason|category)|absence|leave|time off|note|art|grund)$/],
  ],
  calendars: [
    ['ownerId', STAFF_ID],
    ['email', STAFF_EMAIL],
    ['team', /^(teams?|pools?|groups?|department|territory|region|office|site|location)( name)?$/],
    ['calendar', /^(calendar|schedule|shift|working hours|working time)( name)?$/],
    ['weekday', /^(week ?days?|days? of( the)? week|dow|wochentag|day)$/],
    ['opens', /^((work(ing)?( hours)?|shift|opening)? ?(start|starts|begin|begins|opens?|from)( ?(time|at|hour))?|von|beginn)$/],
    ['closes', /^((work(ing)?( hours)?|shift|closing)? ?(end|ends|closes?|to|until|till)( ?(time|at|hour))?|bis|ende)$/],
    ...WEEKDAYS.map(([target, pattern]): readonly [string, RegExp] => [target, pattern]),
    ['holiday', /^((public |bank |national )?holiday( date| day)?|date|day|feiertag|datum)$/],
    ['holidayName', /^((public |bank |national )?holiday( name)?|name of( the)? holiday|description|occasion|title|bezeichnung|feiertag)$/],
    ['name', STAFF_NAME],
  ],
};

/** Names of stages in the field's and in HubSpot's standard words, found inside "Became a … Date" headers and values. */
export const STATE_WORDS: readonly (readonly [StateName, RegExp])[] = [
  ['mql', /\b(mql|marketing ?qualified( ?lead)?)\b/],
  ['sal', /\b(sal|sales ?accepted( ?lead)?)\b/],
  ['sql', /\b(sql|sales ?qualified( ?lead)?)\b/],
  ['opportunity', /\b(opportunity|opp)\b/],
  ['customer', /\b(customer|evangelist|won)\b/],
  ['recycled', /\b(recycled?|nurture|returned to marketing)\b/],
  ['rejected', /\b(rejected|unqualified|declined|bad fit|not qualified)\b/],
  ['disqualified', /\b(disqualified|junk|spam|invalid)\b/],
  ['lead', /\b(lead|inquiry|enquiry|subscriber)\b/],
];

/** The state that a header or a value names; null when it names none. */
export function stateIn(text: string): StateName | null {
  const words = wordsOf(text);
  return STATE_WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** The stage whose first date a header holds, such as "Became a Sales Qualified Lead Date" or "MQL date"; else null. */
export function stageOfDateHeader(header: string): StateName | null {
  const words = wordsOf(header);
  const found =
    /^(?:became (?:an? )?|date (?:of |entered |became )|hs (?:v2 )?(?:date entered |lifecyclestage )|entered |first )?(.+?)(?: date| at| on| timestamp| since| time)?$/.exec(words);
  const isDate = /(^became |^date |^hs (v2 )?(date entered|lifecyclestage)|^entered | (date|at|on|timestamp|since|time)$)/.test(words);
  if (found?.[1] === undefined || !isDate || /\b(create|created|close|closed|modified|activity|assigned|contacted|owner)\b/.test(words)) return null;
  const name = found[1];
  const state = stateIn(name);
  // The stage must be the whole name: "lead source date" or "customer visit on" are no stage dates.
  return state !== null && name.split(' ').length <= 3 ? state : null;
}
