import type { JSX } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';

/** Placeholder until the screen is built. */
export function PushScreen(): JSX.Element {
  return <EmptyState sentence="Push is being built." />;
}
