import type { Configuration } from '../model/configuration.ts';
import type { Decay, ScoreGroup } from '../model/score-model.ts';
import { sumBounds } from '../scoring/score-bounds.ts';
import { DAY } from '../time/units.ts';
import { isUnmeasured, NO_HISTORY, NO_PROPOSAL, type GapFacts } from './gap-facts.ts';
import { counted, gapIf, measuredValue, missing, unknown, verdict, type GapEvidence, type GapFinding, type GapRule } from './gap-rule.ts';
import { judgeCount } from './routing-gaps.ts';

/** Six weeks (domain.md §10, G16) and a quarter (G32), in days. */
const OLD_DAYS = 42;
const CHECK_DAYS = 92;
const NO_RULES = 'The scoring model has no rules yet. Add them in Score.';

const groupsOf = ({ score }: Configuration, category: ScoreGroup['category']): readonly ScoreGroup[] => score.groups.filter((group) => group.category === category && group.rules.length > 0);
const isEmpty = ({ score }: Configuration): boolean => score.groups.every(({ rules }) => rules.length === 0);

function judgeSides({ configuration }: GapFacts): GapFinding {
  if (configuration === null) return unknown(NO_PROPOSAL);
  if (isEmpty(configuration)) return unknown(NO_RULES);
  return gapIf([
    ...(groupsOf(configuration, 'fit').length === 0 ? [missing('The model looks at what a lead does, never at who it is')] : []),
    ...(groupsOf(configuration, 'engagement').length === 0 ? [missing('The model looks at who a lead is, never at what it does')] : []),
  ]);
}

function judgeHomepage({ configuration, measured }: GapFacts): GapFinding {
  if (configuration === null) return unknown(NO_PROPOSAL);
  if (isEmpty(configuration)) return unknown(NO_RULES);
  if (measured === null) return unknown(NO_HISTORY);
  const { homepage } = measured;
  if (isUnmeasured(homepage)) return unknown(homepage.why);
  return verdict(
    homepage.homepage >= homepage.reader,
    measuredValue(`One visit of ${homepage.home} by the ideal company`, homepage.homepage, 'points', { honesty: 'deterministic' }),
    measuredValue(`Three visits of product pages (${homepage.product}) and two returns in a week`, homepage.reader, 'points', { honesty: 'deterministic' }),
  );
}

/** What is left of a point after six weeks. */
function leftOver(decay: Decay): number {
  switch (decay.kind) {
    case 'none':
      return 1;
    case 'window':
      return decay.days < OLD_DAYS ? 0 : 1;
    case 'halfLife':
      return 2 ** (-OLD_DAYS / decay.days);
    case 'linear': {
      const periods = OLD_DAYS / decay.periodDays;
      return Math.max(0, 1 - (decay.ratePercent / 100) * (decay.granularity === 'step' ? Math.floor(periods) : periods));
    }
  }
}

/** The most that activities of six weeks ago can still give in a group; those within a shorter window give nothing. */
function oldPoints(group: ScoreGroup): number {
  const lasting = group.rules.filter((rule) => rule.kind !== 'event' || rule.withinDays === undefined || rule.withinDays >= OLD_DAYS);
  const most = Math.min(group.max, sumBounds({ ...group, rules: lasting }).high);
  return Math.max(0, most) * leftOver(group.decay);
}

function judgeDecay({ configuration }: GapFacts): GapFinding {
  if (configuration === null) return unknown(NO_PROPOSAL);
  const groups = groupsOf(configuration, 'engagement');
  if (groups.length === 0) return unknown('The model counts no activities, so none can be too old. Add a group for engagement in Score.');
  const { mqlThreshold } = configuration.score;
  const old = groups.reduce((sum, group) => sum + oldPoints(group), 0);
  const lasting = groups.filter((group) => leftOver(group.decay) === 1 && oldPoints(group) > 0).map(({ id, name }): GapEvidence => missing('Nothing in this group fades within six weeks', { kind: 'part', id, label: name }));
  const evidence = measuredValue(`Points that activities of six weeks ago can still give, of ${mqlThreshold / 100} for an MQL`, Math.min(old, configuration.score.engagementMax) / 100, 'points', { honesty: 'deterministic' });
  return old >= mqlThreshold || lasting.length === groups.length ? gapIf([evidence, ...lasting]) : verdict(false, evidence);
}

