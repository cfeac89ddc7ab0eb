import { isUnmeasured, NO_HISTORY, type GapFacts, type MeasuredFacts } from './gap-facts.ts';
import { counted, gapIf, isAbove, measuredValue, missing, unknown, verdict, type GapFinding, type GapRule } from './gap-rule.ts';
import { judgeCount } from './routing-gaps.ts';

/** Shares and hours of domain.md §10: G17, G18, G20, G29. */
const ALONE_SHARE = 0.1;
const CHANGE_SHARE = 0.05;
const FRAME_HOURS = 48;
const SOURCELESS_SHARE = 0.1;

const judgeMeasured = (judge: (measured: MeasuredFacts) => GapFinding) => ({ measured }: GapFacts): GapFinding => (measured === null ? unknown(NO_HISTORY) : judge(measured));

function judgeLeaks({ leaks, neverTouched }: MeasuredFacts): GapFinding {
  if (isUnmeasured(leaks)) return unknown(leaks.why);
  const never = isUnmeasured(neverTouched) ? [] : [counted('No logged touch of any kind, to this day', neverTouched)];
  return verdict(leaks.n > 0, counted(`Owned, and no logged touch or answer within ${leaks.days} business days`, leaks), ...never);
}

function judgeDecorative({ decorative }: MeasuredFacts): GapFinding {
  if (isUnmeasured(decorative)) return unknown(decorative.why);
  return verdict(isAbove(decorative, ALONE_SHARE), counted(`Became an MQL, and nothing followed within ${decorative.windowMinutes} minutes`, decorative));
}

function judgeStages({ stages }: MeasuredFacts): GapFinding {
  if (isUnmeasured(stages)) return unknown(stages.why);
  const { back, skipped, withoutTrigger, byHand } = stages;
  const hand = isUnmeasured(byHand) ? [] : [byHand];
  if (back.of + withoutTrigger.of === 0) return unknown('No lead of this history was handed over.');
  return verdict(
    [back, skipped, withoutTrigger, ...hand].some((count) => isAbove(count, CHANGE_SHARE)),
    counted('Went back to an earlier stage', back), counted('Skipped a stage', skipped), counted('Worked by sales and never an MQL', withoutTrigger),
    ...(isUnmeasured(byHand) ? [missing('Whether people set the stage by hand is not in this history')] : [counted('Made an MQL by hand, by somebody on a screen', byHand)]),
  );
}

function judgeHandRaises({ handRaises }: MeasuredFacts): GapFinding {
  if (isUnmeasured(handRaises)) return unknown(handRaises.why);
  const { p90Hours, p90OpenMinutes, targetMinutes } = handRaises;
  const isSlow = p90Hours === null || p90Hours > FRAME_HOURS;
  const isLate = targetMinutes !== null && (p90OpenMinutes === null || p90OpenMinutes > targetMinutes);
  const wait = p90Hours === null ? missing('Nine in ten hand-raises: not reached, more than one in ten was never touched') : measuredValue('Nine in ten hand-raises are touched within', p90Hours, 'hours');
  const clock = targetMinutes === null ? [] : [p90OpenMinutes === null ? missing(`On the clock of the promise (${targetMinutes} minutes): not reached`) : measuredValue(`On the clock of the promise, which is ${targetMinutes} minutes`, p90OpenMinutes, 'minutes')];
  return verdict(isSlow || isLate, wait, ...clock, counted('Hand-raises touched after 48 hours, or never', handRaises));
}

function judgeSource({ wonWithoutSource }: MeasuredFacts): GapFinding {
  if (isUnmeasured(wonWithoutSource)) return unknown(wonWithoutSource.why);
  return verdict(isAbove(wonWithoutSource, SOURCELESS_SHARE), counted('Won without a known source', wonWithoutSource));
}

