import { useMemo } from 'react';
import { maskName, maskReps, maskValue } from './mask.ts';
import { useUi } from './ui-store.ts';
import { useCall } from './use-call.ts';
import { useProposal } from './use-proposal.ts';

export interface Names {
  readonly isMasked: boolean;
  /** A lead's own name. */
  readonly lead: (name: string) => string;
  /** A rep's name: "Rep 7" until unmasked. */
  readonly rep: (name: string) => string;
  /** A sentence in which reps may be named. */
  readonly sentence: (text: string) => string;
  /** Any personal value of a lead: e-mail, phone, name. */
  readonly personal: (value: string) => string;
}

/** How people are called on the screen: masked in every new window, until somebody unmasks them. */
export function useNames(): Names {
  const isMasked = useUi((state) => state.isMasked || state.isRoom);
  const owners = useCall('history.getHealth', {}).data?.owners;
  const roster = useProposal().configuration?.routing.roster;
  return useMemo(() => {
    const reps = [...new Set([...(owners ?? []).map((owner) => owner.name), ...(roster ?? []).map((rep) => rep.name)])];
    const rep = (name: string): string => {
      const index = reps.indexOf(name);
      return index >= 0 ? `Rep ${index + 1}` : maskReps(name, reps);
    };
    const as = (name: string): string => name;
    return isMasked
      ? { isMasked, lead: maskName, rep, sentence: (text) => maskReps(text, reps), personal: maskValue }
      : { isMasked, lead: as, rep: as, sentence: as, personal: as };
  }, [isMasked, owners, roster]);
}
