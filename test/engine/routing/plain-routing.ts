import { evaluateLead } from '../../../shared/engine/scoring/evaluate-lead.ts';
import { evaluateExpression } from '../../../shared/engine/expressions/evaluate-expression.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import type { Absence, Configuration, Pool, Rep } from '../../../shared/engine/model/configuration.ts';
import { weekday } from '../../../shared/engine/time/civil-date.ts';
import type { ZoneTable } from '../../../shared/engine/time/zone-table.ts';
import { localDay, toUtc } from '../../../shared/engine/time/zone-table.ts';

const DAY = 86_400_000;

export interface PlainDecision {
  readonly ruleId: string;
  readonly repId: string;
}
interface Given {
  readonly at: number;
  readonly repId: string;
}

/** The plain, slow definition of routing (domain.md §5): names, objects, and the whole past read again for every lead. */
export function routePlainly(
  history: History,
  configuration: Configuration,
  crossings: readonly { readonly lead: number; readonly at: number }[],
  absences: readonly Absence[],
  zones: ReadonlyMap<string, ZoneTable>,
): PlainDecision[] {
  const { routing } = configuration;
  const given: Given[] = [];
  const credits = new Map<string, number>();
  const repOf = (repId: string): Rep | undefined => routing.roster.find((rep) => rep.id === repId);

  const isOpen = (rep: Rep, at: number): boolean => {
    const zone = zones.get(rep.zone);
    const calendar = routing.calendars.find(({ id }) => id === rep.calendarId);
    if (zone === undefined || calendar === undefined) return false;
    const today = localDay(zone, at);
    return [today - 2, today - 1, today].some((day) =>
      (calendar.week[weekday(day)] ?? []).some(([start, end]) => at >= toUtc(zone, day * DAY + start * 60_000) && at < toUtc(zone, day * DAY + end * 60_000)),
    );
  };
  const canTake = (rep: Rep | undefined, pool: Pool, at: number): boolean => {
    const zone = zones.get(rep?.zone ?? '');
    if (rep === undefined || zone === undefined) return false;
    if (at < (rep.activeFrom ?? -Infinity) || at >= (rep.activeTo ?? Infinity)) return false;
    if (absences.some((absence) => absence.repId === rep.id && at >= absence.from && at < absence.to)) return false;
    if (pool.hours === 'require' && !isOpen(rep, at)) return false;
    const today = given.filter((past) => past.repId === rep.id && localDay(zone, past.at) === localDay(zone, at));
    return today.length < (rep.dayCap ?? Infinity);
  };
  const pick = (pool: Pool, at: number): string | undefined => {
    const eligible = pool.members.filter((member) => canTake(repOf(member.repId), pool, at));
    const key = (repId: string): string => `${pool.id} ${repId}`;
    for (const member of eligible) credits.set(key(member.repId), (credits.get(key(member.repId)) ?? 0) + member.weight);
    const best = [...eligible].sort(
      (a, b) =>
        (credits.get(key(b.repId)) ?? 0) - (credits.get(key(a.repId)) ?? 0) ||
        given.findLastIndex((past) => past.repId === a.repId) - given.findLastIndex((past) => past.repId === b.repId),
    )[0];
    if (best === undefined) return undefined;
    const sum = eligible.reduce((total, member) => total + member.weight, 0);
    credits.set(key(best.repId), (credits.get(key(best.repId)) ?? 0) - sum);
    return best.repId;
  };

  return crossings.map(({ lead, at }) => {
    const { moment } = evaluateLead(history, configuration, lead, at, (t) => Math.floor(t / DAY));
    for (const rule of routing.rules) {
      if (evaluateExpression(rule.when, moment) !== 1) continue;
      const pool = routing.pools.find(({ id }) => id === rule.poolId);
      const repId = pool === undefined ? undefined : pick(pool, at);
      if (repId !== undefined) {
        given.push({ at, repId });
        return { ruleId: rule.id, repId };
      }
      if (rule.onExhausted === 'fallback') break;
    }
    const repId = routing.fallback.repId ?? '';
    given.push({ at, repId });
    return { ruleId: '', repId };
  });
}
