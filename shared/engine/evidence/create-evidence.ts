import { leadsOf } from '../replay/figure-book.ts';
import type { Played } from '../replay/played.ts';
import { breakDown, openBreakdown, type BreakdownRow } from './break-down.ts';
import { groupHandoffs, type Dimension, type Grouping } from './dimensions.ts';
import type { EvidenceSettings } from './evidence-settings.ts';
import { checkCapacity, type PoolCapacity } from './check-capacity.ts';
import { conversionRows, conversionStates, openConversion, type ConversionBy, type ConversionRow } from './conversion.ts';
import { findFlow, openFlow, type Flow, type FlowKind } from './flow.ts';
import { comparePools, type PoolComparison } from './pool-comparison.ts';
import { precisionBounds, type PrecisionBounds } from './precision-bounds.ts';
import { simulateResponse, type SimulatedResponse } from './simulate-response.ts';
import { speedCurves } from './speed-curves.ts';
import { findLeaks, hasLeaked, type Leaks } from './find-leaks.ts';
import { LEAK_KINDS } from './leak-kinds.ts';

/** The evidence of one played history: each block is worked out when it is first asked for. */
export interface Evidence {
  leaks(): Leaks;
  rows(by: Dimension): BreakdownRow[];
  speed(): ReturnType<typeof speedCurves>;
  flow(kind: FlowKind): Flow;
  conversion(by: ConversionBy): ConversionRow[];
  bounds(): PrecisionBounds;
  pools(): PoolComparison[];
  capacity(): PoolCapacity[];
  response(): SimulatedResponse;
  /**
   * The leads behind a number by its name (`by.<dimension>.<key>.<measure>`, `leak.<kind>`, `flow.<kind>.<from>><to>`,
   * `conversion.<by>.<key>.<converted|not|censored>`), ascending; none for an unknown name.
   */
  leads(name: string): Uint32Array;
}

/** Evidence of a replay under the room's settings. */
export function createEvidence(played: Played, settings: EvidenceSettings): Evidence {
  const leaks = once(() => findLeaks(played, settings));
  const groupings = new Map<Dimension, Grouping>();
  const grouping = (by: Dimension): Grouping => {
    const known = groupings.get(by) ?? groupHandoffs(played, by);
    groupings.set(by, known);
    return known;
  };
  const states = once(() => conversionStates(played, settings));
  const openers: Record<string, (rest: string) => Uint32Array> = {
    by: (rest) => {
      const [by = '', ...words] = rest.split('.'); // a key may hold full stops itself
      const measure = words.pop() ?? '';
      return openBreakdown(played, grouping(by as Dimension), leaks(), words.join('.'), measure); // a name that this evidence gave out
    },
    flow: (rest) => {
      const [kind = '', ...words] = rest.split('.');
      const [from = '', to = ''] = words.join('.').split('>');
      return openFlow(played, kind as FlowKind, from, to); // a name that this evidence gave out
    },
    conversion: (rest) => {
      const [by = '', ...words] = rest.split('.');
      const which = words.pop() ?? '';
      return openConversion(played, states(), by as ConversionBy, words.join('.'), which); // a name that this evidence gave out
    },
    leak: (rest) => {
      const kind = LEAK_KINDS.find((one) => one === rest);
      return kind === undefined ? new Uint32Array(0) : leadsOf(played.actual, hasLeaked(leaks(), kind));
    },
  };
  return {
    leaks,
    rows: (by) => breakDown(played, by, leaks(), grouping(by)),
    speed: once(() => speedCurves(played, settings.seed)),
    flow: (kind) => findFlow(played, kind),
    conversion: (by) => conversionRows(played, states(), by),
    bounds: once(() => precisionBounds(played, settings)),
    pools: once(() => comparePools(played, states())),
    capacity: once(() => checkCapacity(played)),
    response: once(() => simulateResponse(played, settings.seed)),
    leads: (name) => {
      const stop = name.indexOf('.');
      return openers[name.slice(0, stop)]?.(name.slice(stop + 1)) ?? new Uint32Array(0);
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
