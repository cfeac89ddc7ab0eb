import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { createdInWeek, FIRST_TABLE } from '../leads/lead-table-query.ts';
import { useLeadTable } from '../leads/lead-table-state.ts';
import { useOpenWeek } from '../replay/use-open-week.ts';

/** What a week of the history opens: the table of the leads created in it, or the MQLs that were recorded in it. */
export function useOpenLeadWeek(): (line: 'actual' | 'proposed', weekStart: number) => () => void {
  const openWeek = useOpenWeek();
  const { change } = useLeadTable();
  const set = useUi((state) => state.set);
  const weeks = useCall('history.getHealth', {}).data?.leadsByWeek ?? [];
  return (line, weekStart) => {
    if (line === 'proposed') return openWeek('actual', weekStart);
    return () => {
      change({ ...FIRST_TABLE, filters: createdInWeek(weekStart, weeks.map((week) => week.weekStart)), sort: [{ field: '@created', descending: false }] });
      set({ prepareView: 'leads' });
    };
  };
}
