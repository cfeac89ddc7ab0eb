import type { JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { withOptional } from './score-edits.ts';

/** One range with its points; an absent end is open. */
export interface RangeRow {
  readonly from?: number;
  readonly to?: number;
  readonly points: number;
}

/** Points by the range that holds a number; both ends count, the first range that holds it wins. */
export function RangeRows({ what, rows, onChange, needsFrom }: {
  /** What is between the ends, for the labels: "Employees", "times". */
  readonly what: string;
  readonly rows: readonly RangeRow[];
  readonly onChange: (rows: readonly RangeRow[]) => void;
  readonly needsFrom?: boolean;
}): JSX.Element {
  const put = (index: number, row: RangeRow | null): void => onChange(row === null ? rows.filter((_, place) => place !== index) : rows.map((old, place) => (place === index ? row : old)));
  const last = rows.at(-1);
  const next: RangeRow = { from: last?.to === undefined ? (last?.from ?? 0) + 1 : last.to + 1, points: 500 };
  return (
    <div className="table-rows" role="group" aria-label={`Ranges of ${what}`}>
      {rows.length > 0 && <div className="range-head label ink3" aria-hidden="true"><span>From</span><span>To</span><span>Points</span></div>}
      {rows.map((row, index) => (
        <div key={index} className="range-row">
          <NumberField label={`Range ${index + 1} of ${what} from`} hideLabel value={row.from ?? null} allowEmpty={needsFrom !== true} placeholder="any" onCommit={(from) => put(index, withOptional(row, 'from', from))} />
          <NumberField label={`Range ${index + 1} of ${what} to`} hideLabel value={row.to ?? null} allowEmpty placeholder="or more" onCommit={(to) => put(index, withOptional(row, 'to', to))} />
          <NumberField label={`Points of range ${index + 1}`} hideLabel showSign value={row.points / 100} onCommit={(points) => points !== null && put(index, { ...row, points: Math.round(points * 100) })} />
          <Button look="quiet" icon="cross" aria-label={`Remove range ${index + 1}`} onClick={() => put(index, null)} />
        </div>
      ))}
      <Button look="quiet" icon="plus" onClick={() => onChange([...rows, rows.length === 0 ? { from: 1, points: 500 } : next])}>Range</Button>
    </div>
  );
}
