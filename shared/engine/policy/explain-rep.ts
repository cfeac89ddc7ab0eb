import { countByWeek, weeksBetween } from '../metrics/weekly-counts.ts';
import { findAvailability } from '../replay/load-spread.ts';
import { findUnknowables } from '../replay/replay-warnings.ts';
import type { Standing } from '../routing/standing.ts';
import { STANDINGS } from '../routing/standing.ts';
import { HOUR } from '../time/units.ts';
import { playPolicy, type PolicyStage } from './play-policy.ts';
import type { PassedLine, RepReport } from './policy-report.ts';
import { placesInWeek } from './places-in-week.ts';
import { createPolicySets, type PolicySets } from './policy-sets.ts';
import { capLines, hourCells } from './report-policy.ts';
import { assumptionSentences, routingHonesty } from './routing-honesty.ts';

/** Why people are passed over, in a few words for a list. */
export const STANDING_WORDS: Readonly<Record<Standing | 'otherPicked', string>> = {
  eligible: 'Another’s turn', otherPicked: 'Another’s turn', notInRoster: 'Not in the roster', notYetActive: 'Had not started yet', left: 'Had left', notInPool: 'Not in the pool then',
  otherTerritory: 'Other territory', otherSegment: 'Other segment', skillMissing: 'Skill missing', absent: 'Away', hoursUnknown: 'No working hours known',
  outsideHours: 'Outside working hours', dayCapReached: 'Day cap reached', weekCapReached: 'Week cap reached', rollingCapReached: '30 day cap reached', openCapReached: 'Open cap reached', excluded: 'Had it before',
};

/** What one rep got, was passed over for and why, and his load through the weeks and the hours of the week; undefined: nobody of this id. */
export function explainRep(stage: PolicyStage, repId: string): { readonly report: RepReport; readonly sets: PolicySets } | undefined {
  const { input, routing, actual, actualRep } = stage;
  const { roster } = input.configuration.routing;
  const rep = roster.findIndex(({ id }) => id === repId);
  if (rep < 0) return undefined;
  const play = playPolicy(stage, rep);
  const { decisions, tally } = play;
  const { lead } = routing.crossings;
  const sets = createPolicySets();
  const unknowable = findUnknowables(input.history, input.configuration);
  const isActualKnown = unknowable.stages === null && unknowable.owners === null;
  const own = (reps: Int16Array, at: Float64Array): Float64Array => at.filter((instant, i) => reps[i] === rep && !Number.isNaN(instant));
  const [got, had] = [own(decisions.rep, decisions.assignedAt), own(actualRep, actual.at)];
  const { zone } = routing.clocks.client;
  const weeks = weeksBetween(zone, input.history.from, input.history.to);
  const [proposedWeeks, actualWeeks] = [countByWeek(weeks, zone, got), countByWeek(weeks, zone, had)];
  const gotSet = `rep.${repId}`;
  sets.set(gotSet, Uint32Array.from(new Set(lead.filter((_, i) => decisions.rep[i] === rep))).sort());
  return {
    report: {
      repId,
      name: roster[rep]?.name ?? '',
      honesty: routingHonesty(input.configuration.routing),
      assumptions: assumptionSentences(input.configuration.routing),
      got: got.length,
      actual: isActualKnown ? had.length : null,
      gotSet,
      passedOver: passedLines(tally.watchedTurns, lead, repId, sets),
      weeks: weeks.starts.map((weekStart, week) => ({ weekStart, proposed: proposedWeeks[week] ?? 0, actual: isActualKnown ? (actualWeeks[week] ?? 0) : null })),
      hours: hourCells(placesInWeek(zone, got), isActualKnown ? placesInWeek(zone, had) : null),
      capDays: capLines(play, sets).filter((line) => line.repId === repId),
      availableHours: (findAvailability(input, routing.clocks).find(({ index }) => index === rep)?.openMs ?? 0) / HOUR,
    },
    sets,
  };
}

function passedLines(turns: readonly { readonly turn: number; readonly standing: number }[], lead: Uint32Array, repId: string, sets: PolicySets): PassedLine[] {
  const byStanding = new Map<number, number[]>();
  for (const { turn, standing } of turns) {
    const leads = byStanding.get(standing) ?? [];
    byStanding.set(standing, leads);
    leads.push(lead[turn]!);
  }
  return [...byStanding]
    .map(([code, leads]) => {
      const standing = code === 0 ? 'otherPicked' : (STANDINGS[code] ?? 'eligible');
      const set = `passed.${standing}.${repId}`;
      sets.set(set, Uint32Array.from(new Set(leads)).sort());
      return { standing, words: STANDING_WORDS[standing], leads: leads.length, set } as const;
    })
    .sort((a, b) => b.leads - a.leads || (a.standing < b.standing ? -1 : 1));
}
