import type { JSX } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { phasePath } from '../state/phases.ts';
import { useWorkshopId } from '../state/workshop-context.tsx';

const WORDS = {
} as const;

/** A phase that this version does not have, said plainly, with what can be done instead. */
export function LaterScreen({ phase }: { readonly phase: 'review' }): JSX.Element {
  const workshopId = useWorkshopId();
  const [, go] = useLocation();
  const words = WORDS[phase];
  return (
    <EmptyState
      isHead
      frame="rows" sentence={words.sentence} detail={words.detail}
      action={<Button look="filled" onClick={() => go(phasePath(workshopId, words.next))}>{words.action}</Button>}
    />
  );
}
