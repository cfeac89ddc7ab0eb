import type { JSX } from 'react';
import { ChangePerPerson } from '../../charts/change-per-person.tsx';
import { coefficientText, plural } from '../../components/figure-text.ts';
import { useNames } from '../../state/use-names.ts';
import { useReplay } from '../replay/use-replay.ts';

/** "Field, Inside, Calibration" → "Field + 2": the chart has room for one. */
export function shortPools(pools: string): string {
  const [first = '', ...rest] = pools.split(', ');
  return rest.length === 0 ? first : `${first} + ${rest.length}`;
}

/** Leads per person from hollow (actual) to filled (proposed), with the spread as Gini coefficient. */
export function LoadPerPerson(): JSX.Element | null {
  const names = useNames();
  const { summary, isOld } = useReplay();
  if (summary === undefined || summary.load.length === 0) return null;
  const gini = summary.strip.find((cell) => cell.id === 'loadGini');
  const people = summary.load.map((row) => ({ id: row.repId, name: names.rep(row.name), group: shortPools(row.pool), actual: row.actual, proposed: row.proposed }));
  return (
    <div className="route-load">
      <ChangePerPerson
        title="Leads per person" marks={['observed', 'deterministic']} people={people} isOld={isOld}
        note={`${plural(people.length, 'person', 'people')}. Spread per available hour, Gini: actual ${coefficientText(gini?.actual?.value ?? null)}, proposed ${coefficientText(gini?.proposed?.value ?? null)}`}
      />
    </div>
  );
}
