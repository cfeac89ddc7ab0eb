import { textOf, type PortalFields } from '../portal-json.ts';

/** A column of the leads' file: a property, under the name that people know. */
export interface LeadColumn {
  readonly property: string;
  readonly label: string;
}

/** What a handoff asks of every portal; whatever a portal lacks is left out. */
const USUAL = [
  'firstname', 'lastname', 'email', 'phone', 'jobtitle', 'company', 'country', 'industry', 'numemployees', 'hs_analytics_source', 'hubspot_owner_id',
  'lifecyclestage', 'hs_lead_status', 'hubspotscore', 'hx_score', 'hx_tier', 'hx_reject_reason',
  'hs_lifecyclestage_lead_date', 'hs_lifecyclestage_marketingqualifiedlead_date', 'hs_lifecyclestage_salesqualifiedlead_date', 'hs_lifecyclestage_opportunity_date', 'hs_lifecyclestage_customer_date',
] as const;

/** How many properties of the client's own are read; more would make every page slow. */
const OWN_MOST = 80;

/** The columns to read: what every portal has, then what the client added and people fill in. */
export function leadColumns(properties: readonly PortalFields[]): LeadColumn[] {
  const byName = new Map(properties.map((property) => [textOf(property['name']), property]));
  const usual = USUAL.filter((name) => byName.has(name));
  const own = properties.filter((property) => property['hubspotDefined'] !== true && property['hidden'] !== true && property['calculated'] !== true).map(({ name }) => textOf(name)).filter((name) => !USUAL.some((one) => one === name));
  const labels = new Map<string, number>();
  return [...usual, ...own.slice(0, OWN_MOST)].map((property) => {
    const label = textOf(byName.get(property)?.['label']) || property;
    const count = (labels.get(label) ?? 0) + 1;
    labels.set(label, count);
    return { property, label: count === 1 ? label : `${label} (${property})` };
  });
}

/** The properties whose whole history is read: what decides stages, outcomes and owners, and the portal's own score. */
export const PAST_PROPERTIES = ['lifecyclestage', 'hs_lead_status', 'hubspot_owner_id', 'hubspotscore'] as const;
