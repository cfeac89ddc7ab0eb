import { FORGETFUL, crossingsKey } from '../replay/stage-memory.ts';
import { daysOverCap } from './days-over-cap.ts';
import { findMismatches, readOwnerNeeds, type Mismatch } from './mismatches.ts';
import type { PolicyStage } from './play-policy.ts';
import { placesInWeek } from './places-in-week.ts';
import { actualClocks, type TwoClockLines } from './two-clock-lines.ts';

/** What a report says of the handoffs that really were, which no edit of a rule or a pool changes. */
export interface ActualSide {
  /** By rep: leads, and own days with more of them than the day cap. */
  readonly counts: Uint32Array;
  readonly daysOver: Int32Array;
  readonly mismatches: readonly Mismatch[];
  /** By handoff: its hour of the client's week, 0 to 167. */
  readonly places: Int16Array;
  readonly clocks: TwoClockLines['actual'];
}

/** Worked out once for everything that it depends on: people, calendars, what leads ask for, touches. `hasTouches`: the history has any. */
export function actualSide(stage: PolicyStage, hasTouches: boolean): ActualSide {
  const { input, actual, actualRep, dayOf } = stage;
  const { roster, calendars, segments, skills, capZone } = input.configuration.routing;
  const key = JSON.stringify([crossingsKey(input), roster, calendars, segments, skills, capZone, input.configuration.sla.touches, hasTouches]);
  return (input.memory ?? FORGETFUL).keep('actualSide', key, () => {
    const counts = new Uint32Array(roster.length);
    for (const rep of actualRep) if (rep >= 0) counts[rep]! += 1;
    return {
      counts,
      daysOver: daysOverCap(stage, actualRep, actual.at),
      mismatches: findMismatches(input.configuration.routing, readOwnerNeeds(input, dayOf, actual), actualRep),
      places: placesInWeek(stage.routing.clocks.client.zone, actual.at),
      clocks: hasTouches ? actualClocks(stage) : null,
    };
  });
}
