import type { History } from '../history/history.ts';
import { describeLead, type LeadRow } from '../history/lead-row.ts';
import { checkPolicy, type PolicyCheck } from '../policy/check-policy.ts';
import { compareStrategies } from '../policy/compare-strategies.ts';
import { explainRep } from '../policy/explain-rep.ts';
import { playPolicy, setPolicyStage, type PolicyMoments, type PolicyPlay } from '../policy/play-policy.ts';
import type { PolicyReport, RepReport, StrategyLine } from '../policy/policy-report.ts';
import { createPolicySets } from '../policy/policy-sets.ts';
import { reportPolicy } from '../policy/report-policy.ts';
import { simulateTakeBacks, type SimulatedTakeBacks } from '../policy/simulate-take-backs.ts';
import { explainLead, type LeadExplanation } from '../replay/explain-lead.ts';
import type { ReplayInput } from '../replay/replay-result.ts';

/** A policy played on a history once, asked many things: each answer is worked out when it is first asked for. */
export interface RememberedPolicy {
  report(): PolicyReport;
  check(): PolicyCheck;
  rep(repId: string): RepReport | null;
  /** Why a lead (its index in the history) went where it went; its first decision. */
  why(lead: number): LeadExplanation;
  strategies(poolId: string | null): StrategyLine[];
  takeBacks(seed: number): SimulatedTakeBacks;
  /** A page of the leads behind a number, in the history's order; none for a name that no answer gave. */
  leads(page: { readonly set: string; readonly offset: number; readonly limit: number }): { readonly total: number; readonly rows: readonly LeadRow[] };
}

/** Keeps the parts of one policy on one history. */
export function rememberPolicy(input: ReplayInput, which: PolicyMoments): RememberedPolicy {
  const stage = setPolicyStage(input, which);
  const sets = createPolicySets();
  const knownZones = new Set(input.zones.keys());
  const once = <T>(make: () => T): (() => T) => {
    let made: { readonly value: T } | undefined;
    return () => (made ??= { value: make() }).value;
  };
  const play = once(() => playPolicy(stage));
  const report = once(() => {
    const made = reportPolicy(play());
    sets.take(made.sets);
    return made.report;
  });
  const check = once(() => {
    const made = checkPolicy(stage, knownZones);
    sets.take(made.sets);
    return made.check;
  });
  const reps = new Map<string, RepReport | null>();
  const rep = (repId: string): RepReport | null => {
    const known = reps.get(repId);
    if (known !== undefined) return known;
    const made = explainRep(stage, repId);
    if (made !== undefined) sets.take(made.sets);
    reps.set(repId, made?.report ?? null);
    return made?.report ?? null;
  };
  return {
    report,
    check,
    rep,
    why: (lead) => explainLead(input, lead, { dayOf: stage.dayOf, routing: stage.routing, clocks: stage.routing.clocks }),
    strategies: (poolId) => compareStrategies(stage, poolId),
    takeBacks: (seed) => simulateTakeBacks(stage, seed),
    leads: ({ set, offset, limit }) => {
      if (set.startsWith('passed.')) rep(set.slice(set.indexOf('.', 7) + 1));
      else report();
      if (!sets.has(set)) check();
      const found = sets.get(set) ?? new Uint32Array(0);
      return { total: found.length, rows: describeRows(input.history, play(), found.subarray(offset, offset + limit)) };
    },
  };
}

/** Beside each lead its first decision: when, which tier, and who got it. */
function describeRows(history: History, { stage, decisions }: PolicyPlay, leads: Uint32Array): LeadRow[] {
  const { routing, tiers } = stage.input.configuration;
  const { lead, at, tier } = stage.routing.crossings;
  const wanted = new Set(leads);
  const decisionOf = new Map<number, number>();
  for (let i = 0; i < decisions.count; i += 1) if (wanted.has(lead[i]!) && !decisionOf.has(lead[i]!)) decisionOf.set(lead[i]!, i);
  return Array.from(leads, (of) => {
    const row = describeLead(history, of);
    const i = decisionOf.get(of);
    if (i === undefined) return row;
    const owner = routing.roster[decisions.rep[i]!]?.name;
    const note = owner === undefined ? (Number.isNaN(decisions.assignedAt[i]) ? 'proposed: still waits' : `proposed: ${routing.fallback.name}`) : `proposed: ${owner}`;
    return { ...row, at: at[i]!, tier: tiers.classes[tier[i]!]?.name ?? '', note };
  });
}
