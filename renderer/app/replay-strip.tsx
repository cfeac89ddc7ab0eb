import { useState, type JSX } from 'react';
import type { ReplaySummary } from '../../shared/contract/areas/replay.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Icon } from '../components/icon.tsx';
import { MenuButton, type MenuEntry } from '../components/menu-button.tsx';
import { TextField } from '../components/text-field.tsx';
import { useForeseenStrip } from '../screens/replay/use-foreseen-strip.ts';
import { usePeriodText } from '../screens/replay/use-period-text.ts';
import { useReplay } from '../screens/replay/use-replay.ts';
import { useTried } from '../screens/score/score-view.ts';
import { useTracedMedian } from '../screens/score/use-threshold-trace.ts';
import { useUi } from '../state/ui-store.ts';
import { useCall, useSend } from '../state/use-call.ts';
import { useCandidate } from '../state/use-candidate.ts';
import { useProposal } from '../state/use-proposal.ts';
import { useWorkshopId } from '../state/workshop-context.tsx';
import { StripCell, type CellProps } from './strip-cell.tsx';

const ROOM_CELLS = 4;
const NO_CELLS = ['MQLs a week', 'Inside the SLA', 'No logged touch', 'No rule', 'Load spread', 'Context complete'];

/** Actual, actual judged by the proposed SLA, and proposed, under every screen; editing is replaying. */
export function ReplayStrip(): JSX.Element {
  const isRoom = useUi((state) => state.isRoom);
  const { summary, error, isFetching, isOld: isEarlier } = useReplay();
  const foreseen = useForeseenStrip();
  const cells = summary?.strip ?? [];
  const shown = isRoom ? cells.slice(0, ROOM_CELLS) : cells;
  const isOld = isFetching || isEarlier;
  return (
    <footer className="strip" aria-label="Replay of the proposal" aria-busy={isOld}>
      {!isRoom && <ProposalCell />}
      {shown.map((cell) => <PreviewCell key={cell.id} cell={cell} foreseen={foreseen} isOld={isOld} isWhole={summary?.builtFrom === undefined} />)}
      {shown.length === 0 && error !== null && <div className="strip-cell strip-error"><div className="strip-label ink3">Not played</div><p className="strip-sentence">{error.message}</p></div>}
      {shown.length === 0 && error === null && NO_CELLS.slice(0, isRoom ? ROOM_CELLS : 6).map((label) => (
        <div key={label} className="strip-cell"><div className="strip-label ink3">{label}</div><div className="strip-none">–</div></div>
      ))}
    </footer>
  );
}

/**
 * A cell as it is known before the replay has answered what is shown: all of them after a step of the scoring model that was
 * foreseen and played beforehand; MQLs a week of any threshold, under the hand or just edited, on the whole history. Every
 * other figure waits, in `ink3`; the leads behind them open with the answer.
 */
function PreviewCell({ cell, foreseen, isOld, isWhole }: CellProps & { readonly foreseen: ReplaySummary['strip'] | null; readonly isWhole: boolean }): JSX.Element {
  const isTried = useTried((state) => state.tried !== null);
  const median = useTracedMedian();
  const isBehind = !useProposal().isSaved || isOld; // at once; whether the figures are old follows when there is time
  const known = isTried || !isBehind ? undefined : foreseen?.find(({ id }) => id === cell.id);
  if (known !== undefined) return <StripCell cell={known} isOld={false} isPreview />;
  const { proposed } = cell;
  if (cell.id !== 'mqls' || !isWhole || !(isTried || isBehind) || median === null || proposed === null) return <StripCell cell={cell} isOld={isOld} />;
  return <StripCell cell={{ ...cell, proposed: { ...proposed, value: median } }} isOld={false} isPreview />;
}

function ProposalCell(): JSX.Element {
  const workshopId = useWorkshopId();
  const { proposal } = useProposal();
  const list = useCall('proposal.listProposals', {}).data ?? [];
  const choose = useUi((state) => state.chooseProposal);
  const candidate = useCandidate();
  const period = usePeriodText();
  const [naming, setNaming] = useState<'empty' | 'copy' | null>(null);
  const entries: MenuEntry[] = [
    ...list.map((one): MenuEntry => ({ kind: 'action', label: one.id === candidate?.id ? `${one.name}, candidate` : one.name, isOn: one.id === proposal?.id, onChoose: () => choose(workshopId, one.id) })),
    { kind: 'line' },
    { kind: 'action', label: 'Copy this proposal…', isDisabled: proposal === null, onChoose: () => setNaming('copy') },
    { kind: 'action', label: 'New empty proposal…', onChoose: () => setNaming('empty') },
  ];
  return (
    <div className="strip-proposal">
      <div className="strip-arms">{period === '' ? 'Actual · judged · proposed' : period}</div>
      <MenuButton
        position="top-start" entries={entries}
        opener={<button type="button" className="strip-name" aria-label={proposal === null ? 'No proposal' : `Proposal: ${proposal.name}`}><span>{proposal?.name ?? 'No proposal'}</span><Icon name="chevronDown" size={12} /></button>}
      />
      <div className="strip-sub">{[candidate != null && candidate.id === proposal?.id ? 'candidate' : '', proposal?.lastEdit ?? ''].filter((part) => part !== '').join(' · ')}</div>
      {naming !== null && <NewProposal copyOf={naming === 'copy' ? proposal?.id : undefined} onClose={() => setNaming(null)} />}
    </div>
  );
}

function NewProposal({ copyOf, onClose }: { readonly copyOf: string | undefined; readonly onClose: () => void }): JSX.Element {
  const workshopId = useWorkshopId();
  const send = useSend();
  const choose = useUi((state) => state.chooseProposal);
  const list = useCall('proposal.listProposals', {}).data ?? [];
  const [name, setName] = useState(`Proposal ${String.fromCharCode(65 + (list.length % 26))}`);
  const [error, setError] = useState<string | null>(null);
  const create = async (): Promise<void> => {
    const reply = await send('proposal.createProposal', copyOf === undefined ? { name } : { name, copyOf });
    if (!reply.ok) return setError(reply.error.message);
    choose(workshopId, reply.value.id);
    onClose();
  };
  return (
    <Dialog
      title={copyOf === undefined ? 'A new proposal' : 'A copy of this proposal'} isOpen onClose={onClose} width={400}
      actions={<><Button onClick={onClose}>Cancel</Button><Button look="filled" onClick={() => void create()}>Create</Button></>}
    >
      <TextField label="Name" value={name} onCommit={setName} error={error} autoFocus />
    </Dialog>
  );
}
