import { useState } from 'react';
import { countText, plural } from '../../components/figure-text.ts';
import { useSend } from '../../state/use-call.ts';
import { useNames } from '../../state/use-names.ts';
import { cellText, type LeadColumn } from './lead-columns.ts';
import { tableText } from './table-text.ts';
import type { LeadQuery } from './use-lead-pages.ts';

/** As many rows as the host gives at once. */
const MOST = 1000;

/** Copies the thousand rows from the first in sight on (all of them where there are no more), with their heads, as they are shown: masked names stay masked. */
export function useCopyLeads(query: LeadQuery, columns: readonly LeadColumn[], zone: string): { readonly said: string; readonly copy: (inSight: number, shown: number) => Promise<void> } {
  const send = useSend();
  const names = useNames();
  const [said, setSaid] = useState('');
  const copy = async (inSight: number, shown: number): Promise<void> => {
    const firstRow = Math.max(0, Math.min(inSight, shown - MOST));
    const reply = await send('history.queryLeads', { ...query, offset: firstRow, limit: MOST });
    if (!reply.ok) return setSaid(`Nothing was copied: ${reply.error.message}`);
    const { rows, total } = reply.value;
    try {
      await navigator.clipboard.writeText(tableText([columns.map((column) => column.head), ...rows.map((row) => columns.map((column) => cellText(row, column, names, zone)))]));
    } catch {
      return setSaid('Nothing was copied: this window may not write to the clipboard. Allow it, then copy again.');
    }
    setSaid(rows.length === total ? `${plural(rows.length, 'row')} copied.` : `Rows ${countText(firstRow + 1)} to ${countText(firstRow + rows.length)} of ${countText(total)} copied.`);
  };
  return { said, copy };
}
