import { useState, type JSX } from 'react';
import type { PortalConnection } from '../../../shared/contract/areas/portal.ts';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCall, usePut, useSend } from '../../state/use-call.ts';
import { PortalTable } from './portal-table.tsx';
import './portal.css';

const WORDS = {
  read: { button: 'Connect HubSpot…', title: 'Connect HubSpot to read', sentence: 'The key only needs to read. Nothing is changed with it; the key that may write is asked for when a plan is confirmed.' },
  write: { button: 'Connect to write…', title: 'Connect HubSpot to write', sentence: 'This key may change the portal. It is used for the push that you confirm and forgotten after it, unless you keep it.' },
} as const;

/** A button that asks for a key, tries it, and then says which portal it opens and what the two can take. */
export function ConnectPortal({ purpose, isPlain }: { readonly purpose: 'read' | 'write'; readonly isPlain?: boolean }): JSX.Element {
  const connection = useCall('portal.getConnection', {}).data;
  const [isOpen, setOpen] = useState(false);
  if (connection === undefined) return <></>;
  const isHeld = connection.keys[purpose] !== 'none';
  const words = purpose === 'read' && isHeld && connection.account !== null ? `Portal ${connection.account.id}…` : WORDS[purpose].button;
  return (
    <>
      <Button look={isPlain === true ? 'outline' : purpose === 'write' ? 'filled' : 'outline'} onClick={() => setOpen(true)}>{words}</Button>
      {isOpen && <ConnectDialog purpose={purpose} connection={connection} onClose={() => setOpen(false)} />}
    </>
  );
}

function ConnectDialog({ purpose, connection, onClose }: { readonly purpose: 'read' | 'write'; readonly connection: PortalConnection; readonly onClose: () => void }): JSX.Element {
  const send = useSend();
  const put = usePut();
  const [key, setKey] = useState('');
  const [keep, setKeep] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const isHeld = connection.keys[purpose] !== 'none';
  const connect = async (): Promise<void> => {
    setBusy(true);
    const reply = await send('portal.connect', { key, purpose, keep });
    setBusy(false);
    setError(reply.ok ? null : reply.error.message);
    if (!reply.ok) return;
    setKey('');
    put('portal.getConnection', {}, reply.value);
    if (purpose === 'write') onClose();
  };
  const disconnect = async (): Promise<void> => {
    const reply = await send('portal.disconnect', {});
    if (reply.ok) put('portal.getConnection', {}, reply.value);
    else setError(reply.error.message);
  };
  return (
    <Dialog
      title={WORDS[purpose].title} isOpen onClose={onClose} width={720}
      actions={(
        <>
          {(connection.keys.read !== 'none' || connection.keys.write !== 'none') && <Button onClick={() => void disconnect()}>Forget the keys</Button>}
          <Button onClick={onClose}>{isHeld ? 'Done' : 'Not now'}</Button>
          <Button look={isHeld && key === '' ? 'outline' : 'filled'} isBusy={isBusy} disabled={key.trim() === ''} onClick={() => void connect()}>Connect</Button>
        </>
      )}
    >
      <p className="ink2">{WORDS[purpose].sentence}{connection.account === null ? ' The first key binds this workshop to its portal.' : ` This workshop belongs to portal ${connection.account.id}.`}</p>
      <TextField label="Service key" type="password" hint="In HubSpot: Development, Keys, Service keys. A private app's token works too, as long as HubSpot knows it." value={key} onCommit={setKey} commitAtOnce autoFocus />
      {connection.keepRefusal === null
        ? <CheckBox label="Keep the key in this system's key store" isChecked={keep} onChange={setKeep} />
        : <p className="small ink3">{connection.keepRefusal}</p>}
      {error !== null && <ErrorNote sentence={error} />}
      {connection.account !== null && isHeld && <PortalTable connection={connection} account={connection.account} />}
    </Dialog>
  );
}
