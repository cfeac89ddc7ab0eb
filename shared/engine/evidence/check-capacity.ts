import { offeredLoad, waitQuantile } from '../metrics/erlang-c.ts';
import type { Absence, Rep } from '../model/configuration.ts';
import { clockOf } from '../replay/judge-handoffs.ts';
import type { Played } from '../replay/played.ts';
import { elapsed } from '../time/business-calendar.ts';
import { HOUR, MINUTE } from '../time/units.ts';

/** Whether a pool can do the work at all (domain.md §8.1, sanity by queueing); arrivals are burstier than the formula assumes. */
export interface PoolCapacity {
  readonly poolId: string;
  readonly name: string;
  readonly leads: number;
  /** Hours in which anybody of the pool works, and how many do on average then. */
  readonly openHours: number;
  readonly onShift: number;
  readonly arrivalsPerHour: number;
  /** Null: nobody has said how many minutes a lead takes, or nobody works. */
  readonly load: number | null;
  /** What nine in ten wait at most, in minutes; null beside a load of 1 or more: the queue only grows. */
  readonly p90WaitMinutes: number | null;
  /** The strictest promise among the tiers of its leads, in working minutes; null: none. */
  readonly targetMinutes: number | null;
  readonly verdict: 'unknown' | 'fits' | 'slow' | 'impossible';
}

const STEP = HOUR / 2;

/** Every pool that a rule leads to, under the proposal and on its own assumption of minutes a lead. */
export function checkCapacity(played: Played): PoolCapacity[] {
  const { input, proposed } = played;
  const { pools, rules, assumptions } = input.configuration.routing;
  const tiers = input.configuration.tiers.classes.length;
  const counts = rules.map(() => new Uint32Array(tiers + 1)); // by rule and tier; those without a tier stand last
  for (let i = 0; i < proposed.rule.length; i += 1) {
    const tier = proposed.tier[i]!;
    const own = counts[proposed.rule[i]!];
    if (own !== undefined) own[tier < 0 ? tiers : tier]! += 1;
  }
  return pools.flatMap((pool): PoolCapacity[] => {
    const own = counts.filter((_, rule) => rules[rule]!.poolId === pool.id);
    if (own.length === 0) return [];
    const byTier = Array.from({ length: tiers }, (_, tier) => own.reduce((sum, of) => sum + of[tier]!, 0));
    const leads = own.reduce((sum, of) => sum + of.reduce((a, b) => a + b, 0), 0);
    const { openMs, personMs } = shiftOf(played, pool.members.map(({ repId }) => repId));
    const [openHours, onShift] = [openMs / HOUR, openMs === 0 ? 0 : personMs / openMs];
    const arrivalsPerHour = openHours === 0 ? 0 : leads / openHours;
    return [{ poolId: pool.id, name: pool.name, leads, openHours, onShift, arrivalsPerHour, ...judge(arrivalsPerHour, onShift, assumptions?.handlingMinutes ?? null, strictest(played, byTier)) }];
  });
}

function judge(arrivalsPerHour: number, onShift: number, handlingMinutes: number | null, targetMinutes: number | null): Pick<PoolCapacity, 'load' | 'p90WaitMinutes' | 'targetMinutes' | 'verdict'> {
  if (handlingMinutes === null || onShift === 0) return { load: null, p90WaitMinutes: null, targetMinutes, verdict: 'unknown' };
  const load = offeredLoad({ arrivalsPerHour, handlingMinutes, servers: onShift });
  // The formula wants whole people: as many as are usually there, under the same load for each.
  const servers = Math.max(1, Math.round(onShift));
  const wait = waitQuantile({ arrivalsPerHour: (load * servers * 60) / handlingMinutes, handlingMinutes, servers }, 0.9);
  return { load, p90WaitMinutes: Number.isFinite(wait) ? wait : null, targetMinutes, verdict: load >= 1 ? 'impossible' : targetMinutes !== null && wait > targetMinutes ? 'slow' : 'fits' };
}

/** The strictest business target among the tiers that any decision has. */
function strictest({ input }: Played, byTier: readonly number[]): number | null {
  const { tiers, sla } = input.configuration;
  const budgets = tiers.classes.flatMap(({ id }, tier) => (byTier[tier]! > 0 ? sla.targets.filter(({ tierId, clock }) => tierId === id && clock === 'business').map(({ budgetMinutes }) => budgetMinutes) : []));
  return budgets.length === 0 ? null : Math.min(...budgets);
}

/** How long anybody of these people works within the history, and how much they work together; counted in half hours. */
function shiftOf({ input, clocks }: Played, repIds: readonly string[]): { readonly openMs: number; readonly personMs: number } {
  const { history, absences, configuration } = input;
  const people = configuration.routing.roster.flatMap((rep, place) => {
    const { calendar } = clockOf(clocks, place);
    return repIds.includes(rep.id) && calendar !== null ? [{ rep, calendar, away: absences.filter(({ repId }) => repId === rep.id) }] : [];
  });
  let [openMs, personMs] = [0, 0];
  if (!(history.from < history.to)) return { openMs, personMs };
  for (let at = history.from; at < history.to; at += STEP) {
    let most = 0;
    for (const { rep, calendar, away } of people) {
      if (!isThere(rep, away, at)) continue;
      const open = elapsed(calendar, at, Math.min(at + STEP, history.to));
      personMs += open;
      if (open > most) most = open;
    }
    openMs += most;
  }
  return { openMs: Math.round(openMs / MINUTE) * MINUTE, personMs };
}

const isThere = ({ activeFrom = -Infinity, activeTo = Infinity }: Rep, away: readonly Absence[], at: number): boolean => at >= activeFrom && at < activeTo && !away.some(({ from, to }) => at >= from && at < to);
