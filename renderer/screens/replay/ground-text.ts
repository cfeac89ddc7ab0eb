import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { countText, dayText, plural } from '../../components/figure-text.ts';

/** What stands under every block: who counts, which window, whose hours, and whether it was tuned on the same data. */
export function groundText(summary: Pick<ReplaySummary, 'leads' | 'excluded' | 'from' | 'to' | 'isInSample' | 'builtFrom' | 'resultHash'>, configuration: Pick<Configuration, 'routing'> | null, zone: string): string {
  const calendars = configuration?.routing.calendars.map(({ name }) => `“${name}”`) ?? [];
  return [
    `${plural(summary.leads, 'lead')}${summary.excluded > 0 ? `, ${countText(summary.excluded)} left out by the population rule` : ''}`,
    summary.from === null || summary.to === null ? 'a history without times' : `${dayText(summary.from, zone)} to ${dayText(summary.to, zone)}${summary.builtFrom === undefined ? '' : ', a period that was chosen'}`,
    calendars.length === 0 ? 'no working hours known' : `hours of ${calendars.length > 2 ? `${calendars.length} calendars` : calendars.join(' and ')}, each owner in his zone`,
    summary.isInSample ? 'thresholds chosen on the same data' : 'judged on data that chose no threshold',
    `result ${summary.resultHash.slice(0, 8)}`,
  ].join(' · ');
}
