import { useEffect, useRef } from 'react';
import type { Agreement } from '../../../shared/contract/areas/agreement.ts';
import { useCandidate, type Candidate } from '../../state/use-candidate.ts';
import { useUi } from '../../state/ui-store.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import { candidateToOpen } from './signing-state.ts';

/** Opens Sign on the pinned candidate; whatever is chosen while Sign is shown stays. Answers with the candidate's name. */
export function useOpenCandidate(agreements: readonly Agreement[] | undefined): Candidate | null {
  const workshopId = useWorkshopId();
  const choose = useUi((state) => state.chooseProposal);
  const candidate = useCandidate();
  const shownId = useProposal().proposal?.id;
  const isDecided = useRef(false);
  useEffect(() => {
    if (isDecided.current || candidate === undefined || agreements === undefined || shownId === undefined) return;
    isDecided.current = true;
    const opened = candidateToOpen(candidate?.id ?? null, shownId, agreements);
    if (opened !== null) choose(workshopId, opened);
  }, [agreements, candidate, choose, shownId, workshopId]);
  return candidate ?? null;
}
