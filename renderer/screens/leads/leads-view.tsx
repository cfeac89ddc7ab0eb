import { useMemo, useRef, type JSX, type ReactNode } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { plural } from '../../components/figure-text.ts';
import { Finding } from '../../components/finding.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCall } from '../../state/use-call.ts';
import { useNames } from '../../state/use-names.ts';
import { HistoryError } from '../history-error.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { columnChoices, firstColumns, leadColumns, type LeadColumn } from './lead-columns.ts';
import { firstFilter, LeadFilters } from './lead-filters.tsx';
import { LeadGrid } from './lead-grid.tsx';
import { FIRST_TABLE, leadQuery, pressSort, readyFilters } from './lead-table-query.ts';
import { useLeadTable } from './lead-table-state.ts';
import { leadsFinding, sortWords } from './leads-finding.ts';
import { useCopyLeads } from './use-copy-leads.ts';
import { useLeadHead } from './use-lead-pages.ts';
import './leads.css';

/** All leads as a table: searched, filtered, sorted, with the columns that are wanted; a row opens its lead. */
export function LeadsView({ tabs, onImport }: { readonly tabs: ReactNode; readonly onImport: () => void }): JSX.Element {
  const health = useCall('history.getHealth', {});
  if (health.data == null) {
    return (
      <>
        <Finding sentence={health.data === null ? 'There are no leads yet.' : 'All leads of this history.'} controls={tabs} />
        {health.error !== null && <div className="pad"><HistoryError error={health.error} safe="The imported files were not changed." /></div>}
        {health.data === null && <EmptyState frame="rows" sentence="The table fills with the client’s leads." detail="Import a file of leads first; one with dates of stages is enough." action={<Button look="filled" confirming icon="upload" onClick={onImport}>Import files</Button>} />}
      </>
    );
  }
  return <LeadTableView tabs={tabs} health={health.data} />;
}

type Health = NonNullable<OutputOf<'history.getHealth'>>;

function LeadTableView({ tabs, health }: { readonly tabs: ReactNode; readonly health: Health }): JSX.Element {
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const { isMasked } = useNames();
  const { table, change } = useLeadTable();
  const firstRow = useRef(0);
  const chosen = useMemo(() => table.columns ?? firstColumns(health.fields, health.leads, health.from !== null), [table.columns, health]);
  const columns = useMemo(() => leadColumns(chosen, health.fields), [chosen, health.fields]);
  const query = useMemo(() => leadQuery(table, chosen, health.fields), [table, chosen, health.fields]);
  const head = useLeadHead(query);
  const isSlow = useIsSlow(head.isOld || head.total === null);
  const copying = useCopyLeads(head.query, columns, zone);
  const isNarrowed = readyFilters(table).length > 0 || table.search.trim() !== '';
  const sort = (column: LeadColumn, isAdded: boolean): void => change({ sort: pressSort(table.sort, column.key, column.type === 'instant', isAdded) });
  const wordOf = (field: string): string => (field === '@id' ? 'lead id' : headOf(field));
  const headOf = (field: string): string => columns.find((column) => column.key === field)?.head ?? columnChoices(health.fields).find((choice) => choice.value === field)?.label ?? 'Lead';
  const isInstant = (field: string): boolean => columns.some((column) => column.key === field && column.type === 'instant') || health.fields.some((one) => one.name === field && one.type === 'instant');
  return (
    <>
      <Finding
        sentence={leadsFinding({ total: head.total, all: health.leads + health.excluded, isNarrowed })} mark="observed" controls={tabs}
        muted={`${sortWords(table.sort, wordOf, isInstant)} Values as the history ends, times in ${zone}.${health.excluded > 0 ? ` ${plural(health.excluded, 'lead')} ${health.excluded === 1 ? 'counts' : 'count'} nowhere and ${health.excluded === 1 ? 'stands' : 'stand'} paler.` : ''}${isMasked ? ' Names are masked.' : ''}`}
      />
      <div className="lead-tools">
        <TextField label="Search leads" hideLabel type="search" width={240} value={table.search} onCommit={(search) => change({ search })} placeholder="Id, name, e-mail or company" />
        <Button icon="plus" onClick={() => change({ filters: [...table.filters, firstFilter()] })}>Filter</Button>
        <ColumnMenu chosen={chosen} choices={columnChoices(health.fields)} onChange={(next) => change({ columns: next })} />
        <Button icon="copy" disabled={head.total === null || head.total === 0} onClick={() => void copying.copy(firstRow.current, head.total ?? 0)}>Copy as table</Button>
        <span className="small ink3" role="status">{copying.said}</span>
      </div>
      <LeadFilters filters={table.filters} onChange={(filters) => change({ filters })} />
      <div className="lead-table">
        {isSlow && <div className="lead-slow"><ProgressBar label="Looking through the leads" /></div>}
        {head.error !== null && <div className="pad"><HistoryError error={head.error} safe="The leads themselves were not changed." action={<Button onClick={() => change(FIRST_TABLE)}>Show all leads</Button>} /></div>}
        {head.error === null && head.total === 0 && <EmptyState frame="rows" sentence="No lead fits." detail="Widen a filter or search for less." action={<Button onClick={() => change({ filters: [], search: '' })}>Show all leads</Button>} />}
        {head.error === null && head.total !== null && head.total > 0 && (
          <LeadGrid query={head.query} total={head.total} isOld={head.isOld} columns={columns} sort={table.sort} zone={zone} onSort={sort} onFirstRow={(row) => { firstRow.current = row; }} />
        )}
      </div>
    </>
  );
}
