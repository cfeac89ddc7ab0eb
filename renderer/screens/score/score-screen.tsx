import type { JSX } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';

/** Placeholder until the screen is built. */
export function ScoreScreen(): JSX.Element {
  return <EmptyState sentence="Score is being built." />;
}
