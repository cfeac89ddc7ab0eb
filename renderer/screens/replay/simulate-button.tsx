import type { JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { useSimulatedAnswers } from './use-simulated-answers.ts';

/** Draws answers for the proposed owners, or puts them away again; pressed while they stand. */
export function SimulateButton({ isQuiet = false }: { readonly isQuiet?: boolean }): JSX.Element {
  const { isAsked, ask, isFetching } = useSimulatedAnswers();
  return <Button look={isQuiet ? 'quiet' : 'outline'} aria-pressed={isAsked} isBusy={isAsked && isFetching} onClick={() => ask(!isAsked)}>{isAsked ? 'Without simulation' : 'Simulate answers'}</Button>;
}
