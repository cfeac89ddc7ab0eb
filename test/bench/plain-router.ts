import type { Absence, Configuration } from '../../shared/engine/model/configuration.ts';

/** A lead as people write it in a script. */
export interface PlainLead {
  readonly id: string;
  readonly at: number;
  readonly country: string;
  readonly size: string;
}

interface PlainRule {
  readonly id: string;
  readonly matches: (lead: PlainLead) => boolean;
  readonly poolId: string;
}

/** The bench's rules as functions over objects. */
export function plainRules({ rules }: Configuration['routing']): PlainRule[] {
  return rules.map(({ id, when, poolId }) => {
    const matches =
      when.kind === 'all'
        ? (lead: PlainLead) => when.of.every((part) => part.kind === 'compare' && lead[part.field as 'country' | 'size'] === part.value)
        : when.kind === 'compare' && when.op === 'eq'
          ? (lead: PlainLead) => lead[when.field as 'country' | 'size'] === when.value
          : (lead: PlainLead) => lead.size !== '';
    return { id, matches, poolId };
  });
}

/**
 * Smooth weighted turns with day caps and absences over plain objects and maps, as a script would: it knows no clock of
 * its own. `dayOf` names a rep's day; the caller gives what his library makes of it.
 */
export function routeWithObjects(leads: readonly PlainLead[], { routing }: Configuration, absences: readonly Absence[], dayOf: (at: number, zone: string) => string): { repId: string; zone: string; calendarId: string }[] {
  const rules = plainRules(routing);
  const pools = new Map(routing.pools.map((pool) => [pool.id, pool.members.map((member) => ({ ...member, credit: 0 }))]));
  const reps = new Map(routing.roster.map((rep) => [rep.id, { ...rep, given: new Map<string, number>(), lastTurn: -1, absences: absences.filter((absence) => absence.repId === rep.id) }]));
  return leads.map((lead, turn) => {
    for (const rule of rules) {
      if (!rule.matches(lead)) continue;
      const eligible = (pools.get(rule.poolId) ?? []).filter((member) => {
        const rep = reps.get(member.repId);
        if (rep === undefined || rep.absences.some(({ from, to }) => lead.at >= from && lead.at < to)) return false;
        return (rep.given.get(dayOf(lead.at, rep.zone)) ?? 0) < (rep.dayCap ?? Infinity);
      });
      if (eligible.length === 0) continue;
      for (const member of eligible) member.credit += member.weight;
      const [picked] = [...eligible].sort((a, b) => b.credit - a.credit || (reps.get(a.repId)?.lastTurn ?? 0) - (reps.get(b.repId)?.lastTurn ?? 0));
      const rep = reps.get(picked?.repId ?? '');
      if (picked === undefined || rep === undefined) continue;
      picked.credit -= eligible.reduce((sum, member) => sum + member.weight, 0);
      const day = dayOf(lead.at, rep.zone);
      rep.given.set(day, (rep.given.get(day) ?? 0) + 1);
      rep.lastTurn = turn;
      return { repId: rep.id, zone: rep.zone, calendarId: rep.calendarId };
    }
    return { repId: '', zone: '', calendarId: '' };
  });
}
