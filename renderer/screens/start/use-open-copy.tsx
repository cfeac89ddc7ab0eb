import { useRef, useState, type DragEvent, type JSX } from 'react';
import type { Failure } from '../../../shared/contract/reply.ts';
import { useHost } from '../../host/host-context.tsx';
import { passphraseNeed, type PassphraseNeed } from '../../state/passphrase-need.ts';
import { UnlockDialog } from './unlock-dialog.tsx';

type Source = { readonly path: string } | { readonly fileId: string };

/** Opens a .baton file as a copy: by the system's dialog in the desktop app, by a picker in a browser, or dropped. */
export function useOpenCopy({ onOpened, onError, onBusy }: {
  readonly onOpened: (workshopId: string) => void;
  readonly onError: (sentence: string) => void;
  readonly onBusy: (label: string | null) => void;
}): { readonly choose: () => Promise<void>; readonly drop: (event: DragEvent) => void; readonly input: JSX.Element; readonly dialog: JSX.Element | null } {
  const host = useHost();
  const picker = useRef<HTMLInputElement>(null);
  const [sealed, setSealed] = useState<{ readonly source: Source; readonly need: PassphraseNeed } | null>(null);
  const open = async (source: Source): Promise<void> => {
    onBusy('Opening the copy');
    const reply = await host.call('workshop.openCopy', source);
    onBusy(null);
    if (reply.ok) return onOpened(reply.value.id);
    const need = passphraseNeed(reply.error);
    if (need === null) onError(reply.error.message);
    else setSealed({ source, need });
  };
  const unseal = async (source: Source, passphrase: string): Promise<Failure | null> => {
    const reply = await host.call('workshop.openCopy', { ...source, passphrase });
    if (!reply.ok) return reply.error;
    onOpened(reply.value.id);
    return null;
  };
  const take = async (file: File): Promise<void> => {
    onBusy(`Reading ${file.name}`);
    const staged = await host.stageFile(file);
    onBusy(null);
    if (staged.ok) await open({ fileId: staged.value.fileId });
    else onError(staged.error.message);
  };
  return {
    choose: async () => {
      if (host.shell === 'browser') return picker.current?.click();
      const reply = await host.call('app.choosePath', { purpose: 'open', title: 'Open a workshop', suggestedName: '', extensions: ['baton'] });
      if (!reply.ok) onError(reply.error.message);
      else if (reply.value.path !== null) await open({ path: reply.value.path });
    },
    drop: (event) => {
      event.preventDefault();
      const file = event.dataTransfer.files[0];
      if (file === undefined) return;
      if (!file.name.toLowerCase().endsWith('.baton')) return onError(`${file.name} is no .baton file. To import leads, open a workshop first and drop the files there.`);
      void take(file);
    },
    dialog: sealed === null ? null : (
      <UnlockDialog title="A copy with a passphrase" need={sealed.need} action="Open the copy" busy="Opening the copy" onTry={(passphrase) => unseal(sealed.source, passphrase)} onClose={() => setSealed(null)} />
    ),
    input: (
      <input
        ref={picker} type="file" accept=".baton" className="visually-hidden" tabIndex={-1} aria-label="A .baton file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) void take(file);
        }}
      />
    ),
  };
}
