import type { JSX } from 'react';
import { MARK_WORDS, MarkShape } from '../../components/honesty-mark.tsx';
import { useNames } from '../../state/use-names.ts';
import { LeadsCount } from './leads-count.tsx';
import type { TrustRow } from './trust-rows.ts';

/** How far each figure can be trusted; what cannot be known is printed too. */
export function TrustTable({ rows }: { readonly rows: readonly TrustRow[] }): JSX.Element {
  const names = useNames();
  return (
    <table className="table trust" aria-label="How far each figure can be trusted">
      <thead className="visually-hidden"><tr><th scope="col">Trust</th><th scope="col">Figure</th><th scope="col">Value</th><th scope="col">Interval, n or reason</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td><span className="trust-kind"><MarkShape kind={row.honesty} /><span className={row.honesty === 'notKnowable' ? undefined : 'ink3'}>{MARK_WORDS[row.honesty].name}</span></span></td>
            <td>{names.sentence(row.label)}</td>
            <td className="figures strong"><LeadsCount figureId={row.id} leads={row.leads} title={names.sentence(row.label)} text={row.text} /></td>
            <td className="small ink3"><span className="trust-note" title={names.sentence(row.note)}>{names.sentence(row.note)}</span></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
