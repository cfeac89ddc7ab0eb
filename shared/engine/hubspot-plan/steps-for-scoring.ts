import { cellNames } from '../scoring/matrix-cell.ts';
import { rangeAsCriterion } from '../scoring/number-range.ts';
import { eventMatchInWords } from '../agreement/expression-in-words.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';
import type { ScoreGroup, ScoreRule } from '../model/score-model.ts';
import { criteriaInWords, tierName } from './configuration-names.ts';
import { manualOperation } from './manual-operation.ts';
import type { PushOperation } from './push-operation.ts';
import { decayInWords, listOf, pointsInWords } from './signed-values.ts';

/** The score, built in HubSpot's lead scoring tool: groups, caps, decay and every rule as signed. */
export function scoringSteps(configuration: Configuration, why = 'Built by a person: publishing a score re-evaluates every contact.'): PushOperation {
  const { score } = configuration;
  const say = criteriaInWords(configuration);
  return manualOperation({
    id: 'manual:scoring',
    title: 'Build the score',
    change: why,
    risk: 'high',
    wayBack: 'Deactivate the score in HubSpot; the handoff properties keep their last values.',
    steps: [
      'In HubSpot open Marketing, Lead scoring, and choose Create score, then Combined score for contacts.',
      `Set the limits: fit at most ${pointsInWords(score.fitMax)}, engagement at most ${pointsInWords(score.engagementMax)}, total ${pointsInWords(score.totalMin)} to ${pointsInWords(score.totalMax)}.`,
      ...score.groups.flatMap((group) => groupSteps(group, say)),
      'Leave the score in draft and have it read by one person of marketing and one of sales.',
      'Publish it, then copy its three values into "Handoff score", "Handoff fit" and "Handoff engagement" with a workflow that runs when they change.',
    ],
  });
}

/** A group of rules as clicks, its rules after it. */
export function groupSteps(group: ScoreGroup, say: (criteria: Expression) => string): string[] {
  const head = `Add the ${group.category} group "${group.name}": ${pointsInWords(group.min)} to ${pointsInWords(group.max)} points, ${decayInWords(group.decay)}.`;
  const hasWindow = group.rules.some((rule) => rule.kind === 'event' && rule.withinDays !== undefined);
  const refused = group.decay.kind !== 'none' && hasWindow;
  return [
    head,
    ...(refused ? [`HubSpot refuses decay and a time frame in one group: put the rules of "${group.name}" with a time frame into a second group without decay.`] : []),
    ...group.rules.flatMap((rule) => ruleSteps(rule, group.name, say)),
  ];
}

/** A rule as clicks, one for each row of its table. */
export function ruleSteps(rule: ScoreRule, group: string, say: (criteria: Expression) => string): string[] {
  const start = `In "${group}" add "${rule.name}"`;
  switch (rule.kind) {
    case 'when':
      return [`${start}: ${pointsInWords(rule.points)} points when ${say(rule.when)}.`];
    case 'table':
      return rule.rows.map((row) => `${start}: ${pointsInWords(row.points)} points when ${rule.field} is ${listOf(row.values.map(String), 'or')}.`);
    case 'ranges':
      return rule.rows.map((row) => `${start}: ${pointsInWords(row.points)} points when ${say(rangeAsCriterion(rule.field, row))}.`);
    case 'event': {
      const window = rule.withinDays === undefined ? '' : `, in the last ${rule.withinDays} days`;
      if (rule.frequency === 'ranges') return (rule.ranges ?? []).map((range) => `${start}: ${pointsInWords(range.points)} points once, when there are ${range.max === undefined ? `at least ${range.min}` : `${range.min} to ${range.max}`} × ${eventMatchInWords(rule.match)}${window}.`);
      return [`${start}: ${pointsInWords(rule.points)} points for ${eventMatchInWords(rule.match)}, ${frequencyInWords(rule.frequency)}${window}.`];
    }
  }
}

function frequencyInWords(frequency: 'every' | 'once' | number): string {
  if (frequency === 'every') return 'every time';
  if (frequency === 'once') return 'for the newest one only';
  return `once, when there are at least ${frequency}`;
}

