import type { ConversionBy } from '../evidence/conversion.ts';
import type { Dimension } from '../evidence/dimensions.ts';
import type { FlowKind } from '../evidence/flow.ts';
import { judgeSide, sidesOf, type Split } from '../evidence/judge-split.ts';
import { FIRST_EVIDENCE_SETTINGS, type EvidenceSettings } from '../evidence/evidence-settings.ts';
import type { RoomFacts } from '../gaps/gap-facts.ts';
import { judgeGaps } from '../gaps/judge-gaps.ts';
import { drawCases, type DrawSettings } from '../blind/draw-cases.ts';
import { judgeCases } from '../blind/judge-cases.ts';
import { contextAtHandoff } from '../handoff-map/context-at-handoff.ts';
import { describeNumbers } from '../history/describe-numbers.ts';
import { historyAvailability } from '../history/history-availability.ts';
import { historyHealth } from '../history/history-health.ts';
import { leadDetail } from '../history/lead-detail.ts';
import { describeLead, findLead, type LeadRow } from '../history/lead-row.ts';
import { listLeads } from '../history/list-leads.ts';
import { listValues } from '../history/list-values.ts';
import { countPersonal } from '../history/pseudonymise.ts';
import { prepareLists } from '../history/prepare-lists.ts';
import { queryLeads } from '../history/query-leads.ts';
import { tabulate } from '../history/tabulate.ts';
import { checkCriterion } from '../expressions/check-criterion.ts';
import { completeExpression } from '../expressions/text/complete-expression.ts';
import { historyVocabulary } from '../expressions/text/history-vocabulary.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';
import type { HandoffMap } from '../model/handoff-map.ts';
import type { PolicyMoments } from '../policy/play-policy.ts';
import { testClause } from '../replay/clause-test.ts';
import { clausesOf } from '../sla/clauses.ts';
import { countCriteria } from '../scoring/count-criteria.ts';
import { describeDistribution } from '../scoring/distribution.ts';
import { explainLead as explainScore } from '../scoring/explain-lead.ts';
import { compareDefinitions } from '../scoring/compare-definitions.ts';
import type { ComparisonSettings } from '../scoring/definition-side.ts';
import { findFlips } from '../scoring/find-flips.ts';
import { lintModel } from '../scoring/lint-model.ts';
import { judgeModel, type QualitySettings } from '../scoring/model-quality.ts';
import { previewModel, type ModelEdit, type PreviewSettings } from '../scoring/preview-model.ts';
import { suggestPoints } from '../scoring/suggest-points.ts';
import { traceThresholds } from '../scoring/trace-thresholds.ts';
import { listScores } from '../scoring/list-scores.ts';
import type { ScoreMoment } from '../scoring/scores-at-moment.ts';
import { fixedZone, type ZoneTable } from '../time/zone-table.ts';
import type { ComputeSession, Population, ReplaySettings } from './compute-session.ts';
import { sharedWatch } from '../replay/replay-watch.ts';
import { figureLeads } from './figure-leads.ts';
import { rememberGaps, type GapGround, type LeadPage, type PlayedFigures } from './gap-memory.ts';
import { rememberReview, reviewLeads, type ReviewSettings } from './review-memory.ts';

/** The client's zone table; UTC when the zone is unknown, which the replay's warnings name. */
const clientZoneOf = ({ zones, clientZone }: ReplaySettings): ZoneTable => zones.get(clientZone) ?? fixedZone('UTC', 0);

/** Which leads a policy is played on. */
type OnMoments = { readonly moments: PolicyMoments };
type Asking<Extra> = Extra & { readonly settings: ReplaySettings };
type AskingEvidence<Extra> = Asking<Extra> & { readonly evidence: EvidenceSettings };

/** What is measured on the ground of gaps, and where it says how far it is and hears that nobody wants it any more. */
interface Watched {
  readonly ground: GapGround;
  readonly watched: Int32Array;
}

/** A lead's row in front of an explanation; null when there is no such lead. */
function withLead<T>({ history }: ComputeSession, leadId: string, explain: (lead: number) => T): (T & { readonly lead: LeadRow }) | null {
  const lead = findLead(history, leadId);
  return lead < 0 ? null : { ...explain(lead), lead: describeLead(history, lead) };
}