/** Whether outcomes reach marketing shows on the map; whether they could, in the history. */
function judgeOutcomes(facts: GapFacts): GapFinding {
  const { map } = facts;
  const marketing = new Set(map?.lanes.filter(({ kind }) => kind === 'marketing').map(({ id }) => id));
  const sales = new Set(map?.lanes.filter(({ kind }) => kind === 'sales').map(({ id }) => id));
  const laneOf = new Map(map?.steps.map(({ id, laneId }) => [id, laneId]));
  const isDrawn = map !== null && map.edges.length > 0;
  const isFed = map?.edges.some(({ from, to }) => sales.has(laneOf.get(from) ?? '') && marketing.has(laneOf.get(to) ?? '')) ?? false;
  const measured = judgeMeasured(judgeSource)(facts);
  if (isDrawn && !isFed) return gapIf([missing('Nothing on the map leads from sales back to marketing'), ...(measured.verdict === 'unknown' ? [] : measured.evidence)]);
  return measured.verdict === 'unknown' && isDrawn ? gapIf([]) : measured;
}

function judgeAttempts({ underAttempted }: MeasuredFacts): GapFinding {
  if (isUnmeasured(underAttempted)) return unknown(underAttempted.why);
  return verdict(underAttempted.n > 0, counted(`Touched fewer than ${underAttempted.attempts} times and left without an answer`, underAttempted));
}

/** Gaps that the history shows in what sales did and what stages say. */
export const HANDOVER_GAPS: readonly GapRule[] = [
  { id: 'G09', severity: 'high', title: 'An owner is set and nobody follows up', sentence: 'The contact owner field gets filled. The follow-up does not happen.', question: 'Who notices today that nobody called?', closes: 'SLA §6 and §10', place: 'promise', judge: judgeMeasured(judgeLeaks) },
  { id: 'G17', severity: 'high', title: 'Stage changes that start nothing', sentence: 'If the lifecycle stage update happens and nothing else changes, the stage data is decorative.', question: 'The stage says MQL. What happens in the next five minutes, and who would miss it?', closes: 'SLA §6; playbook: first hour', place: 'route', judge: judgeMeasured(judgeDecorative) },
  { id: 'G18', severity: 'medium', title: 'Stages are set by hand, skipped or go backwards', sentence: 'tied to real behavioural and qualification criteria, not just manually updated', question: 'What makes a stage true, and who may set it?', closes: 'SLA §3', place: 'define', judge: judgeMeasured(judgeStages) },
  { id: 'G20', severity: 'high', title: 'Hand-raises wait too long', sentence: 'That frame of mind does not hold for 48 hours.', question: 'Somebody asks for a demo on Friday at four. When do they hear a voice?', closes: 'SLA §6', place: 'promise', judge: judgeMeasured(judgeHandRaises) },
  { id: 'G29', severity: 'medium', title: 'Outcomes do not reach marketing', sentence: 'Marketing needs to know which leads converted', question: 'Which campaign made the last five customers?', closes: 'SLA §11', place: 'map', judge: judgeOutcomes },
  { id: 'G39', severity: 'high', title: 'Only automation has touched the lead', sentence: 'It does not replace the moment', question: 'Does a sequence count as a follow-up?', closes: 'SLA §7', place: 'promise', judge: judgeCount('Touched only by automation', ({ automatedOnly }) => automatedOnly) },
  { id: 'G40', severity: 'medium', title: 'Too few attempts', sentence: 'minimum number of contact attempts', question: 'After how many calls may a lead be given up?', closes: 'SLA §6; playbook: first week', place: 'promise', judge: judgeMeasured(judgeAttempts) },
  { id: 'G41', severity: 'medium', title: 'Leads are turned down without a reason', sentence: 'how rejected or recycled leads are handled', question: 'What would marketing do differently if it knew why?', closes: 'SLA §11; playbook: reject', place: 'promise', judge: judgeCount('Turned down without a reason', ({ noReason }) => noReason) },
  { id: 'G44', severity: 'medium', title: 'One person stands twice', sentence: 'Leads arrive without context', question: 'Which of the two records does the rep see?', closes: 'Playbook: required information', place: 'prepare', judge: judgeCount('Further records of one person', ({ duplicates }) => duplicates) },
];
