import type { History } from '../history/history.ts';
import type { ReplayInput, ReplayResult } from '../replay/replay-result.ts';
import { runReplay } from '../replay/run-replay.ts';

/** What a replay depends on beside the history. */
export type ReplaySettings = Omit<ReplayInput, 'history'>;

/** One history in memory, and the last few replays of it, so that opening the leads behind a figure replays nothing. */
export interface ComputeSession {
  readonly history: History;
  replay(settings: ReplaySettings): ReplayResult;
}

/** How many replays a session remembers: two proposals side by side, each before and after an edit. */
const REMEMBERED = 4;

/** A session over one history. */
export function createComputeSession(history: History): ComputeSession {
  const remembered = new Map<string, ReplayResult>();
  return {
    history,
    replay(settings) {
      const key = keyOf(settings);
      const result = remembered.get(key) ?? runReplay({ ...settings, history });
      remembered.delete(key); // moves it to the end: the oldest stands first
      remembered.set(key, result);
      for (const oldest of remembered.keys()) {
        if (remembered.size <= REMEMBERED) break;
        remembered.delete(oldest);
      }
      return result;
    },
  };
}

/** Everything that a replay's result depends on, as text; zone tables follow from the zones' names. */
const keyOf = ({ configuration, absences, clientZone, currentResponseMinutes }: ReplaySettings): string =>
  JSON.stringify([configuration, absences, clientZone, currentResponseMinutes]);
