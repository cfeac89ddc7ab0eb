import { useRef, useState, type JSX } from 'react';
import type { InputOf } from '../../../shared/contract/contract.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { useCall, useSend } from '../../state/use-call.ts';
import { logoPicture } from './logo-picture.ts';

/** Paper, colour and logo of the client's documents, saved as they are chosen. */
export function LookDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const picker = useRef<HTMLInputElement>(null);
  const send = useSend();
  const look = useCall('agreement.getLook', {}).data;
  const [error, setError] = useState<string | null>(null);
  const save = async (input: InputOf<'agreement.saveLook'>): Promise<void> => {
    const reply = await send('agreement.saveLook', input);
    setError(reply.ok ? null : reply.error.message);
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const picture = await logoPicture(file);
    if (picture.kind === 'refused') setError(picture.sentence);
    else await save({ logo: { name: file.name, base64: picture.base64 } });
  };
  return (
    <Dialog title="Look of the page" isOpen onClose={onClose} width={440} actions={<Button look="filled" onClick={onClose}>Done</Button>}>
      <div><SegmentedControl label="Paper" value={look?.paper ?? 'A4'} onChange={(paper) => void save({ paper })} segments={[{ value: 'A4', label: 'A4' }, { value: 'Letter', label: 'Letter' }]} /></div>
      <div className="look-row">
        <label htmlFor="look-colour">The client’s colour</label>
        <input id="look-colour" type="color" value={look?.colour ?? '#15171a'} onChange={(event) => void save({ colour: event.target.value })} />
        {look?.colour != null && <Button look="quiet" onClick={() => void save({ colour: null })}>None</Button>}
      </div>
      <div className="look-row">
        <span>Logo</span>
        <span className="ink2">{look?.logo ?? 'none'}</span>
        <Button look="quiet" onClick={() => picker.current?.click()}>Choose</Button>
        {look?.logo != null && <Button look="quiet" onClick={() => void save({ logo: null })}>None</Button>}
        <input ref={picker} type="file" accept="image/png,image/jpeg,image/svg+xml" hidden aria-label="Logo file" onChange={(event) => { const file = event.target.files?.[0]; event.target.value = ''; void take(file); }} />
      </div>
      <p className="small ink3">Documents made from now on; a sealed file stays as it is.</p>
      {error !== null && <ErrorNote sentence={error} safe="The look stays as it was." />}
    </Dialog>
  );
}
