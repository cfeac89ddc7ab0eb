import { createContext, useContext, type JSX } from 'react';
import { countText } from '../../components/figure-text.ts';
import { useUi } from '../../state/ui-store.ts';

/** Which leads the reports around are about: the proposal's MQLs, or those that were handed over. */
export const ReportMoments = createContext<'proposed' | 'actual'>('proposed');

/** A count of a routing report that opens the leads behind it; plain text where there are none or no set is named. */
export function PolicyCount({ set, leads, title, note = '', text }: {
  readonly set: string | null;
  readonly leads: number;
  readonly title: string;
  readonly note?: string;
  readonly text?: string;
}): JSX.Element {
  const openDrawer = useUi((state) => state.openDrawer);
  const moments = useContext(ReportMoments);
  const shown = text ?? countText(leads);
  if (set === null || leads === 0) return <span>{shown}</span>;
  return <button type="button" className="leads-count" aria-label={`${title}${note === '' ? '' : `, ${note}`}: ${shown}, open leads`} onClick={() => openDrawer({ kind: 'policy', set, moments, title, note })}>{shown}</button>;
}
