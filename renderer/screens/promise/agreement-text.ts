import { eventMatchInWords, expressionInWords, type ExpressionNames } from '../../../shared/engine/agreement/expression-in-words.ts';
import { mqlScoreInWords } from '../../../shared/engine/agreement/score-in-words.ts';
import type { Configuration, DefinitionKind, FurtherDefinitionKind } from '../../../shared/engine/model/configuration.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { clausesOf } from '../../../shared/engine/sla/clauses.ts';
import { andList, clauseInWords, clauseName, lackInWords } from '../../../shared/format/clause-in-words.ts';
import { formatIsoDay } from '../../../shared/format/format-date.ts';
import { plural, shareText } from '../../components/figure-text.ts';

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

/** The names of tiers and territories where a criterion speaks of them by id. */
export const namesOf = ({ tiers, routing }: Configuration): ExpressionNames => ({
  value: (field, value) => {
    const among = field === '@tier' ? tiers.classes : field === '@territory' ? routing.territories : [];
    return among.find((one) => one.id === value)?.name ?? (typeof value === 'boolean' ? (value ? 'yes' : 'no') : value === '' ? '(empty)' : String(value));
  },
});

/** The agreement as it is read through in the room, in the order of the printed page. */
export function agreementText(configuration: Configuration, rep: (name: string) => string = (name) => name): AgreementSection[] {
  return [definitions(configuration), marketing(configuration), sales(configuration), clock(configuration), routing(configuration, rep), escalation(configuration), feedback(configuration), dates(configuration), ...openPoints(configuration)];
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

/** The clauses of a side in the words of the printed page, each with who answers for it. */
function promises(configuration: Configuration, team: 'marketing' | 'sales'): Clause[] {
  const { sla } = configuration;
  const own = clausesOf(configuration).filter((clause) => clause.team === team);
  return own.map((clause) => [...clauseInWords(clause, sla), team === 'marketing' || clause.owner !== sla.salesOwner.trim() ? ` ${or(clause.owner, 'Nobody')} answers for it.` : '']);
}

function marketing(configuration: Configuration): AgreementSection {
  const clauses = promises(configuration, 'marketing');
  return { title: 'Marketing promises', team: 'marketing', clauses: clauses.length === 0 ? [['Nothing in this version.']] : clauses };
}

function sales(configuration: Configuration): AgreementSection {
  return { title: 'Sales promises', team: 'sales', clauses: [...promises(configuration, 'sales'), [strong(or(configuration.sla.salesOwner, 'Nobody')), ' answers for the promises of sales.']] };
}

function clock({ sla }: Configuration): AgreementSection {
  const touches = sla.touches.map((match) => eventMatchInWords(match));
  const automated = sla.automatedTouches.map((match) => eventMatchInWords(match));
  return {
    title: 'How the clock runs', team: null,
    clauses: [
      [strong(or(sla.momentOwner, 'Nobody')), ' owns the moment between the trigger and the first touch.'],
      touches.length === 0 ? ['No activity was named that stops the clock.'] : ['These stop the clock: ', strong(andList(touches)), '.'],
      ...(automated.length === 0 ? [] : [['These are sent by machines and stop nothing: ', strong(andList(automated)), '.'] as Clause]),
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
  const { escalation: rungs, marketingEscalation = [], consequences = {} } = sla;
  const follows = (team: 'marketing' | 'sales'): Clause[] => ((consequences[team] ?? '').trim() === '' ? [] : [[`If ${team} misses a promise: `, strong(or(consequences[team] ?? '', '')), '.']]);
  const clauses: Clause[] = [
    ...rungs.map((step): Clause => [step.atShare === 1 ? 'When the time is over: ' : `At ${shareText(step.atShare)} of the time: `, strong(or(step.action, 'nothing said')), `, ${or(step.who, 'nobody named')}.`]),
    ...follows('sales'),
    ...marketingEscalation.map((step): Clause => [`${step.afterDays === 0 ? 'On the day' : plural(step.afterDays, 'working day') + ' after'} marketing missed a promise: `, strong(or(step.action, 'nothing said')), `, ${or(step.who, 'nobody named')}.`]),
    ...follows('marketing'),
  ];
  return { title: 'When a promise is about to fail', team: null, clauses: clauses.length === 0 ? [['No escalation was agreed.']] : clauses };
}

/** Clauses that nobody can be held to, named before anybody signs. */
function openPoints(configuration: Configuration): AgreementSection[] {
  const open = clausesOf(configuration).filter(({ lacks }) => lacks.length > 0);
  if (open.length === 0) return [];
  return [{ title: 'Open points', team: null, clauses: open.map((clause) => [strong(clauseName(clause)), ` cannot be enforced: it has no ${andList(clause.lacks.map((lack) => lackInWords(lack)), 'and no')}.`]) }];
}

function feedback({ playbook }: Configuration): AgreementSection {
  return {
    title: 'Feedback', team: null,
    clauses: [
      playbook.rejectReasons.length === 0 ? ['No reasons for a rejection were agreed.'] : ['A rejected lead carries one of these reasons: ', strong(andList(playbook.rejectReasons)), '.'],
      ['What goes back to marketing: ', or(playbook.recycle, 'nothing was agreed.')],
    ],
  };
}

function dates({ sla }: Configuration): AgreementSection {
  const { scope = '', changeProcedure = '', reviewEveryMonths } = sla;
  const every = reviewEveryMonths === undefined ? '' : ` and every ${reviewEveryMonths === 1 ? 'month' : plural(reviewEveryMonths, 'month')} after that`;
  return {
    title: 'From when, until when', team: null,
    clauses: [
      ...(scope.trim() === '' ? [] : [['It applies to ', strong(scope.trim().replace(/\.$/, '')), '.']]),
      [sla.effectiveFrom === '' ? 'No first day was set. ' : 'In force from ', strong(formatIsoDay(sla.effectiveFrom)), sla.effectiveFrom === '' ? '' : '. ', sla.reviewOn === '' ? 'No day was set for the review.' : 'Reviewed on ', strong(formatIsoDay(sla.reviewOn)), sla.reviewOn === '' ? '' : `${every}.`],
      ...(changeProcedure.trim() === '' ? [] : [[changeProcedure.trim()]]),
    ],
  };
}
