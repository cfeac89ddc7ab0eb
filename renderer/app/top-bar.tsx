import type { JSX } from 'react';
import { Link, useLocation } from 'wouter';
import { openSpotlight } from '@mantine/spotlight';
import { Button } from '../components/button.tsx';
import { dayText, timeText } from '../components/figure-text.ts';
import { Icon } from '../components/icon.tsx';
import { KeyHint } from '../components/key-hint.tsx';
import { MenuButton } from '../components/menu-button.tsx';
import { useUi } from '../state/ui-store.ts';
import { useCall } from '../state/use-call.ts';
import { useProposal } from '../state/use-proposal.ts';
import { useShortcut } from '../state/use-shortcut.ts';
import { useUndo } from '../state/use-undo.ts';
import { BatonMark } from './baton-mark.tsx';
import { People } from './people.tsx';
import { useSaveCopy } from './use-save-copy.ts';

/** The bar above everything: whose day it is, who is in the room, undo, saved when, find anything. */
export function TopBar({ phase }: { readonly phase: { readonly name: string } }): JSX.Element {
  const isRoom = useUi((state) => state.isRoom);
  return isRoom ? <RoomBar phase={phase.name} /> : <WorkBar />;
}

function WorkBar(): JSX.Element {
  const opened = useCall('workshop.getWorkshop', {}).data;
  const { undo, redo, canUndo, canRedo, lastEdit } = useUndo();
  const [, go] = useLocation();
  const saveCopy = useSaveCopy();
  useShortcut('Mod+z', undo, canUndo);
  useShortcut('Mod+y', redo, canRedo);
  useShortcut('Mod+Shift+z', redo, canRedo);
  useShortcut('Mod+s', () => void saveCopy());
  useShortcut('Mod+o', () => go('/'));
  useShortcut('Mod+n', () => go('/new'));
  const workshop = opened?.workshop;
  return (
    <header className="top-bar">
      <Link href="/" className="top-home" title="All workshops"><BatonMark /><span>Baton</span></Link>
      <div className="top-workshop">
        {workshop !== undefined && <><strong>{workshop.clientName}</strong><span className="ink2">{workshop.title}, {dayText(workshop.startsAt, workshop.zone)}</span></>}
      </div>
      {opened !== undefined && <People participants={opened.participants} workshopId={opened.workshop.id} />}
      <div className="top-undo">
        <Button look="quiet" icon="undo" aria-label="Undo" title={canUndo ? `Undo: ${lastEdit}` : 'Undo'} disabled={!canUndo} onClick={undo} />
        <Button look="quiet" icon="redo" aria-label="Redo" title="Redo" disabled={!canRedo} onClick={redo} />
      </div>
      {opened !== undefined && <span className="top-saved" title="Everything is saved as it is typed"><Icon name="check" size={14} />Saved {timeText(opened.savedAt, opened.workshop.zone)}</span>}
      <ViewMenu />
      <button type="button" className="top-search" onClick={() => openSpotlight()}>
        <Icon name="search" size={14} /><span>Find anything</span><KeyHint keys="Mod K" />
      </button>
    </header>
  );
}

function ViewMenu(): JSX.Element {
  const { theme, isRoom, isMasked, set } = useUi();
  const saveCopy = useSaveCopy();
  return (
    <MenuButton
      position="bottom-end" opener={<Button look="quiet" iconAfter="chevronDown">View</Button>}
      entries={[
        { kind: 'action', label: isMasked ? 'Unmask names' : 'Mask names', keys: 'M', onChoose: () => set({ isMasked: !isMasked }) },
        { kind: 'action', label: theme === 'dark' ? 'Light' : 'Dark', keys: 'D', onChoose: () => set({ theme: theme === 'dark' ? 'light' : 'dark' }) },
        { kind: 'action', label: 'Room mode', keys: 'R', isOn: isRoom, onChoose: () => set({ isRoom: !isRoom }) },
        { kind: 'line' },
        { kind: 'action', label: 'Save a copy…', keys: 'Mod S', onChoose: () => void saveCopy() },
        { kind: 'action', label: 'Keys', keys: '?', onChoose: () => set({ isHelpOpen: true }) },
      ]}
    />
  );
}

function RoomBar({ phase }: { readonly phase: string }): JSX.Element {
  const { proposal } = useProposal();
  const set = useUi((state) => state.set);
  return (
    <header className="top-bar">
      <BatonMark size={36} />
      <strong>{phase}</strong>
      <span className="ink2 top-workshop">{proposal?.name}</span>
      <Button look="quiet" keys="R" onClick={() => set({ isRoom: false })}>Leave room mode</Button>
    </header>
  );
}
