import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { Expression } from '../../shared/engine/model/expression.ts';
import { EVENT, PAGES } from './sample-world.ts';

const titleKnown: Expression = { kind: 'compare', field: 'Job Title', op: 'isKnown' };
const staff = (value: number): Expression => ({ kind: 'compare', field: 'Employees', op: 'ge', value });
const didWithin = (type: string, n: number, withinDays: number, assets?: readonly string[]): Expression => ({ kind: 'event', match: { type, ...(assets === undefined ? {} : { assets }) }, measure: 'count', op: 'ge', n, withinDays });

/** What each team wrote before the workshop, as a proposal of its own: they agree about little but the job title. */
export function draftsOf(configuration: Configuration): { name: string; configuration: Configuration }[] {
  const { definitions } = configuration;
  const draft = (team: 'marketing' | 'sales', name: string, text: string, of: readonly Expression[]): { name: string; configuration: Configuration } => ({
    name,
    configuration: { ...configuration, definitions: { ...definitions, mql: { ...definitions.mql, text, criteria: { kind: 'all', of }, ownerTeam: team, agreedBy: [team] } } },
  });
  return [
    draft('marketing', 'Marketing’s draft', 'Somebody with a known role at a company of 10 or more who has taken something from us this month: a document or a webinar. Early is better than late.', [
      titleKnown, staff(10), { kind: 'any', of: [didWithin(EVENT.document, 1, 30), didWithin(EVENT.webinar, 1, 30)] },
    ]),
    draft('sales', 'Sales’ draft', 'Somebody with a known role at a company of 50 or more who has looked at prices in the last two weeks. Everybody else is marketing’s to look after.', [
      titleKnown, staff(50), didWithin(EVENT.page, 1, 14, [PAGES.pricing]),
    ]),
  ];
}
