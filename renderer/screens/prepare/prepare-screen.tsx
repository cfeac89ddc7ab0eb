import type { JSX } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';

/** Placeholder until the screen is built. */
export function PrepareScreen(): JSX.Element {
  return <EmptyState sentence="Prepare is being built." />;
}
