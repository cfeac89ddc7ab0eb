import { eventMatchInWords, expressionInWords, type ExpressionNames } from '../../../shared/engine/agreement/expression-in-words.ts';
import { mqlScoreInWords } from '../../../shared/engine/agreement/score-in-words.ts';
import type { Configuration, DefinitionKind, FurtherDefinitionKind, MarketingCommitment } from '../../../shared/engine/model/configuration.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { formatIsoDay } from '../../../shared/format/format-date.ts';
import { countText, plural, shareText } from '../../components/figure-text.ts';
import { budgetText } from './budget-text.ts';

/** A clause as it is read aloud; what people agreed on stands between asterisk-free marks as `strong` parts. */
export type Clause = readonly (string | { readonly strong: string })[];
export interface AgreementSection {
  readonly title: string;
  /** Whose promise it is; null for what both share. */
  readonly team: 'marketing' | 'sales' | null;
  readonly clauses: readonly Clause[];
}

const TITLES: Readonly<Record<DefinitionKind | FurtherDefinitionKind, string>> = { mql: 'An MQL', handRaise: 'A hand-raise', sal: 'An SAL', sql: 'An SQL', reject: 'Rejected', recycle: 'Recycled', disqualify: 'Disqualified' };
const strong = (text: string): { readonly strong: string } => ({ strong: text });
const or = (text: string, nothing: string): string => (text.trim() === '' ? nothing : text.trim());
const list = (items: readonly string[]): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`);

/** The names of tiers and territories where a criterion speaks of them by id. */
export const namesOf = ({ tiers, routing }: Configuration): ExpressionNames => ({
  value: (field, value) => {
    const among = field === '@tier' ? tiers.classes : field === '@territory' ? routing.territories : [];
    return among.find((one) => one.id === value)?.name ?? (typeof value === 'boolean' ? (value ? 'yes' : 'no') : value === '' ? '(empty)' : String(value));
  },
});

/** The agreement as it is read through in the room, in the order of the printed page. */
export function agreementText(configuration: Configuration, rep: (name: string) => string = (name) => name): AgreementSection[] {
  return [definitions(configuration), marketing(configuration), sales(configuration), clock(configuration), routing(configuration, rep), escalation(configuration), feedback(configuration), dates(configuration)];
}

const isNever = (criteria: Expression): boolean => criteria.kind === 'constant' && !criteria.value;

function definitions(configuration: Configuration): AgreementSection {
  const names = namesOf(configuration);
  const clauses = (['mql', 'handRaise', 'sal', 'sql', 'reject', 'recycle', 'disqualify'] as const).flatMap((kind): Clause[] => {
    const definition = configuration.definitions[kind];
    if (definition === undefined) return [];
    const { text, criteria, agreedBy } = definition;
    const agreed = agreedBy.includes('marketing') && agreedBy.includes('sales') ? '' : ' Not agreed by both teams.';
    const { score } = configuration;
    const threshold = kind !== 'mql' ? '' : score.mql?.when === undefined ? `${score.mqlThreshold / 100} points or more` : mqlScoreInWords(score, names);
    const rule = criteria.kind === 'constant' ? '' : expressionInWords(criteria, names);
    const raise = kind === 'mql' && !isNever(configuration.definitions.handRaise.criteria) ? ', or a hand-raise whatever its score' : '';
    const words = [threshold, rule].filter((part) => part !== '').join(' and ') + raise;
    const wording = text.trim().replace(/\.$/, ''); // the sentence ends after its criteria
    return [[strong(`${TITLES[kind]}: `), or(wording, words === '' ? 'not defined' : words), text.trim() === '' || words === '' ? '.' : ` (${words}).`, agreed]];
  });
  return { title: 'Definitions', team: null, clauses };
}

function marketingClause(commitment: MarketingCommitment): Clause {
  const owner = ` ${or(commitment.owner, 'Nobody')} answers for it.`;
  switch (commitment.kind) {
    case 'volume': return ['Marketing hands over ', strong(`${countText(commitment.low)} to ${countText(commitment.high)}`), ` MQLs a week.${owner}`];
    case 'minimumScore': return ['At least ', strong(shareText(commitment.share)), ' of the leads score ', strong(`${commitment.points / 100} or more`), ` at the handoff.${owner}`];
    case 'requiredFields': return ['At least ', strong(shareText(commitment.share)), ' of the leads carry ', strong(or(list(commitment.fields), 'no named fact')), ` at the handoff.${owner}`];
  }
}

function marketing({ sla }: Configuration): AgreementSection {
  return { title: 'Marketing promises', team: 'marketing', clauses: sla.marketing.length === 0 ? [['Nothing in this version.']] : sla.marketing.map(marketingClause) };
}

function sales({ sla, tiers }: Configuration): AgreementSection {
  const { n, withinDays, share } = sla.attempts;
  const targets = tiers.classes.flatMap((tier) => sla.targets.filter((target) => target.tierId === tier.id).map((target): Clause => target.share === undefined
    ? ['A lead of tier ', strong(tier.name), ' gets a first touch within ', strong(budgetText(target)), ', by a person.']
    : ['At least ', strong(shareText(target.share)), ' of the leads of tier ', strong(tier.name), ' get a first touch within ', strong(budgetText(target)), ', by a person.']));
  return {
    title: 'Sales promises', team: 'sales',
    clauses: [
      ...targets,
      [...(share === undefined ? [] : ['At least ', strong(shareText(share)), ' of the leads get ']), strong(String(n)), ` ${n === 1 ? 'attempt' : 'attempts'} in `, strong(plural(withinDays, 'working day')), ` before ${share === undefined ? 'a lead goes' : 'they go'} back.`],
      ['Accept or reject ', ...(sla.acceptanceShare === undefined ? [] : ['at least ', strong(shareText(sla.acceptanceShare)), ' of the leads ']), 'within ', strong(plural(sla.acceptanceDays, 'working day')), ', with a reason.'],
      [strong(or(sla.salesOwner, 'Nobody')), ' answers for the promises of sales.'],
    ],
  };
}

function clock({ sla }: Configuration): AgreementSection {
  const touches = sla.touches.map((match) => eventMatchInWords(match));
  const automated = sla.automatedTouches.map((match) => eventMatchInWords(match));
  return {
    title: 'How the clock runs', team: null,
    clauses: [
      [strong(or(sla.momentOwner, 'Nobody')), ' owns the moment between the trigger and the first touch.'],
      touches.length === 0 ? ['No activity was named that stops the clock.'] : ['These stop the clock: ', strong(list(touches)), '.'],
      ...(automated.length === 0 ? [] : [['These are sent by machines and stop nothing: ', strong(list(automated)), '.'] as Clause]),
      ['Working time is that of the person who got the lead, in that person’s own zone.'],
    ],
  };
}

function routing({ routing: policy }: Configuration, rep: (name: string) => string): AgreementSection {
  const owner = policy.roster.find((one) => one.id === policy.fallback.repId);
  return {
    title: 'Who receives a lead', team: null,
    clauses: [
      [strong(plural(policy.rules.length, 'rule')), ' in order choose one of ', strong(plural(policy.pools.length, 'pool')), ` for ${plural(policy.roster.length, 'person', 'people')}; inside a pool leads go round in turn, by weight.`],
      ['What no rule can place goes to ', strong(owner === undefined ? or(policy.fallback.name, 'nobody') : rep(owner.name)), ' and counts as unrouted.'],
      [strong(or(policy.reviewOwner, 'Nobody')), ' reviews the routing each quarter.'],
    ],
  };
}

function escalation({ sla }: Configuration): AgreementSection {
  const clauses = sla.escalation.map((step): Clause => [step.atShare === 1 ? 'When the time is over: ' : `At ${shareText(step.atShare)} of the time: `, strong(or(step.action, 'nothing said')), `, ${or(step.who, 'nobody named')}.`]);
  return { title: 'When a promise is about to fail', team: null, clauses: clauses.length === 0 ? [['No escalation was agreed.']] : clauses };
}

function feedback({ playbook }: Configuration): AgreementSection {
  return {
    title: 'Feedback', team: null,
    clauses: [
      playbook.rejectReasons.length === 0 ? ['No reasons for a rejection were agreed.'] : ['A rejected lead carries one of these reasons: ', strong(list(playbook.rejectReasons)), '.'],
      ['What goes back to marketing: ', or(playbook.recycle, 'nothing was agreed.')],
    ],
  };
}

function dates({ sla }: Configuration): AgreementSection {
  return {
    title: 'From when, until when', team: null,
    clauses: [[sla.effectiveFrom === '' ? 'No first day was set. ' : 'In force from ', strong(formatIsoDay(sla.effectiveFrom)), sla.effectiveFrom === '' ? '' : '. ', sla.reviewOn === '' ? 'No day was set for the review.' : 'Reviewed on ', strong(formatIsoDay(sla.reviewOn)), sla.reviewOn === '' ? '' : '.']],
  };
}
