import type { JSX } from 'react';
import { useLocation } from 'wouter';
import { useQueryClient } from '@tanstack/react-query';
import { useHost } from '../../host/host-context.tsx';
import type { PassphraseNeed } from '../../state/passphrase-need.ts';
import { PassphraseForm } from './passphrase-form.tsx';
import './privacy.css';

/** In place of a workshop that was opened by its address and lies under a passphrase. */
export function UnlockPage({ workshopId, need }: { readonly workshopId: string; readonly need: PassphraseNeed }): JSX.Element {
  const host = useHost();
  const client = useQueryClient();
  const [, go] = useLocation();
  return (
    <main className="unlock-page">
      <div className="unlock-box">
        <h1 className="statement">{need.wasLeftOpen ? 'This workshop was left open.' : 'This workshop has a passphrase.'}</h1>
        <p className="ink2">{need.sentence}</p>
        <PassphraseForm
          action="Open the workshop" busy="Opening the workshop" cancelLabel="All workshops" onCancel={() => go('/')}
          onTry={async (passphrase) => {
            const reply = await host.call('workshop.unlockWorkshop', { workshopId, passphrase });
            if (!reply.ok) return reply.error;
            await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === workshopId });
            return null;
          }}
        />
      </div>
    </main>
  );
}
