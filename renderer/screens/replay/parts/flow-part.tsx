import { useState, type JSX } from 'react';
import { SankeyChart } from '../../../charts/sankey-chart.tsx';
import { plural } from '../../../components/figure-text.ts';
import { SegmentedControl } from '../../../components/segmented-control.tsx';
import { useUi } from '../../../state/ui-store.ts';
import { useCall } from '../../../state/use-call.ts';
import { useNames } from '../../../state/use-names.ts';
import { useProposal } from '../../../state/use-proposal.ts';
import { PartBody } from './part-body.tsx';

const KINDS = [{ value: 'stage', label: 'Tier' }, { value: 'owner', label: 'Owner' }, { value: 'outcome', label: 'Outcome' }] as const;
type Kind = (typeof KINDS)[number]['value'];
const TITLES: Readonly<Record<Kind, string>> = { stage: 'Leads by tier, actual to proposed', owner: 'Leads by owner, actual to proposed', outcome: 'What became of leads, and whether the proposal hands them over' };

/** Where each lead goes that either arm hands over, by its first handoff there. */
export function FlowPart(): JSX.Element {
  const [kind, setKind] = useState<Kind>('stage');
  const { proposal, version } = useProposal();
  const names = useNames();
  const openDrawer = useUi((state) => state.openDrawer);
  const query = useCall('evidence.getFlow', { proposalId: proposal?.id ?? '', kind }, { enabled: proposal !== null, version });
  return (
    <PartBody label="Flow" query={query} tools={<SegmentedControl label="What the flow shows" value={kind} segments={KINDS} onChange={setKind} />}>
      {({ nodes, links, total }) => (
        <div className="evidence-chart">
          <SankeyChart
            title={TITLES[kind]} marks={kind === 'outcome' ? ['observed', 'deterministic'] : ['deterministic']} note={`${plural(total, 'lead')} that either arm hands over; the first handoff of each`} height={Math.max(360, nodes.length * 24)}
            nodes={nodes.map((node) => ({ ...node, label: node.id.startsWith('rep:') ? names.rep(node.label) : node.label }))} links={links} total={total}
            onOpen={(link, words) => () => openDrawer({ kind: 'figure', figureId: `flow.${kind}.${link.from}>${link.to}`, title: words, note: 'actual to proposed' })}
          />
        </div>
      )}
    </PartBody>
  );
}
