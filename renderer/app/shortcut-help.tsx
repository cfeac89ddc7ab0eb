import type { JSX } from 'react';
import { Dialog } from '../components/dialog.tsx';
import { KeyHint } from '../components/key-hint.tsx';
import { useUi } from '../state/ui-store.ts';
import { MAP_KEYS } from '../screens/map/map-keys.ts';
import { useHelpKey } from './palette.tsx';

const KEYS: readonly (readonly [string, string])[] = [
  ['Mod K', 'Find any screen, action or lead'],
  ['Mod Z', 'Undo the last edit of the proposal, or of the map'],
  ['Mod Y', 'Redo it'],
  ['Mod S', 'Save a copy of the workshop'],
  ['Mod O', 'All workshops'],
  ['Mod N', 'New workshop'],
  ['L', 'All leads'],
  ['R', 'Room mode'],
  ['D', 'Light or dark'],
  ['M', 'Mask or unmask names'],
  ['T', 'Chart or table, while the chart has the focus'],
  ['Arrow', 'Threshold by one point; with Shift by five; Escape takes it back'],
  ['Esc', 'Close what lies on top'],
  ['?', 'This list'],
];

/** Every key, opened by `?`. */
export function ShortcutHelp(): JSX.Element {
  const { isHelpOpen, set } = useUi();
  useHelpKey();
  return (
    <Dialog title="Keys" isOpen={isHelpOpen} onClose={() => set({ isHelpOpen: false })} width={440}>
      <dl className="key-list">
        {KEYS.map(([keys, what]) => <div key={keys}><dt><KeyHint keys={keys} /></dt><dd>{what}</dd></div>)}
      </dl>
      <h2 className="heading">On the map</h2>
      <dl className="key-list">
        {MAP_KEYS.map(([keys, what]) => <div key={keys}><dt><KeyHint keys={keys} /></dt><dd>{what}</dd></div>)}
      </dl>
    </Dialog>
  );
}
