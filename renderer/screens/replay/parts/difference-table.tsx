import type { JSX } from 'react';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { figureParts, intervalText } from '../../../charts/figure-parts.ts';
import { Button } from '../../../components/button.tsx';
import { HonestyMark } from '../../../components/honesty-mark.tsx';
import { Section } from '../../../components/side-panel.tsx';
import { useSend } from '../../../state/use-call.ts';
import { useNames } from '../../../state/use-names.ts';
import { SaveTable } from '../save-table.tsx';

type Comparison = OutputOf<'evidence.compareProposals'>;
type Value = Comparison['rows'][number]['values'][number];

/** Figure by figure: only those in which two of the proposals differ. */
export function DifferenceTable({ comparison: { proposals, rows } }: { readonly comparison: Comparison }): JSX.Element {
  const send = useSend();
  const names = useNames();
  const different = rows.filter(({ isDifferent }) => isDifferent);
  return (
    <Section title="Where they differ" note={different.length === 0 ? 'nowhere on this history' : `${different.length} of ${rows.length} figures; the others are equal`} actions={different.length > 0 && <SaveTable name="Where the proposals differ" />}>
      <table className="table table-dense" aria-label="Where the proposals differ">
        <thead>
          <tr>
            <th scope="col">Figure</th>
            {proposals.map((one) => (
              <th key={one.proposalId} scope="col" className="figures">
                {one.name}{' '}
                <Button look="quiet" aria-pressed={one.isPinned} onClick={() => void send('evidence.pinCandidate', { proposalId: one.isPinned ? null : one.proposalId })}>{one.isPinned ? 'Pinned' : 'Pin'}</Button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{different.map(({ id, label, values }) => <tr key={id}><td>{names.sentence(label)}</td>{values.map((value, i) => <td key={proposals[i]?.proposalId ?? i} className="figures"><Cell value={value} about={label} /></td>)}</tr>)}</tbody>
      </table>
    </Section>
  );
}

function Cell({ value, about }: { readonly value: Value; readonly about: string }): JSX.Element {
  if (value === null) return <>–</>;
  const isSmall = value.unit === 'share' && value.n !== null && value.n < 30;
  return <span className={isSmall ? 'ink3' : undefined} title={isSmall ? 'too few to lean on' : undefined}>{figureParts(value).text} <span className="ink3 small">{intervalText(value)}</span> <HonestyMark kind={value.honesty} reason={value.reason} about={about} /></span>;
}
