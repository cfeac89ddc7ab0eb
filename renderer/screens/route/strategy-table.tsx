import { useState, type JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { strategyName } from '../../../shared/engine/agreement/routing-in-words.ts';
import { STRATEGIES } from '../../../shared/engine/model/routing-policy.ts';
import { Button } from '../../components/button.tsx';
import { coefficientText, countText, minutesText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Section } from '../../components/side-panel.tsx';
import { Table, type Column } from '../../components/table.tsx';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { HistoryError } from '../history-error.tsx';
import type { Moments } from './load-view.tsx';
import { withinRoute } from './within-route.ts';

type Line = OutputOf<'routing.compareStrategies'>['lines'][number];
const ALL = '-';

/** A strategy in words, with a capital; the first line is the proposal itself. */
function wordsOf({ isProposed, strategy }: Line): string {
  const known = STRATEGIES.find((one) => one === strategy);
  const words = known === undefined ? strategy : strategyName(known);
  return isProposed ? 'As proposed' : `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** Every strategy on the same leads, all else as proposed. Played when asked for, since it routes the history seven times. */
export function StrategyTable({ moments }: { readonly moments: Moments }): JSX.Element {
  const { proposal, configuration, version } = useProposal();
  const [poolId, setPoolId] = useState(ALL);
  const [isAsked, setAsked] = useState(false);
  const query = useCall('routing.compareStrategies', { proposalId: proposal?.id ?? '', moments, poolId: poolId === ALL ? null : poolId }, { enabled: proposal !== null && isAsked, version });
  const pools = configuration?.routing.pools ?? [];
  const columns: Column<Line>[] = [
    { key: 'name', head: 'Strategy', cell: (row) => <><span className={row.isProposed ? 'strong' : undefined}>{wordsOf(row)}</span> <HonestyMark kind={row.honesty} about={wordsOf(row)} /></> },
    { key: 'unrouted', head: 'Unrouted', isFigure: true, cell: (row) => countText(row.unrouted) },
    { key: 'held', head: 'Waiting', isFigure: true, cell: (row) => countText(row.held) },
    { key: 'gini', head: 'Gini', isFigure: true, cell: (row) => coefficientText(row.gini) },
    { key: 'range', head: 'Least, most', isFigure: true, cell: (row) => `${countText(row.least)}, ${countText(row.most)}` },
    { key: 'wait', head: 'Waits, p90', isFigure: true, cell: (row) => minutesText(row.waitedP90Minutes) },
    { key: 'caps', head: 'Cap hits', isFigure: true, cell: (row) => countText(row.capHits) },
    { key: 'days', head: 'Days over cap', isFigure: true, cell: (row) => countText(row.ownerDaysOverCap) },
    { key: 'wrong', head: 'Wrong owner', isFigure: true, cell: (row) => countText(row.mismatches) },
    { key: 'differs', head: 'Go elsewhere', isFigure: true, cell: (row) => countText(row.differs) },
  ];
  return (
    <Section
      title="Other ways to choose, on the same leads" note={withinRoute(query.data?.assumptions.join(' ') ?? '')}
      actions={<SelectField label="Pool" hideLabel width={200} value={poolId} choices={[{ value: ALL, label: 'In every pool' }, ...pools.map(({ id, name }) => ({ value: id, label: `In ${name}` }))]} onCommit={setPoolId} />}
    >
      {!isAsked && <Button onClick={() => setAsked(true)}>Play every strategy</Button>}
      {isAsked && query.error !== null && <HistoryError error={query.error} />}
      {isAsked && query.data === undefined && query.error === null && <ProgressBar label="Playing every strategy" />}
      {query.data !== undefined && <div className={query.isPlaceholderData ? 'stale' : undefined}><Table label="Strategies on the same leads" isDense columns={columns} rows={query.data.lines} rowKey={(_, index) => `${index}`} /></div>}
    </Section>
  );
}
