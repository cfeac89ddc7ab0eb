import { useMemo } from 'react';
import { useCall } from '../../state/use-call.ts';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';

/** Somebody who can own a step: a person of the room, or a rep of the roster. */
export interface PossibleOwner {
  readonly id: string;
  readonly name: string;
  /** A rep whose last day lies before the workshop's. */
  readonly hasLeft: boolean;
}

export function useOwners(): readonly PossibleOwner[] {
  const opened = useCall('workshop.getWorkshop', {}).data;
  const { configuration } = useProposal();
  const names = useNames();
  return useMemo(() => {
    const people = (opened?.participants ?? []).map(({ id, name, role }) => ({ id, name: role === '' ? name : `${name}, ${role}`, hasLeft: false }));
    const known = new Set(people.map(({ id }) => id));
    const startsAt = opened?.workshop.startsAt ?? 0;
    const reps = (configuration?.routing.roster ?? []).filter(({ id }) => !known.has(id)).map((rep) => ({ id: rep.id, name: names.rep(rep.name), hasLeft: rep.activeTo !== undefined && rep.activeTo < startsAt }));
    return [...people, ...reps];
  }, [opened, configuration, names]);
}
