import type { JSX } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';

/** Placeholder until the screen is built. */
export function RouteScreen(): JSX.Element {
  return <EmptyState sentence="Route is being built." />;
}
