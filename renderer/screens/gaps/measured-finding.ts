import { formatHours } from '../../../shared/format/evidence-in-words.ts';
import type { MeasuredMoment } from '../../map/map-overlay.ts';

const HOUR = 3_600_000;

/** The sentence of the map where its moment is measured: how much of the wait nobody owned; null where somebody owned all of it. */
export function measuredFinding({ stretches }: Pick<MeasuredMoment, 'stretches'>): string | null {
  const lengthOf = (parts: MeasuredMoment['stretches']): number => parts.reduce((sum, { ms }) => sum + ms, 0);
  const nobodys = lengthOf(stretches.filter(({ owner }) => owner === 'nobody'));
  if (nobodys === 0) return null;
  const [part, whole] = [formatHours(nobodys / HOUR), formatHours(lengthOf(stretches) / HOUR)];
  return part === whole ? `Nobody owns the ${whole} between the trigger and the first touch.` : `Nobody owns ${part} of the ${whole} between the trigger and the first touch.`;
}
