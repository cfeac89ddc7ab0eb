import { useState } from 'react';
import { useLocation } from 'wouter';
import { phasePath } from '../../state/phases.ts';
import { useUi } from '../../state/ui-store.ts';
import { useSend } from '../../state/use-call.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import type { Review } from './use-review.ts';

/** A new proposal from what was signed, chosen at once, with its promises open to be changed. */
export function useStartVersion({ id, proposalName, version }: Review['agreement']): { readonly isBusy: boolean; readonly error: string | null; readonly run: () => Promise<void> } {
  const send = useSend();
  const workshopId = useWorkshopId();
  const [, go] = useLocation();
  const choose = useUi((state) => state.chooseProposal);
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly error: string | null }>({ isBusy: false, error: null });
  return {
    ...state,
    run: async () => {
      setState({ isBusy: true, error: null });
      const reply = await send('review.startVersion', { agreementId: id, name: `${proposalName}, after version ${version}`.slice(0, 100) });
      setState({ isBusy: false, error: reply.ok ? null : reply.error.message });
      if (!reply.ok) return;
      choose(workshopId, reply.value.id);
      go(phasePath(workshopId, 'promise'));
    },
  };
}