function judgeDrift({ configuration, room, measured }: GapFacts): GapFinding {
  if (configuration === null) return unknown(NO_PROPOSAL);
  const drift = measured?.drift;
  const age = room.modelCheckedAt === null ? null : Math.floor((room.today - room.modelCheckedAt) / DAY);
  const isOld = age !== null && age > CHECK_DAYS;
  const checked = age === null ? [] : [measuredValue('Days since the model was last held against what was won', age, 'days', { honesty: 'deterministic' })];
  const isKnown = drift !== undefined && !isUnmeasured(drift);
  const isGap = isOld || (isKnown && drift.hasDrifted);
  if (!isGap && !isKnown) return unknown(drift === undefined ? NO_HISTORY : drift.why);
  if (!isGap && age === null) return unknown('The scores have not drifted, and nobody has said when the model was last held against what was won. Say it below, or sign.');
  const stability = isKnown ? [measuredValue(`Drift of the scores from the earlier to the later half (PSI); chance alone gives up to ${drift.nullHigh.toFixed(2)}`, drift.psi, 'index', { honesty: 'deterministic', n: drift.n })] : [];
  return verdict(isGap, ...stability, ...checked);
}

function judgeThreshold({ measured }: GapFacts): GapFinding {
  if (measured === null) return unknown(NO_HISTORY);
  const { belowThreshold } = measured;
  if (isUnmeasured(belowThreshold)) return unknown(belowThreshold.why);
  const { all, unexplained, threshold, score } = belowThreshold;
  return verdict(unexplained.n > 0, counted(`Handed over below ${threshold} by ${score}`, all), counted('Of these, without a hand-raise that would explain it', unexplained));
}

/** Gaps in what makes a lead an MQL. */
export const SCORE_GAPS: readonly GapRule[] = [
  { id: 'G14', severity: 'medium', title: 'The score sees only fit or only behaviour', sentence: 'weight behavioural signals… alongside firmographic fit', question: 'Would you rather call the right company or the eager person?', closes: 'Annex B', place: 'score', judge: judgeSides },
  { id: 'G15', severity: 'medium', title: 'A home page visit beats a reader', sentence: 'is not the same as a contact who has read three product pages and returned twice in a week', question: 'Which of these two would you call first?', closes: 'Annex B', place: 'score', judge: judgeHomepage },
  { id: 'G16', severity: 'medium', title: 'Old activities still carry the threshold', sentence: 'downloaded a top-of-funnel guide six weeks ago', question: 'After how many weeks does a download mean nothing any more?', closes: 'Annex B', place: 'score', judge: judgeDecay },
  { id: 'G32', severity: 'medium', title: 'The model has not been checked, or has drifted', sentence: 'lead scoring models drift out of calibration', question: 'When was the score last held against what was won?', closes: 'SLA §12', place: 'score', judge: judgeDrift },
  { id: 'G42', severity: 'high', title: 'Leads are handed over below the threshold', sentence: 'minimum scoring threshold before handoff', question: 'Which threshold fires today, and who set it?', closes: 'SLA §3 and §5', place: 'score', judge: judgeThreshold },
  { id: 'G43', severity: 'medium', title: 'Imports become MQLs without any behaviour', sentence: 'weight behavioural signals', question: 'What does a list from a fair promise that its people have not done?', closes: 'SLA §5', place: 'define', judge: judgeCount('An MQL before anything was logged of it', ({ bulkImport }) => bulkImport) },
];
