import type { JSX } from 'react';
import { Link } from 'wouter';
import { classNames } from '../components/class-names.ts';
import { useLedger } from '../screens/decisions/use-ledger.ts';
import { useMapUi } from '../screens/map/map-ui.ts';
import { PHASES, phasePath, type PhaseId } from '../state/phases.ts';
import { useWorkshopId } from '../state/workshop-context.tsx';
import { usePhaseFacts } from './use-phase-facts.ts';

/** The phases as stations on one line: the passed part inked, the current one a ring with a dot on paper. */
export function Rail({ phase }: { readonly phase: PhaseId }): JSX.Element {
  const workshopId = useWorkshopId();
  const facts = usePhaseFacts();
  const current = PHASES.findIndex((one) => one.id === phase);
  return (
    <nav className="rail" aria-label="Phases of the day">
      <ol>
        {PHASES.map((one, index) => (
          <li key={one.id}>
            <Link
              href={phasePath(workshopId, one.id)} title={one.name}
              className={classNames('station', index < current && 'station-passed', index === current && 'station-current')}
              aria-current={index === current ? 'page' : undefined}
            >
              <svg className="station-mark" viewBox="0 0 16 36" aria-hidden="true">
                {index > 0 && <path className={index <= current ? 'rail-inked' : 'rail-line'} d="M8 0V13" />}
                {index < PHASES.length - 1 && <path className={index < current ? 'rail-inked' : 'rail-line'} d="M8 23V36" />}
                <circle className="station-ring" cx="8" cy="18" r={index === current ? 6 : 4} />
                {index === current && <circle className="station-dot" cx="8" cy="18" r="2.4" />}
              </svg>
              <span className="station-name">{one.name}</span>
              <span className="station-fact">{facts[one.id] ?? ''}</span>
            </Link>
          </li>
        ))}
      </ol>
      <RailLists />
    </nav>
  );
}

/** The lists of the day, at hand in every phase. */
function RailLists(): JSX.Element {
  const workshopId = useWorkshopId();
  const { ledger } = useLedger();
  const lists = [['Decisions', ledger?.decisions.length ?? 0], ['Parked', ledger?.parked.filter(({ isDone }) => !isDone).length ?? 0]] as const;
  return (
    <ul className="rail-lists" aria-label="Lists of the day">
      {lists.map(([name, count]) => (
        <li key={name}><Link href={phasePath(workshopId, 'map')} onClick={() => useMapUi.setState({ panelId: 'ledger' })}>{name}<span className="figures">{count}</span></Link></li>
      ))}
    </ul>
  );
}
