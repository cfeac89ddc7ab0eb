import type { JSX } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';

/** Placeholder until the screen is built. */
export function ReplayScreen(): JSX.Element {
  return <EmptyState sentence="Replay is being built." />;
}