/** Tier rules and bands, set by a workflow. */
export function tierSteps(configuration: Configuration): PushOperation {
  const { tiers } = configuration;
  const say = criteriaInWords(configuration);
  const last = tiers.classes.at(-1);
  const bands = [...tiers.bands].sort((a, b) => b.from - a.from);
  return manualOperation({
    id: 'manual:tiers',
    title: 'Set the tier',
    change: 'A workflow writes "Handoff tier"; the portal offers no other way.',
    risk: 'high',
    wayBack: 'Switch the workflow off.',
    steps: [
      'In HubSpot open Automation, Workflows, and create a contact workflow named "Handoff tier (Baton)", switched off.',
      'Enrol contacts when "Handoff score" is known; allow them to enrol again when it changes.',
      'Add one branch after the other, in this order; the first that fits decides.',
      ...tiers.rules.map((rule) => `If ${say(rule.when)}: set "Handoff tier" to ${tierName(configuration, rule.tierId)}.`),
      ...cellSteps(configuration),
      ...(isByCells(configuration) ? [] : bands.map((band) => `If "Handoff score" is at least ${pointsInWords(band.from)}: set "Handoff tier" to ${tierName(configuration, band.tierId)}.`)),
      ...(isByCells(configuration) ? [] : [`Otherwise: set "Handoff tier" to ${last?.name ?? 'the last tier'}.`]),
      'Test it with three known contacts before switching it on.',
    ],
  });
}

/** Whether every cell has its tier, so that nobody is left to the total. */
const isByCells = ({ score: { matrix } }: Configuration): boolean => matrix !== undefined && cellNames(matrix).every((name) => matrix.cells.some(({ cell }) => cell === name));

/** A branch for each cell of the matrix; in the order of the cells the first that fits is the right one. */
function cellSteps(configuration: Configuration): string[] {
  const { matrix } = configuration.score;
  if (matrix === undefined) return [];
  const columns = matrix.engagementFrom.length + 1;
  const atLeast = (name: string, points: number | undefined): string[] => (points === undefined ? [] : [`"Handoff ${name}" is at least ${pointsInWords(points)}`]);
  return cellNames(matrix).map((cell, place) => {
    const tierId = matrix.cells.find((one) => one.cell === cell)?.tierId;
    const conditions = [...atLeast('fit', matrix.fitFrom[Math.floor(place / columns)]), ...atLeast('engagement', matrix.engagementFrom[place % columns])];
    const then = tierId === undefined ? 'decide by "Handoff score" as below' : `set "Handoff tier" to ${tierName(configuration, tierId)}`;
    return `${conditions.length === 0 ? 'Otherwise' : `If ${conditions.join(' and ')}`} (cell ${cell}): ${then}.`;
  });
}

/** The agreed words behind MQL and SQL, as life cycle stages. */
export function definitionSteps(configuration: Configuration): PushOperation {
  const { definitions, score } = configuration;
  const say = criteriaInWords(configuration);
  return manualOperation({
    id: 'manual:definitions',
    title: 'Move leads to MQL and SQL as defined',
    change: 'Life cycle stages only move forward and count in every report, so a person sets this up.',
    risk: 'high',
    wayBack: 'Switch the workflow off. A stage that moved forward must be cleared before it can be set back.',
    steps: [
      'In HubSpot create a contact workflow named "Handoff moment (Baton)", switched off.',
      ...(isNever(definitions.disqualify.criteria) ? [] : [`Never enrol a contact for which this holds: ${say(definitions.disqualify.criteria)}.`]),
      ...(isNever(definitions.handRaise.criteria) ? [] : [`Enrol on a hand-raise: ${say(definitions.handRaise.criteria)}.`]),
      `Enrol also ${score.mql?.when === undefined ? `at "Handoff score" ${pointsInWords(score.mqlThreshold)} or more` : `when ${say(score.mql.when)}`}${isAlways(definitions.mql.criteria) ? '' : `, if ${say(definitions.mql.criteria)}`}.`,
      'Action: set the life cycle stage that this portal uses for MQL, and write the current time to "Handoff moment started".',
      `Sales sets the stage for SQL as defined${wordingOf(definitions.sql.text)}${isAlways(definitions.sql.criteria) ? '' : ` In the criteria: ${say(definitions.sql.criteria)}.`}`,
    ],
  });
}

const isAlways = (criteria: Expression): boolean => criteria.kind === 'constant' && criteria.value;
const isNever = (criteria: Expression): boolean => criteria.kind === 'constant' && !criteria.value;

const wordingOf = (text: string): string => (text.trim() === '' ? '.' : `: "${text.trim()}".`);
