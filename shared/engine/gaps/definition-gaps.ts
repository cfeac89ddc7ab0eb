import { leavesOf } from '../expressions/leaves-of.ts';
import type { Configuration } from '../model/configuration.ts';
import { NO_PROPOSAL, type GapFacts } from './gap-facts.ts';
import { gapIf, measuredValue, missing, unknown, verdict, type GapEvidence, type GapFinding, type GapRule } from './gap-rule.ts';

/** Below this teams hardly agree (domain.md §10, G12). */
const LOW_KAPPA = 0.4;
const TEAMS = ['marketing', 'sales'] as const;

function judgeDefinitions({ configuration }: GapFacts): GapFinding {
  if (configuration === null) return unknown(NO_PROPOSAL);
  return gapIf((['mql', 'sql'] as const).flatMap((kind): GapEvidence[] => {
    const { text, agreedBy } = configuration.definitions[kind];
    const absent = TEAMS.filter((team) => !agreedBy.includes(team));
    if (text.trim() === '') return [missing(`${kind.toUpperCase()} is not written down`)];
    return absent.length === 0 ? [] : [missing(`${kind.toUpperCase()} is not agreed by ${absent.join(' and ')}`)];
  }));
}

function judgeKappa({ room }: GapFacts): GapFinding {
  const { kappa } = room;
  if (kappa === null) return unknown('No blind round has been revealed yet. Let both teams judge the same leads under Define.');
  if (kappa.value === null) return unknown(kappa.reason ?? 'The agreement of the blind round is undefined.');
  const interval = kappa.low === null || kappa.high === null ? '' : `, from ${kappa.low.toFixed(2)} to ${kappa.high.toFixed(2)} on ${kappa.n} leads`;
  return verdict(kappa.value < LOW_KAPPA, measuredValue(`Agreement between the teams (κ)${interval}`, kappa.value, 'index'));
}

const NUMBER = /\d+(?:[.,]\d+)?/g;

/** Every number that the rule of an MQL goes by: its threshold, and those in its criteria and its hand-raise. */
function numbersOfRule({ definitions, score }: Configuration): ReadonlySet<number> {
  const leaves = [definitions.mql.criteria, definitions.handRaise.criteria, ...(score.mql?.when === undefined ? [] : [score.mql.when])].flatMap((criteria) => [...leavesOf(criteria)]);
  const inside = leaves.flatMap((leaf): number[] => {
    if (leaf.kind === 'event') return [leaf.n, leaf.to ?? leaf.n, leaf.withinDays ?? leaf.n, (leaf.withinDays ?? 0) / 7];
    if (leaf.kind !== 'compare') return [];
    const values: readonly unknown[] = Array.isArray(leaf.value) ? leaf.value : [leaf.value];
    return values.flatMap((value) => (typeof value === 'number' ? [value] : String(value).match(NUMBER)?.map(Number) ?? []));
  });
  return new Set([score.mqlThreshold / 100, score.mql?.coolDownDays ?? NaN, ...inside]);
}

/** The numbers of the wording against those of the rule: what people read must be what is computed. */
function judgeWording({ configuration }: GapFacts): GapFinding {
  if (configuration === null) return unknown(NO_PROPOSAL);
  const { text, criteria } = configuration.definitions.mql;
  if (text.trim() === '') return unknown('MQL is not written down yet, so there is nothing to compare with the rule.');
  const said = (text.match(NUMBER) ?? []).map((number) => Number(number.replace(',', '.')));
  if (said.length === 0 && leavesOf(criteria).length === 0) return unknown('The wording of MQL names no number, and its criteria ask nothing beyond the score, so the two cannot be compared.');
  const known = numbersOfRule(configuration);
  return gapIf(said.filter((number) => !known.has(number)).map((number) => missing(`The wording of MQL says ${number}, and the rule has no ${number}; its threshold is ${configuration.score.mqlThreshold / 100}`)));
}

/** Gaps in the words that both teams use. */
export const DEFINITION_GAPS: readonly GapRule[] = [
  { id: 'G11', severity: 'high', title: 'MQL or SQL is not written down by both', sentence: 'Neither has been written down in a shared service level agreement', question: 'What is an MQL? Say it in one sentence, both of you.', closes: 'SLA §3', place: 'define', judge: judgeDefinitions },
  { id: 'G12', severity: 'high', title: 'The teams judge the same leads differently', sentence: 'The answers are rarely the same.', question: 'On which of these leads did you disagree most, and why?', closes: 'SLA §3', place: 'define', judge: judgeKappa },
  { id: 'G13', severity: 'medium', title: 'The written MQL is not the scoring rule', sentence: 'agreed by both teams, and reflected in your HubSpot lead scoring model', question: 'Read the definition aloud. Is this what the score does?', closes: 'SLA §3; annex B', place: 'define', judge: judgeWording },
];
