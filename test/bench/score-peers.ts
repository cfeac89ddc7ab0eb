import type { History } from '../../shared/engine/history/history.ts';
import type { Decay } from '../../shared/engine/model/score-model.ts';
import { DAY } from '../../shared/engine/time/units.ts';
import { BANDS, COMPANY, ENGAGEMENT, LIMITS, PERSON } from './score-million.ts';

/** A lead as plain JavaScript has it. */
export interface PlainLead {
  readonly fields: Readonly<Record<string, string | null>>;
  readonly events: readonly { readonly type: string; readonly asset: string; readonly at: number }[];
}

/** What every form gives: leads by tier, hottest first, and the sum of all scores in hundredths. */
export interface ScoreResult {
  readonly tiers: readonly number[];
  readonly sum: number;
}

/** The history as objects, made before anything is measured. */
export function plainLeads({ fields, facts, eventTypes, assets, leadIds }: History): PlainLead[] {
  return leadIds.map((_, lead) => {
    const own: Record<string, string | null> = {};
    for (const { name, values, current } of fields) own[name] = current[lead] === 0 ? null : (values[current[lead] ?? 0] ?? null);
    const events: PlainLead['events'][number][] = [];
    for (let row = facts.offsets[lead] ?? 0; row < (facts.offsets[lead + 1] ?? 0); row++) events.push({ type: eventTypes[facts.subject[row] ?? 0] ?? '', asset: assets[facts.value[row] ?? 0] ?? '', at: facts.at[row] ?? 0 });
    return { fields: own, events };
  });
}

const round = (points: number): number => Math.sign(points) * Math.floor(Math.abs(points) + 0.5);

function faded(points: number, age: number, decay: Decay): number {
  if (decay.kind === 'halfLife') return round(points * 2 ** (-age / (decay.days * DAY)));
  if (decay.kind !== 'linear') return points;
  const period = decay.periodDays * DAY;
  const left = decay.granularity === 'step' ? 100 - decay.ratePercent * Math.floor(age / period) : (100 * period - decay.ratePercent * age) / period;
  return left > 0 ? round((points * left) / 100) : 0;
}

function fitOf(lead: PlainLead, rules: typeof COMPANY, max: number): number {
  let sum = 0;
  for (const [field, op, value, points] of rules) {
    const known = lead.fields[field];
    if (known === null || known === undefined) continue;
    if (op === 'eq' ? known === value : known.includes(value)) sum += points;
  }
  return Math.min(Math.max(sum, -1_000), max);
}

/** Plain objects and a loop over leads, rules and events: what a careful developer writes first. */
export function scorePlainly(leads: readonly PlainLead[], now: number): ScoreResult {
  const tiers = [0, 0, 0, 0];
  let sum = 0;
  for (const lead of leads) {
    const fit = fitOf(lead, COMPANY, LIMITS.company) + fitOf(lead, PERSON, LIMITS.person);
    let engagement = 0;
    for (const { rules, decay, max } of ENGAGEMENT) {
      let points = 0;
      for (const rule of rules) {
        let [count, newest] = [0, 0];
        for (const event of lead.events) {
          if (event.type !== rule.type || (rule.assets.length > 0 && !rule.assets.includes(event.asset))) continue;
          if (rule.times === 'every') points += faded(rule.points, now - event.at, decay);
          count++;
          newest = event.at;
        }
        if (rule.times !== 'every' && count >= rule.times) points += faded(rule.points, now - newest, decay);
      }
      engagement += Math.min(Math.max(points, -1_000), max);
    }
    const total = Math.min(Math.max(Math.min(fit, LIMITS.fitMax) + Math.min(engagement, LIMITS.engagementMax), LIMITS.totalMin), LIMITS.totalMax);
    sum += total;
    const tier = BANDS.findIndex((from) => total >= from);
    tiers[tier < 0 ? 3 : tier]!++;
  }
  return { tiers, sum };
}
