import { explainRoute } from '../routing/explain-route.ts';
import type { RouteExplanation } from '../routing/explain-route.ts';
import type { ResponseTarget, Sla } from '../model/configuration.ts';
import { calendarOfTarget, responseDueAt, responseMinutes } from '../sla/response-clock.ts';
import type { WorkClock } from '../sla/roster-clocks.ts';
import { clockMarks } from '../sla/two-clocks.ts';
import { isoMinute } from '../time/civil-date.ts';
import { MINUTE } from '../time/units.ts';
import { toLocal } from '../time/zone-table.ts';
import { findHandoffs } from './find-handoffs.ts';
import { clockOf } from './judge-handoffs.ts';
import type { ReplayStage } from './play-history.ts';
import { repsOfHandoffs, setStage } from './play-history.ts';
import type { ReplayInput } from './replay-result.ts';

/** Why this owner, for one lead: contract `routing.explainLead` without the lead's own row. Instants are UTC ms. */
export interface LeadExplanation extends Omit<RouteExplanation, 'rep' | 'pool'> {
  /** Null: the proposal never makes this lead an MQL. */
  readonly at: number | null;
  readonly tier: string;
  readonly owner: string;
  readonly pool: string;
  readonly dueAt: number | null;
  /** When each rung of the ladder speaks, by its share of the budget; null where no hours are known. */
  readonly marks: readonly { readonly share: number; readonly action: string; readonly at: number | null }[];
  readonly actual: ActualStory;
}

/** What really happened with the lead's first handoff. */
export interface ActualStory {
  readonly at: number | null;
  readonly owner: string;
  readonly firstTouchAt: number | null;
  readonly sentence: string;
}

/** What of a stage an explanation asks: a replay's own, or that of a policy played on other moments. */
export type ExplainStage = Pick<ReplayStage, 'dayOf' | 'routing' | 'clocks'>;

const NEVER: Omit<LeadExplanation, 'actual'> = {
  at: null, tier: '', end: 'unrouted', kept: [], rules: [], members: [], looks: [], owner: '', pool: '', isUnrouted: false, assignedAt: null, isHeld: false, dueAt: null, marks: [],
};

/** Explains the first handoff of a lead (its index in the history) in both arms. */
export function explainLead(input: ReplayInput, lead: number, stage: ExplainStage = setStage(input)): LeadExplanation {
  const actual = tellActual(input, lead, stage);
  const asked = stage.routing.crossings;
  const decision = asked.lead.indexOf(lead);
  if (decision < 0) return { ...NEVER, actual };
  const { history, configuration } = input;
  const { routing, tiers, sla } = configuration;
  const { rep, pool, ...explained } = explainRoute({ ...stage.routing, history, configuration, dayOf: stage.dayOf }, decision);
  const at = asked.at[decision] ?? NaN;
  const tier = tiers.classes[asked.tier?.[decision] ?? -1];
  // A lead that is given when it is created owes nobody a touch before it becomes an MQL.
  const target = routing.evaluationStage === 'created' ? undefined : sla.targets.find(({ tierId }) => tierId === tier?.id);
  return {
    at,
    tier: tier?.name ?? '',
    ...explained,
    owner: routing.roster[rep]?.name ?? (explained.end === 'held' ? '' : routing.fallback.name),
    pool: routing.pools[pool]?.name ?? '',
    dueAt: target === undefined ? null : responseDueAt(target, clockOf(stage.clocks, rep), at),
    marks: target === undefined ? [] : ladderMarks(input.configuration.sla, target, clockOf(stage.clocks, rep), at),
    actual,
  };
}

/** The ladder on this lead's clock (domain.md §7: `warnAt = due(start, p·budget)`). */
function ladderMarks({ escalation }: Sla, target: ResponseTarget, clock: WorkClock, at: number): LeadExplanation['marks'] {
  const calendar = calendarOfTarget(target, clock);
  if (calendar === undefined) return escalation.map(({ atShare, action }) => ({ share: atShare, action, at: null }));
  const { warnAt } = clockMarks(calendar, at, target.budgetMinutes * MINUTE, escalation.map(({ atShare }) => atShare));
  return escalation.map(({ atShare, action }, rung) => ({ share: atShare, action, at: warnAt[rung] ?? null }));
}

function tellActual({ history, configuration }: ReplayInput, lead: number, { clocks }: ExplainStage): ActualStory {
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
