import type { JSX } from 'react';
import { countText } from '../../components/figure-text.ts';
import { useUi } from '../../state/ui-store.ts';

/** A count that opens the leads behind it; a plain nought where there are none. */
export function LeadsCount({ figureId, leads, title, note = '', text }: {
  readonly figureId: string | null;
  readonly leads: number;
  readonly title: string;
  readonly note?: string;
  readonly text?: string;
}): JSX.Element {
  const openDrawer = useUi((state) => state.openDrawer);
  const shown = text ?? countText(leads);
  if (leads === 0 || figureId === null) return <span>{shown}</span>;
  return (
    <button type="button" className="leads-count" aria-label={`${title}${note === '' ? '' : `, ${note}`}: ${shown}, open leads`} onClick={(event) => { event.stopPropagation(); openDrawer({ kind: 'figure', figureId, title, note }); }}>
      {shown}
    </button>
  );
}
