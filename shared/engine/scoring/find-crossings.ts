/**
 * When each lead became an MQL by a configuration, and when it scored best (domain.md §4.5, §4.6). A lead is evaluated
 * at its creation and at every instant of a property or engagement fact. It crosses where the MQL rule turns true. It
 * can cross again once the rule was false with every threshold lowered by the model's margin, its cool-down or more
 * after the last crossing. Between events a score only falls, so the state just before each event is the lowest one
 * since the last; where that does not hold (`rises-without-event.ts`) leads are judged at every local midnight too.
 */
import { DAY } from '../time/units.ts';
import { fixedZone, localDay, startOfLocalDay } from '../time/zone-table.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { TRUE } from '../expressions/truth.ts';
import { LAST_VISIBLE_AT_SAME_INSTANT } from '../history/history.ts';
import type { History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import { mqlRule } from '../model/mql-rule.ts';
import type { CompiledExpression, LeadEvaluator } from './lead-evaluator.ts';
import { lowerThresholds } from './lower-thresholds.ts';
import { tickReach } from './rises-without-event.ts';

/** The days of the cool-down before a lead can cross again, unless the model says otherwise (domain.md §4.5 †). */
export const COOL_DOWN_DAYS = 30;
/** Unless the model says otherwise, by this share every threshold is lowered when the rule must turn false before a lead can cross again (domain.md §4.5 †). */
export const REARM_MARGIN = 0.1;

/** Upward crossings of the MQL rule in order of (at, lead id), and each lead's best evaluation. */
export interface Crossings {
  readonly count: number;
  /** Index of the lead of each crossing. */
  readonly lead: Uint32Array;
  /** Instant of each crossing, UTC ms. */
  readonly at: Float64Array;
  /** Total score at each crossing, in hundredths. */
  readonly total: Float64Array;
  /** Tier at each crossing: index into `configuration.tiers.classes`; -1 when there are none. */
  readonly tier: Int8Array;
  /** Highest total of each lead over all its evaluations, in hundredths; NaN for excluded leads. */
  readonly bestTotal: Float64Array;
  /** The earliest instant of that total; NaN for excluded leads and for leads without any time (judged once, as a snapshot). */
  readonly bestAt: Float64Array;
}

const UTC = fixedZone('UTC', 0);

interface Crossing {
  readonly lead: number;
  readonly at: number;
  readonly total: number;
  readonly tier: number;
}

/**
 * Walks every lead that counts through its facts; the evaluator must be of the same history and configuration. `zone`
 * is the client's, for models that are judged at midnight too; UTC where it is absent.
 */
export function findCrossings(history: History, configuration: Configuration, evaluator: LeadEvaluator, zone: ZoneTable = UTC): Crossings {
  const leads = history.leadIds.length;
  const found: Crossing[] = [];
  const bestTotal = new Float64Array(leads).fill(NaN);
  const bestAt = new Float64Array(leads).fill(NaN);
  const { mql } = configuration.score;
  const lowered = evaluator.compile(lowerThresholds(mqlRule(configuration), mql?.marginPercent === undefined ? REARM_MARGIN : mql.marginPercent / 100));
  const coolDown = (mql?.coolDownDays ?? COOL_DOWN_DAYS) * DAY;
  const reach = tickReach(configuration);
  for (let lead = 0; lead < leads; lead++) {
    if (history.excluded[lead] === 1) continue;
    const instants = reach === null ? evaluationInstants(history, lead) : withMidnights(evaluationInstants(history, lead), history.to, reach, zone);
    if (instants.length === 0) {
      evaluator.moveTo(lead, NaN);
      bestTotal[lead] = evaluator.totals().total;
    } else {
      const best = walkLead(lead, instants, evaluator, { lowered, coolDown }, found);
      bestTotal[lead] = best.total;
      bestAt[lead] = best.at;
    }
  }
  return { ...inOrder(found, history), bestTotal, bestAt };
}

/** The distinct instants, in order, at which a lead is created or something visible to a decision happens. */
export function evaluationInstants({ createdAt, facts }: History, lead: number): number[] {
  const instants: number[] = [];
  const created = createdAt[lead] ?? NaN;
  let isCreationDue = Number.isFinite(created);
  const stop = facts.offsets[lead + 1] ?? 0;
  for (let row = facts.offsets[lead] ?? stop; row < stop; row++) {
    if (facts.kind[row]! > LAST_VISIBLE_AT_SAME_INSTANT) continue;
    const at = facts.at[row]!;
    if (isCreationDue && created <= at) {
      if (created < at) instants.push(created);
      isCreationDue = false;
    }
    if (instants[instants.length - 1] !== at) instants.push(at);
  }
  if (isCreationDue) instants.push(created);
  return instants;
}

/** The same instants and every local midnight after the first, as long as something may still change by age, up to `end`. */
export function withMidnights(instants: readonly number[], end: number, reach: number, zone: ZoneTable): number[] {
  return instants.flatMap((at, i) => {
    const stop = Math.min(instants[i + 1] ?? end + 1, at + reach + 1);
    const between: number[] = [at];
    for (let day = localDay(zone, at) + 1, midnight = startOfLocalDay(zone, day); midnight < stop; midnight = startOfLocalDay(zone, ++day)) if (midnight > at) between.push(midnight);
    return between;
  });
}

function walkLead(lead: number, instants: readonly number[], evaluator: LeadEvaluator, { lowered, coolDown }: { readonly lowered: CompiledExpression; readonly coolDown: number }, found: Crossing[]): { total: number; at: number } {
  const best = { total: -Infinity, at: NaN };
  let isArmed = true;
  let firedAt = NaN;
  for (const at of instants) {
    const isCool = !isArmed && at - firedAt >= coolDown;
    if (isCool) {
      evaluator.moveBefore(lead, at);
      isArmed = evaluator.test(lowered) !== TRUE;
    }
    evaluator.moveTo(lead, at);
    const { total } = evaluator.totals();
    if (total > best.total) {
      best.total = total;
      best.at = at;
    }
    if (isArmed && evaluator.isMql() === TRUE) {
      found.push({ lead, at, total, tier: evaluator.tier() });
      isArmed = false;
      firedAt = at;
    } else if (isCool && evaluator.test(lowered) !== TRUE) {
      isArmed = true;
    }
  }
  return best;
}

function inOrder(found: Crossing[], history: History): Pick<Crossings, 'count' | 'lead' | 'at' | 'total' | 'tier'> {
  const idOf = (crossing: Crossing) => history.leadIds[crossing.lead] ?? '';
  found.sort((a, b) => a.at - b.at || (idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : a.lead - b.lead));
  return {
    count: found.length,
    lead: Uint32Array.from(found, (crossing) => crossing.lead),
    at: Float64Array.from(found, (crossing) => crossing.at),
    total: Float64Array.from(found, (crossing) => crossing.total),
    tier: Int8Array.from(found, (crossing) => crossing.tier),
  };
}
