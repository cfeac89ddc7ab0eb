import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { Figure } from '../../../shared/engine/model/honesty.ts';

/** A figure with a value, or null. */
export function aFigure(id: string, value: number | null, over: Partial<Figure> = {}): Figure {
  return { id, label: id, arm: 'actual', unit: 'share', value, n: 100, low: null, high: null, honesty: 'observed', reason: null, leads: 3, ...over };
}

/** A replay without any figure. */
export function aSummary(over: Partial<ReplaySummary> = {}): ReplaySummary {
  return {
    proposalId: 'p', configHash: 'c', historyHash: 'h', resultHash: '0123456789abcdef', engineVersion: '1', from: Date.UTC(2026, 4, 4), to: Date.UTC(2026, 9, 30), leads: 100, excluded: 0,
    handoffs: { actual: 0, proposed: 0 }, censored: { judged: 0 }, isInSample: true, strip: [], figures: [], weeks: [], weeklyCapacity: null, speedToLead: null, slaByTier: [], load: [], rules: [], sources: [], warnings: [],
    ...over,
  };
}
