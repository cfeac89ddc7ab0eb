import type { JSX } from 'react';
import { plural } from '../../components/figure-text.ts';

/** The head of a column in its team's colour, with how many clauses hold. */
export function ClausesHead({ team, count, kept }: { readonly team: 'marketing' | 'sales'; readonly count: number; readonly kept: number }): JSX.Element {
  return (
    <header className={`clauses-head clauses-${team}`}>
      <h2>{team === 'marketing' ? 'Marketing promises' : 'Sales promises'}</h2>
      <span>{plural(count, 'clause')}{count > 0 ? `, ${kept} kept at target` : ''}</span>
    </header>
  );
}
