import { explainRoute } from '../routing/explain-route.ts';
import type { MemberReason, RuleReason } from '../routing/explain-route.ts';
import { responseDueAt, responseMinutes } from '../sla/response-clock.ts';
import { isoMinute } from '../time/civil-date.ts';
import { toLocal } from '../time/zone-table.ts';
import { findHandoffs } from './find-handoffs.ts';
import { clockOf } from './judge-handoffs.ts';
import type { ReplayStage } from './play-history.ts';
import { repsOfHandoffs, setStage } from './play-history.ts';
import type { ReplayInput } from './replay-result.ts';

/** Why this owner, for one lead: contract `routing.explainLead` without the lead's own row. Instants are UTC ms. */
export interface LeadExplanation {
  /** Null: the proposal never makes this lead an MQL. */
  readonly at: number | null;
  readonly tier: string;
  readonly rules: readonly RuleReason[];
  readonly members: readonly MemberReason[];
  readonly owner: string;
  readonly pool: string;
  readonly isUnrouted: boolean;
  readonly dueAt: number | null;
  readonly actual: ActualStory;
}

/** What really happened with the lead's first handoff. */
export interface ActualStory {
  readonly at: number | null;
  readonly owner: string;
  readonly firstTouchAt: number | null;
  readonly sentence: string;
}

/** Explains the first handoff of a lead (its index in the history) in both arms. */
export function explainLead(input: ReplayInput, lead: number, stage: ReplayStage = setStage(input)): LeadExplanation {
  const actual = tellActual(input, lead, stage);
  const decision = stage.crossings.lead.indexOf(lead);
  if (decision < 0) return { at: null, tier: '', rules: [], members: [], owner: '', pool: '', isUnrouted: false, dueAt: null, actual };
  const { history, configuration } = input;
  const { routing, tiers, sla } = configuration;
  const route = explainRoute({ ...stage.routing, history, configuration, dayOf: stage.dayOf }, decision);
  const at = stage.crossings.at[decision] ?? NaN;
  const tier = tiers.classes[stage.crossings.tier[decision] ?? -1];
  const target = sla.targets.find(({ tierId }) => tierId === tier?.id);
  return {
    at,
    tier: tier?.name ?? '',
    rules: route.rules,
    members: route.members,
    owner: routing.roster[route.rep]?.name ?? routing.fallback.name,
    pool: routing.pools[route.pool]?.name ?? '',
    isUnrouted: route.isUnrouted,
    dueAt: target === undefined ? null : responseDueAt(target, clockOf(stage.clocks, route.rep), at),
    actual,
  };
}

function tellActual({ history, configuration }: ReplayInput, lead: number, { clocks }: ReplayStage): ActualStory {
  const handoffs = findHandoffs(history, configuration.sla);
  const i = handoffs.lead.indexOf(lead);
  if (i < 0) return { at: null, owner: '', firstTouchAt: null, sentence: 'This lead was never handed over.' };
  const at = handoffs.at[i] ?? NaN;
  const touchAt = handoffs.touchAt[i] ?? NaN;
  const owner = history.owners[(handoffs.owner[i] ?? 0) - 1]?.name ?? '';
  const rep = repsOfHandoffs(history, configuration.routing.roster, handoffs)[i] ?? -1;
  const when = `Handed over on ${isoMinute(toLocal(clocks.client.zone, at))}${owner === '' ? ' to nobody' : ''}`;
  const { calendar } = clockOf(clocks, rep);
  const touch = Number.isNaN(touchAt)
    ? handoffs.hasAutomatedTouch[i] === 1
      ? 'touched only by automation'
      : 'no logged touch'
    : `first logged touch after ${Math.round(responseMinutes(calendar, at, touchAt))} ${calendar === null ? '' : 'business '}minutes`;
  return { at, owner, firstTouchAt: Number.isNaN(touchAt) ? null : touchAt, sentence: `${when}; ${touch}.` };
}
