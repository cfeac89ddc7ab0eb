import type { JSX } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';

/** Placeholder until the screen is built. */
export function DefineScreen(): JSX.Element {
  return <EmptyState sentence="Define is being built." />;
}
