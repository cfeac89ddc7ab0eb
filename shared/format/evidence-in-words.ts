import type { GapEvidence } from '../engine/gaps/gap-rule.ts';
import { formatMinutes } from './format-duration.ts';
import { formatCount, formatCounted, formatNumber, formatShare } from './format-number.ts';

/** The figure of an evidence of a gap: "4,012 of 10,691, 37.5 %", "172 days"; '' for a field that is empty. */
export function evidenceFigure({ n, of, value, unit }: Pick<GapEvidence, 'n' | 'of' | 'value' | 'unit'>): string {
  if (unit === 'count' && n !== null) return of === null || of === 0 ? formatCount(n) : `${formatCount(n)} of ${formatCount(of)}, ${formatShare(n / of, 1)}`;
  if (value === null) return '';
  switch (unit) {
    case 'days':
      return formatCounted(value, 'day', 'days');
    case 'hours':
      return formatHours(value);
    case 'minutes':
      return formatMinutes(value);
    case 'points':
      return formatNumber(value, Number.isInteger(value) ? 0 : 1);
    case 'index':
      return formatNumber(value, 2);
    default:
      return formatNumber(value, Number.isInteger(value) ? 0 : 1);
  }
}

/** Hours of day and night as people say them: "4 s", "26 h", "6 d 2 h". */
export function formatHours(hours: number): string {
  if (hours > 0 && hours * 3600 < 59.5) return `${formatNumber(Math.max(1, Math.round(hours * 3600)))} s`;
  if (hours * 60 < 59.5) return `${formatNumber(Math.round(hours * 60))} min`;
  const minutes = Math.round(hours * 60);
  if (minutes < 600) return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
  if (hours < 48) return `${formatNumber(Math.round(hours))} h`;
  const days = Math.floor(Math.round(hours) / 24);
  const rest = Math.round(hours) - days * 24;
  return rest === 0 || days >= 14 ? `${formatNumber(days)} d` : `${formatNumber(days)} d ${rest} h`;
}

/** An evidence as one line: its figure before what it counts, or what is missing, with the place it is about. */
export function evidenceInWords(evidence: Pick<GapEvidence, 'label' | 'n' | 'of' | 'value' | 'unit' | 'target'>): string {
  const figure = evidenceFigure(evidence);
  const place = evidence.target === null ? '' : `: ${evidence.target.label}`;
  return figure === '' ? `${evidence.label}${place}` : `${evidence.label}${place}: ${figure}`;
}
