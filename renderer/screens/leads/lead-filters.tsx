import type { JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { withField } from '../define/expression-model.ts';
import { CompareRow } from '../define/compare-row.tsx';
import type { LeadFilterDraft } from './lead-table-query.ts';
import { useLeadFilterOptions } from './use-lead-filter-options.ts';

/** The conditions that every lead of the table fits, one row each. */
export function LeadFilters({ filters, onChange }: { readonly filters: readonly LeadFilterDraft[]; readonly onChange: (filters: readonly LeadFilterDraft[]) => void }): JSX.Element | null {
  const options = useLeadFilterOptions();
  if (filters.length === 0) return null;
  return (
    <div className="lead-filters" role="group" aria-label="Filters">
      {filters.map((filter, index) => (
        <CompareRow
          key={index} compare={filter} options={options}
          onChange={(next) => onChange(next === null || next.kind !== 'compare' ? filters.filter((_, place) => place !== index) : filters.map((old, place) => (place === index ? next : old)))}
        />
      ))}
      <Button look="quiet" onClick={() => onChange([])}>{filters.length === 1 ? 'Clear the filter' : 'Clear all filters'}</Button>
    </div>
  );
}

/** A filter on the stage, to begin with. */
export const firstFilter = (): LeadFilterDraft => withField('@state', 'text');
