import { useState, type JSX } from 'react';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { ShareWhiskers } from '../../../charts/share-whiskers.tsx';
import { countText, DASH, shareText } from '../../../components/figure-text.ts';
import { HonestyMark } from '../../../components/honesty-mark.tsx';
import { SegmentedControl } from '../../../components/segmented-control.tsx';
import { Section } from '../../../components/side-panel.tsx';
import { Table, type Column } from '../../../components/table.tsx';
import { useCall } from '../../../state/use-call.ts';
import { useProposal } from '../../../state/use-proposal.ts';
import { LeadsCount } from '../leads-count.tsx';
import { SaveTable } from '../save-table.tsx';
import { OutcomeSettings } from './outcome-settings.tsx';
import { PartBody } from './part-body.tsx';
import { PoolsCompared } from './pools-compared.tsx';

const BY = [{ value: 'source', label: 'Source' }, { value: 'tier', label: 'Tier' }, { value: 'cohort', label: 'Month' }, { value: 'territory', label: 'Territory' }, { value: 'response', label: 'Response' }] as const;
type By = (typeof BY)[number]['value'];
type Conversion = OutputOf<'evidence.getConversion'>;
type Row = Conversion['rows'][number];
const OUTCOMES = { sal: 'an accepted lead', sql: 'an SQL', opportunity: 'an opportunity', won: 'a customer' } as const;
const NO_CAUSE = 'Not a cause: hotter leads are called first, so who was answered early would have converted more often anyway.';
const COUNTS = [{ key: 'converted', head: 'Converted' }, { key: 'not', head: 'Did not' }, { key: 'censored', head: 'Too late to tell' }] as const;

/** What became of the leads that were handed over; each count opens the leads behind it. */
export function OutcomePart(): JSX.Element {
  const [by, setBy] = useState<By>('source');
  const { proposal, version } = useProposal();
  const settings = useCall('evidence.getSettings', {}).data?.settings;
  const query = useCall('evidence.getConversion', { proposalId: proposal?.id ?? '', by }, { enabled: proposal !== null, version });
  const what = OUTCOMES[settings?.outcome ?? 'sql'];
  return (
    <PartBody label="Outcome" query={query} tools={<><SegmentedControl label="Conversion by" value={by} segments={BY} onChange={setBy} /><OutcomeSettings /></>}>
      {({ rows, bounds, pools }) => (
        <>
          {by === 'response' && <p className="evidence-warning">{NO_CAUSE}</p>}
          <div className="evidence-chart"><ShareWhiskers title={`Became ${what} within ${settings?.horizonDays ?? 60} days`} marks={['observed']} isOld={query.isPlaceholderData} note="of the handoffs that had those days; 95 % interval" rows={rows.map(({ key, converted, ...row }) => ({ id: key, hits: converted, ...row }))} /></div>
          <Section title="Which leads converted and which did not" actions={rows.length > 0 && <SaveTable name="Conversion" />}><Table label="Conversion" isDense columns={columnsOf(by)} rows={rows} rowKey={(row) => row.key} /></Section>
          <Bounds bounds={bounds} what={what} />
          <PoolsCompared pools={pools} />
        </>
      )}
    </PartBody>
  );
}

const columnsOf = (by: By): Column<Row>[] => [
  { key: 'label', head: BY.find(({ value }) => value === by)?.label ?? '', cell: (row) => row.label },
  { key: 'n', head: 'n', isFigure: true, cell: (row) => countText(row.n) },
  ...COUNTS.map(({ key, head }): Column<Row> => ({
    key, head, isFigure: true,
    cell: (row) => <LeadsCount figureId={`conversion.${by}.${row.key}.${key}`} leads={key === 'converted' ? row.converted : key === 'not' ? row.n - row.converted : row.censored} title={row.label} note={head.toLowerCase()} />,
  })),
  { key: 'share', head: 'Share', isFigure: true, cell: (row) => <span className={row.n < 30 ? 'ink3' : undefined}>{shareText(row.share)}{row.n < 30 && row.n > 0 ? ', too few' : ''}</span> },
  { key: 'interval', head: '95 % interval', isFigure: true, cell: (row) => (row.low === null || row.high === null ? DASH : `${shareText(row.low)} to ${shareText(row.high)}`) },
];

function Bounds({ bounds, what }: { readonly bounds: Conversion['bounds']; readonly what: string }): JSX.Element {
  return (
    <Section title={<>Of the leads that the proposal hands over <HonestyMark kind="bounded" reason="What leads would have become that nobody worked is in no history; both ends count them, once as nothing and once as all." about="Precision" /></>}>
      {bounds.n === 0
        ? <p className="ink2">None of them had the whole horizon within the data, so nothing can be said.</p>
        : <p className="evidence-sentence">Between {shareText(bounds.low)} and {shareText(bounds.high)} became {what}{bounds.ifSimilar === null ? '' : <>, <span title="Leads nobody worked get the rate of worked leads with scores like theirs: an assumption.">{shareText(bounds.ifSimilar)} if similar</span></>}: {countText(bounds.converted)} of {countText(bounds.n)} did, {countText(bounds.neverWorked)} were never worked, {countText(bounds.censored)} came too late to tell.</p>}
    </Section>
  );
}
