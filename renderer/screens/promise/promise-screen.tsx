import type { JSX } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';

/** Placeholder until the screen is built. */
export function PromiseScreen(): JSX.Element {
  return <EmptyState sentence="Promise is being built." />;
}
