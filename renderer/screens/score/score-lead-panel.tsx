import { useState, type JSX } from 'react';
import { ScoreWhy } from '../../app/score-why.tsx';
import { classNames } from '../../components/class-names.ts';
import { decimalText, plural } from '../../components/figure-text.ts';
import { Section, SidePanel } from '../../components/side-panel.tsx';
import { moveOrChoose } from '../../components/table.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { useNames } from '../../state/use-names.ts';
import { FlipList } from './flip-list.tsx';
import { useFlips } from './use-quality.ts';

/** The leads that the last edit moves, or any lead by name, company or id; and why it scores what it scores. */
export function ScoreLeadPanel(): JSX.Element {
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const { data: flips, isOld } = useFlips();
  const page = useCall('history.listLeads', { search: search.trim(), limit: 7 }).data;
  const isSearching = search.trim() !== '';
  const hasFlips = flips !== undefined && flips.rows.length > 0;
  const first = !isSearching && hasFlips ? flips.rows[0]?.leadId : page?.rows[0]?.leadId;
  const leadId = chosen ?? first ?? null;
  const total = flips === undefined ? 0 : flips.gained + flips.lost;
  return (
    <SidePanel label="One lead explained" width={300}>
      <Section title={isSearching ? 'One lead' : 'Leads that flip'} note={isSearching ? (page === undefined ? '' : plural(page.total, 'lead')) : total === 0 ? 'last edit' : `last edit, ${plural(total, 'lead')}`}>
        <TextField label="Find a lead" hideLabel type="search" value={search} placeholder="Any lead by name, company or id" onCommit={setSearch} commitAtOnce />
        {!isSearching && flips !== undefined && <FlipList flips={flips} isOld={isOld} leadId={leadId} onChoose={setChosen} />}
        {(isSearching || !hasFlips) && <FoundLeads rows={page?.rows ?? []} isReady={page !== undefined} leadId={leadId} onChoose={setChosen} />}
      </Section>
      {leadId !== null && <div className="sunk-panel"><ScoreWhy leadId={leadId} /></div>}
    </SidePanel>
  );
}

type Row = NonNullable<ReturnType<typeof useCall<'history.listLeads'>>['data']>['rows'][number];

function FoundLeads({ rows, isReady, leadId, onChoose }: { readonly rows: readonly Row[]; readonly isReady: boolean; readonly leadId: string | null; readonly onChoose: (leadId: string) => void }): JSX.Element {
  const names = useNames();
  const openDrawer = useUi((state) => state.openDrawer);
  return (
    <>
      <ul className="pick-list" aria-label="Leads found">
        {rows.map((row) => (
          <li key={row.leadId}>
            <button
              type="button" className={classNames('pick-row', row.leadId === leadId && 'row-selected')} aria-pressed={row.leadId === leadId}
              onClick={() => onChoose(row.leadId)} onDoubleClick={() => openDrawer({ kind: 'lead', leadId: row.leadId })} onKeyDown={(event) => moveOrChoose(event, () => onChoose(row.leadId))}
            >
              <span className="pick-name">{names.lead(row.name) || row.leadId}</span>
              <span className="pick-note">{[row.company, row.source].filter(Boolean).join(', ')}</span>
              <span className="figures">{row.score === null ? '' : decimalText(row.score)}</span>
            </button>
          </li>
        ))}
      </ul>
      {isReady && rows.length === 0 && <p className="ink3">Nobody by that name.</p>}
    </>
  );
}
