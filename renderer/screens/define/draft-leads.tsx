import type { JSX } from 'react';
import { countText } from '../../components/figure-text.ts';
import { OutcomeGlyph, type Outcome } from '../../components/outcome-glyph.tsx';
import { Table } from '../../components/table.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useNames } from '../../state/use-names.ts';
import { STATE_WORDS } from '../prepare/target-words.ts';
import type { LeadSet } from './two-drafts-model.ts';

type Row = LeadSet['rows'][number];

/** How the engine says an end, and what stands in the list. */
const ENDS: Readonly<Record<string, { readonly glyph: Outcome; readonly word: string }>> = {
  converted: { glyph: 'kept', word: 'Won' }, rejected: { glyph: 'rejected', word: 'Given back or lost' }, open: { glyph: 'unknown', word: 'Open' },
};

/** The first leads of a set, masked as everywhere; a click opens one. */
export function DraftLeads({ title, total, rows }: { readonly title: string; readonly total: number; readonly rows: readonly Row[] }): JSX.Element {
  const names = useNames();
  const openDrawer = useUi((state) => state.openDrawer);
  return (
    <section className="draft-leads">
      <h2 className="heading">{title}{total > rows.length && <span className="section-note">, the first {countText(rows.length)} are shown</span>}</h2>
      <Table<Row>
        label={title} rows={rows} rowKey={({ leadId }) => leadId} isDense onChoose={({ leadId }) => openDrawer({ kind: 'lead', leadId })}
        columns={[
          { key: 'name', head: 'Lead', cell: (row) => names.lead(row.name) || row.leadId },
          { key: 'company', head: 'Company', cell: ({ company }) => company },
          { key: 'source', head: 'Source', cell: ({ source }) => source },
          { key: 'stage', head: 'Stage today', cell: ({ stage }) => STATE_WORDS[stage] ?? stage },
          { key: 'end', head: 'How it ended', cell: ({ note }) => { const end = ENDS[note]; return end === undefined ? note : <OutcomeGlyph outcome={end.glyph} word={end.word} />; } },
        ]}
      />
    </section>
  );
}
