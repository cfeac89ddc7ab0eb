import type { JSX } from 'react';
import { ErrorNote } from '../../components/error-note.tsx';
import { countText, plural } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Table } from '../../components/table.tsx';
import { STRATA, type Round } from './blind-words.ts';

type Stratum = Round['drawn']['strata'][number];

/** How many cases, and out of which leads; every shortage in a sentence. */
export function CaseDraw({ cases, onCases, drawn, error }: { readonly cases: number; readonly onCases: (cases: number) => void; readonly drawn: Round['drawn'] | null; readonly error: string | null }): JSX.Element {
  return (
    <div className="case-draw">
      <NumberField label="Cases" value={cases} min={10} max={20} unit="leads, 10 to 20" onCommit={(value) => value !== null && onCases(Math.round(value))} />
      {error !== null && <ErrorNote sentence={error} />}
      {drawn !== null && drawn.leads > 0 && (
        <>
          <p className="small ink2">A quarter from each kind, drawn by chance from {plural(drawn.leads, 'lead')} as they stood when they became MQLs. <HonestyMark kind="observed" about="The leads to draw from" /></p>
          <Table<Stratum>
            label="Kinds of cases" rows={drawn.strata} rowKey={({ stratum }) => stratum} isDense
            columns={[
              { key: 'kind', head: 'Kind', cell: ({ stratum }) => STRATA[stratum] },
              { key: 'leads', head: 'Leads', isFigure: true, cell: ({ leads }) => countText(leads) },
              { key: 'drawn', head: 'Cases', isFigure: true, cell: ({ drawn: taken, wanted }) => (taken === wanted ? countText(taken) : `${taken} of ${wanted}`) },
            ]}
          />
        </>
      )}
      {drawn !== null && drawn.notes.length > 0 && <ul className="sentences small">{drawn.notes.map((note) => <li key={note}>{note}</li>)}</ul>}
    </div>
  );
}
