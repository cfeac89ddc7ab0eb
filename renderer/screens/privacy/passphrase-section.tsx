import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Section } from '../../components/side-panel.tsx';
import { useCall } from '../../state/use-call.ts';
import { PassphraseDialog, type PassphraseChange } from './passphrase-dialog.tsx';

/** The passphrase of this workshop: what one does and does not do, then setting, changing, taking it away. */
export function PassphraseSection(): JSX.Element {
  const protection = useCall('workshop.getProtection', {});
  const [change, setChange] = useState<PassphraseChange | null>(null);
  const [done, setDone] = useState<readonly string[]>([]);
  const known = protection.data;
  const open = (next: PassphraseChange): void => {
    setDone([]);
    setChange(next);
  };
  return (
    <Section title="Passphrase" note={known === undefined ? '' : known.isProtected ? 'this workshop has one' : 'this workshop has none'}>
      {protection.error !== null && <ErrorNote sentence={protection.error.message} action={<Button onClick={() => void protection.refetch()}>Ask again</Button>} />}
      {done.map((sentence) => <p key={sentence} role="status" className="statement privacy-text">{sentence}</p>)}
      {known !== undefined && (
        <>
          <ul className="privacy-sentences">{known.sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
          <div className="privacy-actions">
            {!known.isProtected && <Button icon="lock" onClick={() => open('set')}>Set a passphrase…</Button>}
            {known.isProtected && <Button icon="lock" onClick={() => open('change')}>Change it…</Button>}
            {known.isProtected && <Button onClick={() => open('remove')}>Take it away…</Button>}
          </div>
        </>
      )}
      {change !== null && known !== undefined && <PassphraseDialog change={change} sentences={known.sentences} onClose={() => setChange(null)} onDone={setDone} />}
    </Section>
  );
}
