import type { JSX } from 'react';
import { ShareWhiskers } from '../../../charts/share-whiskers.tsx';
import { countText, DASH, shareText } from '../../../components/figure-text.ts';
import { HonestyMark } from '../../../components/honesty-mark.tsx';
import { Section } from '../../../components/side-panel.tsx';
import { Table, type Column } from '../../../components/table.tsx';
import { useCall } from '../../../state/use-call.ts';
import { useNames } from '../../../state/use-names.ts';
import { useProposal } from '../../../state/use-proposal.ts';
import { LeadsCount } from '../leads-count.tsx';
import { SaveTable } from '../save-table.tsx';
import { LEAK_QUESTIONS, type LeakLine } from './leak-words.ts';
import { leakShares } from './leak-shares.ts';
import { PartBody } from './part-body.tsx';
import { SignalSettings } from './signal-settings.tsx';

/** Every way in which handed-over leads were lost or let down, lead by lead. */
export function LeaksPart(): JSX.Element {
  const { proposal, version } = useProposal();
  const query = useCall('evidence.listLeaks', { proposalId: proposal?.id ?? '' }, { enabled: proposal !== null, version });
  return (
    <PartBody label="Leaks" query={query} tools={<SignalSettings />}>
      {(lines) => <><Section title="Where leads were let down" note="each count opens its leads" actions={lines.length > 0 && <SaveTable name="Leaks" />}><LeakTable lines={lines} /></Section><div className="evidence-chart"><ShareWhiskers title="Leaks by share" marks={['observed', 'deterministic']} note="of the handoffs that could; 95 % interval" rows={leakShares(lines)} /></div></>}
    </PartBody>
  );
}

function LeakTable({ lines }: { readonly lines: readonly LeakLine[] }): JSX.Element {
  const names = useNames();
  const columns: Column<LeakLine>[] = [
    { key: 'rule', head: 'Gap', width: 52, cell: (line) => <span className="ink3">{line.rule}</span> },
    { key: 'label', head: 'Leak', cell: (line) => <>{line.label} <HonestyMark kind={line.honesty} reason={line.reason} about={line.label} /></> },
    { key: 'n', head: 'Handoffs', isFigure: true, cell: (line) => (line.handoffs === null ? DASH : <LeadsCount figureId={`leak.${line.kind}`} leads={line.handoffs} title={line.label} />) },
    { key: 'of', head: 'of', isFigure: true, cell: (line) => (line.handoffs === null ? '' : countText(line.of)) },
    { key: 'share', head: 'Share', isFigure: true, cell: (line) => (line.handoffs === null ? '' : line.of < 30 ? <span className="ink3">{shareText(line.of === 0 ? null : line.handoffs / line.of)}, too few</span> : shareText(line.handoffs / line.of)) },
    { key: 'says', head: 'Ask the room', cell: (line) => <span className="evidence-question">{line.reason === null ? (line.ownerDays === null ? LEAK_QUESTIONS[line.kind] : `${countText(line.ownerDays)} days of an owner. ${LEAK_QUESTIONS[line.kind]}`) : names.sentence(line.reason)}</span> },
  ];
  return <Table label="Leaks" columns={columns} rows={lines} rowKey={(line) => line.kind} />;
}
