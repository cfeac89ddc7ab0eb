import { useCallback } from 'react';
import { dayText } from '../../components/figure-text.ts';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';

/** Opens the leads of one week that the replay kept: those really handed over, or those that the proposal hands over. */
export function useOpenWeek(): (arm: 'actual' | 'proposed', weekStart: number) => () => void {
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const openDrawer = useUi((state) => state.openDrawer);
  return useCallback((arm, weekStart) => () =>
    openDrawer({ kind: 'figure', figureId: `${arm}.week.${weekStart}`, title: arm === 'actual' ? 'MQLs as they were' : 'MQLs of the proposal', note: `week from ${dayText(weekStart, zone)}` }), [openDrawer, zone]);
}