/** Everything that is computed from a history, as pure functions that a worker runs: `(session, input) → output`. */
export const COMPUTE_FUNCTIONS = {
  getHealth: ({ history }: ComputeSession, input: { readonly zone: ZoneTable | null }) => historyHealth(history, input),
  getAvailability: ({ history }: ComputeSession, input: { readonly zone: ZoneTable | null }) => historyAvailability(history, input),
  listValues: ({ history }: ComputeSession, input: Parameters<typeof listValues>[1]) => listValues(history, input),
  tabulate: ({ history }: ComputeSession, input: Parameters<typeof tabulate>[1]) => tabulate(history, input),
  describeNumbers: ({ history }: ComputeSession, input: Parameters<typeof describeNumbers>[1]) => describeNumbers(history, input),
  listLeads: ({ history }: ComputeSession, input: Parameters<typeof listLeads>[1]) => listLeads(history, input),
  queryLeads: ({ history }: ComputeSession, input: Parameters<typeof queryLeads>[1]) => queryLeads(history, input),
  prepareLists: ({ history }: ComputeSession, { step }: { readonly step: number }) => prepareLists(history, step),
  countPersonal: ({ history }: ComputeSession, _: null) => countPersonal(history),
  populate: (session: ComputeSession, input: Population) => session.populate(input),
  countPopulation: (session: ComputeSession, input: Parameters<ComputeSession['countPopulation']>[0]) => session.countPopulation(input),
  getLead: ({ history }: ComputeSession, input: Parameters<typeof leadDetail>[1]) => leadDetail(history, input),
  getDistribution: ({ history }: ComputeSession, { settings, ...options }: Asking<Parameters<typeof describeDistribution>[3]>) =>
    describeDistribution(history, settings.configuration, clientZoneOf(settings), options),
  countCriteria: ({ history }: ComputeSession, { settings, ...asked }: Asking<Parameters<typeof countCriteria>[3]>) => countCriteria(history, settings.configuration, clientZoneOf(settings), asked),
  listScores: ({ history }: ComputeSession, { settings, ...page }: Asking<{ readonly moment: ScoreMoment; readonly offset: number; readonly limit: number }>) =>
    listScores(history, settings.configuration, clientZoneOf(settings), page),
  judgeModel: ({ history }: ComputeSession, { settings, ...options }: Asking<QualitySettings>) => judgeModel(history, settings.configuration, clientZoneOf(settings), options),
  findFlips: ({ history }: ComputeSession, { settings, before, limit }: Asking<{ readonly before: Configuration; readonly limit: number }>) => findFlips(history, clientZoneOf(settings), before, settings.configuration, limit),
  previewModel: ({ history }: ComputeSession, { settings, edit, ...options }: Asking<PreviewSettings & { readonly edit: ModelEdit }>) => previewModel(history, clientZoneOf(settings), settings.configuration, edit, options),
  traceThresholds: ({ history }: ComputeSession, { settings }: Asking<unknown>) => traceThresholds(history, settings.configuration, clientZoneOf(settings)),
  lintModel: ({ history }: ComputeSession, { settings }: Asking<unknown>) => lintModel(history, settings.configuration),
  suggestPoints: ({ history }: ComputeSession, { settings, ...options }: Asking<Parameters<typeof suggestPoints>[3]>) => suggestPoints(history, settings.configuration, clientZoneOf(settings), options),
  checkCriteria: ({ history }: ComputeSession, { criteria }: { readonly criteria: readonly Expression[] }) =>
    criteria.flatMap((one, criterion) => checkCriterion(one, history).map((finding) => ({ criterion, ...finding }))),
  completeText: ({ history }: ComputeSession, { text, caret, limit }: { readonly text: string; readonly caret: number; readonly limit: number }) => completeExpression(text, caret, historyVocabulary(history), limit),
  compareDefinitions: ({ history }: ComputeSession, { settings, left, right, ...options }: Asking<ComparisonSettings & { readonly left: Expression; readonly right: { readonly configuration: Configuration; readonly criteria: Expression } }>) =>
    compareDefinitions(history, clientZoneOf(settings), { configuration: settings.configuration, criteria: left }, right, options),
  contextAtHandoff: ({ history }: ComputeSession, { settings, back }: Asking<{ readonly back: number }>) => contextAtHandoff(history, settings.configuration, back),
  explainScore: (session: ComputeSession, { settings, leadId, at }: Asking<{ readonly leadId: string; readonly at: number | null }>) =>
    withLead(session, leadId, (lead) => explainScore(session.history, settings.configuration, clientZoneOf(settings), lead, at)),
  explainRoute: (session: ComputeSession, { settings, leadId, moments }: Asking<OnMoments & { readonly leadId: string }>) => withLead(session, leadId, (lead) => session.policy(settings, moments).why(lead)),
  drawCases: ({ history }: ComputeSession, { settings, ...draw }: Asking<DrawSettings>) => drawCases(history, settings.configuration, clientZoneOf(settings), draw),
  judgeCases: ({ history }: ComputeSession, { settings, cases }: Asking<{ readonly cases: Parameters<typeof judgeCases>[3] }>) => judgeCases(history, settings.configuration, clientZoneOf(settings), cases),
  playPolicy: (session: ComputeSession, { settings, moments }: Asking<OnMoments>) => session.policy(settings, moments).report(),
  checkPolicy: (session: ComputeSession, { settings, moments }: Asking<OnMoments>) => session.policy(settings, moments).check(),
  compareStrategies: (session: ComputeSession, { settings, moments, poolId }: Asking<OnMoments & { readonly poolId: string | null }>) => session.policy(settings, moments).strategies(poolId),
  simulateTakeBacks: (session: ComputeSession, { settings, moments, seed }: Asking<OnMoments & { readonly seed: number }>) => session.policy(settings, moments).takeBacks(seed),
  explainRep: (session: ComputeSession, { settings, moments, repId }: Asking<OnMoments & { readonly repId: string }>) => session.policy(settings, moments).rep(repId),
  listPolicyLeads: (session: ComputeSession, { settings, moments, ...page }: Asking<OnMoments & { readonly set: string; readonly offset: number; readonly limit: number }>) =>
    session.policy(settings, moments).leads(page),
  runReplay: (session: ComputeSession, settings: ReplaySettings) => session.replay(settings).summary,
  runWatchedReplay: (session: ComputeSession, { settings, watched }: Asking<{ readonly watched: Int32Array }>) => session.replay(settings, sharedWatch(watched)).summary,
  testClause: (session: ComputeSession, { settings, clauseId }: Asking<{ readonly clauseId: string }>) => {
    const clause = clausesOf(settings.configuration).find(({ id }) => id === clauseId);
    if (clause === undefined) return null;
    const { played, result } = session.play(settings);
    return testClause(played, result, clause);
  },
  reviewAgreement: ({ history }: ComputeSession, settings: ReviewSettings) => rememberReview(history, settings).review,
  listReviewLeads: ({ history }: ComputeSession, { settings, ...page }: { readonly settings: ReviewSettings; readonly set: string; readonly offset: number; readonly limit: number }) => reviewLeads(history, settings, page),
  listFigureLeads: (session: ComputeSession, { settings, evidence, figureId, ...page }: AskingEvidence<{ readonly figureId: string; readonly offset: number; readonly limit: number }>) => {
    const result = session.replay(settings);
    return figureLeads(session.history, result, settings.configuration, { leads: result.sets.get(figureId) ?? session.evidence(settings, evidence).leads(figureId), ...page });
  },
  playedFigures: (session: ComputeSession, settings: ReplaySettings): PlayedFigures | null =>
    session.isPlayed(settings) ? { summary: session.replay(settings).summary, capacity: session.evidence(settings, FIRST_EVIDENCE_SETTINGS).capacity() } : null,
  judgeGaps: (session: ComputeSession, { ground, map, room, played, watched }: Watched & { readonly map: HandoffMap | null; readonly room: RoomFacts; readonly played: PlayedFigures | null }) =>
    judgeGaps({ map, configuration: ground.settings.configuration, room, measured: rememberGaps(session, ground).facts(sharedWatch(watched), played) }),
  discoverHandoff: (session: ComputeSession, { ground, watched }: Watched) => rememberGaps(session, ground).discovery(sharedWatch(watched)),
  matchMap: (session: ComputeSession, { ground, map, watched }: Watched & { readonly map: HandoffMap }) => rememberGaps(session, ground).match(map, sharedWatch(watched)),
  listGapLeads: (session: ComputeSession, { ground, ...page }: LeadPage & { readonly ground: GapGround }) => rememberGaps(session, ground).leads(page),
  breakDown: (session: ComputeSession, { settings, evidence, by }: AskingEvidence<{ readonly by: Dimension }>) => session.evidence(settings, evidence).rows(by),
  getSpeed: (session: ComputeSession, { settings, evidence }: AskingEvidence<unknown>) => session.evidence(settings, evidence).speed(),
  getFlow: (session: ComputeSession, { settings, evidence, kind }: AskingEvidence<{ readonly kind: FlowKind }>) => session.evidence(settings, evidence).flow(kind),
  getConversion: (session: ComputeSession, { settings, evidence, by }: AskingEvidence<{ readonly by: ConversionBy }>) => {
    const own = session.evidence(settings, evidence);
    return { rows: own.conversion(by), bounds: own.bounds(), pools: own.pools() };
  },
  judgeSplit: (session: ComputeSession, { settings, evidence }: AskingEvidence<unknown>): Split | null => {
    const { tunedUntil: at } = settings;
    if (at === undefined) return null;
    const sides = sidesOf(session.history, at);
    const judge = (which: 'tuned' | 'heldOut') => {
      const { played, result } = session.play({ ...settings, period: sides[which] });
      return judgeSide(which, { played, summary: result.summary }, evidence);
    };
    return { at, horizonDays: evidence.horizonDays, sides: [judge('tuned'), judge('heldOut')] };
  },
  checkCapacity: (session: ComputeSession, { settings, evidence }: AskingEvidence<unknown>) => session.evidence(settings, evidence).capacity(),
  simulateResponse: (session: ComputeSession, { settings, evidence }: AskingEvidence<unknown>) => session.evidence(settings, evidence).response(),
  findLeaks: (session: ComputeSession, { settings, evidence }: AskingEvidence<unknown>) => session.evidence(settings, evidence).leaks().lines,
} as const;

export type ComputeFunctions = typeof COMPUTE_FUNCTIONS;
export type { ReplaySettings };
