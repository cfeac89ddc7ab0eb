import type { DayRecord } from '../../../shared/contract/areas/agreement.ts';
import { plural } from '../../components/figure-text.ts';
import type { AgreementSection, Clause } from '../promise/agreement-text.ts';

const isOpen = ({ isFound, status }: DayRecord['gaps'][number]): boolean => isFound && status === 'open';
const stillParked = ({ parked }: DayRecord): DayRecord['parked'] => parked.filter(({ isDone }) => !isDone);

/** What was kept beside an agreement when it was frozen, counted: its maps, open gaps, decisions, parked points. */
export function recordInWords(record: DayRecord): string {
  const maps = record.maps.map(({ name }) => `the map ${name}`);
  return `Frozen with it: ${[...maps, plural(record.gaps.filter(isOpen).length, 'open gap'), plural(record.decisions.length, 'decision'), plural(stillParked(record).length, 'parked point')].join(', ')}.`;
}

/** What stayed open when an agreement was frozen, as it is read through; nothing where nothing did. */
export function recordText(record: DayRecord): AgreementSection[] {
  const gaps = record.gaps.filter(isOpen).map(({ title }) => title);
  const clauses: Clause[] = [
    ...(gaps.length === 0 ? [] : [[{ strong: `${plural(gaps.length, 'gap')} of the handoff: ` }, `${gaps.join('; ')}.`]]),
    ...stillParked(record).map(({ text, who }): Clause => [{ strong: 'Parked: ' }, text, who.length === 0 ? ' Nobody has taken it on.' : ` ${who.join(', ')}.`]),
  ];
  return clauses.length === 0 ? [] : [{ title: 'Still open when it was frozen', team: null, clauses }];
}
