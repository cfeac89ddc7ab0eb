import type { JSX } from 'react';
import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { Figure } from '../../../shared/engine/model/honesty.ts';
import { figureParts } from '../../charts/figure-parts.ts';
import { classNames } from '../../components/class-names.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { Section } from '../../components/side-panel.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { useCandidate } from '../../state/use-candidate.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import { SaveTable } from './save-table.tsx';
import { useReplay } from './use-replay.ts';
import { useReplayJob } from './use-replay-job.ts';

type Cell = ReplaySummary['strip'][number];

/** Every saved proposal on the same history, under what really happened. A click on a name puts it under discussion. */
export function ProposalsTable(): JSX.Element {
  const { summary } = useReplay();
  const list = useCall('proposal.listProposals', {}).data ?? [];
  const cells = summary?.strip ?? [];
  return (
      <Section title="Saved proposals" note={list.length < 2 ? 'Copy this one in the strip below to compare two' : 'all on the same history; share inside the SLA is of the actual handoffs'} actions={<SaveTable name="Saved proposals" />}>
        <table className="table table-choosable" aria-label="Saved proposals">
          <thead><tr><th scope="col">Proposal</th>{cells.map((cell) => <th key={cell.id} scope="col" className="figures">{cell.label}</th>)}</tr></thead>
          <tbody>
            <tr><td className="ink2">Actual</td>{cells.map((cell) => <FigureCell key={cell.id} figure={cell.actual} about={`${cell.label}, actual`} />)}</tr>
            {list.map((one) => <ProposalRow key={one.id} id={one.id} name={one.name} revision={one.revision} cells={cells} />)}
          </tbody>
        </table>
      </Section>
  );
}

function ProposalRow({ id, name, revision, cells }: { readonly id: string; readonly name: string; readonly revision: number; readonly cells: readonly Cell[] }): JSX.Element {
  const workshopId = useWorkshopId();
  const choose = useUi((state) => state.chooseProposal);
  const { proposal, version } = useProposal();
  const isCandidate = useCandidate()?.id === id;
  const isOn = proposal?.id === id;
  // The one under discussion shares the strip's answer; the others are asked anew when they were edited.
  const jobId = useReplayJob();
  const query = useCall('replay.runReplay', { proposalId: id, jobId }, { version: isOn ? version : `revision ${revision}` });
  const strip = query.data?.strip ?? [];
  return (
    <tr className={classNames(isOn && 'row-selected', query.isPlaceholderData && 'stale')}>
      <td><button type="button" className={isOn ? 'strong' : undefined} aria-pressed={isOn} onClick={() => choose(workshopId, id)}>{name}</button>{isCandidate && <span className="ink3"> candidate</span>}</td>
      {cells.map(({ id: cellId, label }) => {
        const cell = strip.find((one) => one.id === cellId);
        return <FigureCell key={cellId} figure={cell?.proposed?.value == null ? cell?.judged ?? cell?.proposed ?? null : cell.proposed} about={`${label}, ${name}`} isStrong={isOn} />;
      })}
    </tr>
  );
}

function FigureCell({ figure, about, isStrong }: { readonly figure: Figure | null; readonly about: string; readonly isStrong?: boolean }): JSX.Element {
  const isKnown = figure !== null && figure.value !== null;
  return (
    <td className={classNames('figures', isStrong === true && 'strong')}>
      {isKnown ? figureParts(figure).text : '–'} <HonestyMark kind={isKnown ? figure.honesty : 'notKnowable'} reason={figure?.reason ?? null} about={about} />
    </td>
  );
}
