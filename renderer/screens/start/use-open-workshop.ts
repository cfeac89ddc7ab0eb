import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { useHost } from '../../host/host-context.tsx';
import { passphraseNeed, type PassphraseNeed } from '../../state/passphrase-need.ts';

type Listed = OutputOf<'workshop.listWorkshops'>[number];

/** A workshop that waits for its passphrase. */
export interface Locked {
  readonly workshop: Listed;
  readonly need: PassphraseNeed;
}

/** Opens a workshop of the list; one under a passphrase says so first. */
export function useOpenWorkshop({ onOpened, onError }: { readonly onOpened: (workshopId: string) => void; readonly onError: (sentence: string) => void }): {
  readonly locked: Locked | null;
  readonly open: (workshop: Listed) => Promise<void>;
  readonly giveUp: () => void;
} {
  const host = useHost();
  const [locked, setLocked] = useState<Locked | null>(null);
  return {
    locked,
    giveUp: () => setLocked(null),
    open: async (workshop) => {
      if (workshop.protection === 'none' || workshop.protection === 'unlocked') return onOpened(workshop.id);
      const reply = await host.call('workshop.getWorkshop', {}, workshop.id);
      if (reply.ok) return onOpened(workshop.id);
      const need = passphraseNeed(reply.error);
      if (need === null) onError(reply.error.message);
      else setLocked({ workshop, need });
    },
  };
}
