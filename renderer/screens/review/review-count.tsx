import type { JSX } from 'react';
import { countText } from '../../components/figure-text.ts';
import { useUi } from '../../state/ui-store.ts';
import { useAskedReview } from './use-review.ts';

/** A count of a review that opens the leads behind it; plain text where there are none or no set is named. */
export function ReviewCount({ set, leads, title, note = '', text }: {
  readonly set: string | null;
  readonly leads: number;
  readonly title: string;
  readonly note?: string;
  readonly text?: string;
}): JSX.Element {
  const openDrawer = useUi((state) => state.openDrawer);
  const asked = useAskedReview();
  const shown = text ?? countText(leads);
  if (set === null || leads === 0) return <span>{shown}</span>;
  return <button type="button" className="leads-count" aria-label={`${title}${note === '' ? '' : `, ${note}`}: ${shown}, open leads`} onClick={() => openDrawer({ kind: 'review', ...asked, set, title, note })}>{shown}</button>;
}
