import { useState, type JSX, type ReactNode } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Button } from '../../components/button.tsx';
import { useUi } from '../../state/ui-store.ts';
import { RoundDesk } from './round-desk.tsx';
import { RoundRoom } from './round-room.tsx';
import { RoundResult } from './round-result.tsx';
import { RoundSetup } from './round-setup.tsx';
import { useRounds } from './use-rounds.ts';
import './blind.css';

/** The blind exercise: set up, hand over and answer, reveal. Only one of these is ever on the screen. */
export function BlindView({ tabs }: { readonly tabs: ReactNode }): JSX.Element {
  const { rounds, error, askAgain } = useRounds();
  const isRoom = useUi((state) => state.isRoom);
  const [isSettingUp, setIsSettingUp] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  if (error !== null) return <div className="pad"><ErrorNote sentence={error} safe="Every ballot that was given is kept." action={<Button onClick={askAgain}>Try again</Button>} /></div>;
  if (rounds === undefined) return <EmptyState isHead frame="rows" sentence="Reading the blind rounds." />;
  const open = rounds.find(({ status }) => status === 'open');
  const revealed = rounds.filter(({ status }) => status === 'revealed');
  if (open !== undefined) return isRoom ? <RoundRoom round={open} /> : <RoundDesk key={open.id} round={open} tabs={tabs} />;
  const shown = revealed.find(({ id }) => id === chosen) ?? revealed.at(-1);
  if (shown === undefined || isSettingUp) return <RoundSetup before={revealed.at(-1) ?? null} tabs={tabs} onClose={shown === undefined ? null : () => setIsSettingUp(false)} onBegun={() => { setIsSettingUp(false); setChosen(null); }} />;
  return <RoundResult round={shown} rounds={revealed} tabs={tabs} onRound={setChosen} onNext={() => setIsSettingUp(true)} />;
}
