import type { JSX } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';

/** Placeholder until the screen is built. */
export function SignScreen(): JSX.Element {
  return <EmptyState sentence="Sign is being built." />;
}
