import { dayText } from '../../components/figure-text.ts';
import { useCall } from '../../state/use-call.ts';
import { useReplay } from './use-replay.ts';

/** The period that the figures of replays are of, where one was chosen; '' where they are of the whole history. */
export function usePeriodText(): string {
  const { summary } = useReplay();
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  return summary?.builtFrom === undefined || summary.from === null || summary.to === null ? '' : `${dayText(summary.from, zone, true)} to ${dayText(summary.to, zone, true)}`;
}

/** What a screen says that models, rules or the handoff are looked at on everything that is known, while a period was chosen for the replay; '' without one. */
export function useWholeHistoryNote(): string {
  const period = usePeriodText();
  return period === '' ? '' : `On the whole history; the strip and Replay show ${period}.`;
}
