import type { JSX } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';

/** Placeholder until the screen is built. */
export function StartScreen(): JSX.Element {
  return <EmptyState sentence="Start is being built." />;
}
