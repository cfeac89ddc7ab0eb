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

/** Any lead by name, company or id, and why it scores what it scores. */
export function ScoreLeadPanel(): JSX.Element {
  const names = useNames();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const openDrawer = useUi((state) => state.openDrawer);
  const page = useCall('history.listLeads', { search: search.trim(), limit: 7 }).data;
  const rows = page?.rows ?? [];
  const leadId = chosen ?? rows[0]?.leadId ?? null;
  return (
    <SidePanel label="One lead explained" width={300}>
      <Section title="One lead" note={page === undefined ? '' : plural(page.total, 'lead')}>
        <TextField label="Find a lead" hideLabel type="search" value={search} placeholder="Name, company or id" onCommit={setSearch} commitAtOnce />
        <ul className="pick-list" aria-label="Leads found">
          {rows.map((row) => (
            <li key={row.leadId}>
              <button
                type="button" className={classNames('pick-row', row.leadId === leadId && 'row-selected')} aria-pressed={row.leadId === leadId}
                onClick={() => setChosen(row.leadId)} onDoubleClick={() => openDrawer({ kind: 'lead', leadId: row.leadId })} onKeyDown={(event) => moveOrChoose(event, () => setChosen(row.leadId))}
              >
                <span className="pick-name">{names.lead(row.name) || row.leadId}</span>
                <span className="pick-note">{[row.company, row.source].filter(Boolean).join(', ')}</span>
                <span className="figures">{row.score === null ? '' : decimalText(row.score)}</span>
              </button>
            </li>
          ))}
        </ul>
        {page !== undefined && rows.length === 0 && <p className="ink3">Nobody by that name.</p>}
      </Section>
      {leadId !== null && <div className="sunk-panel"><ScoreWhy leadId={leadId} /></div>}
    </SidePanel>
  );
}
