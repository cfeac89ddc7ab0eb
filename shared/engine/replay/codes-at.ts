import { AsOfCursor } from '../history/as-of-cursor.ts';
import type { History } from '../history/history.ts';
import { placesByLead } from './figure-book.ts';
import type { Looked } from './read-moments.ts';

/**
 * Readers of the as-of codes of fields, by moment: 0 is unknown, and so is a field that the history does not have (-1). Plainly: an
 * `AsOfCursor` moved to each moment and asked for each field. Only fields with a history are followed, lead by lead; of the others
 * the one value that they have is read. `pause` is called in every turn of the long loop.
 */
export function codesAt(history: History, moments: Looked, fields: readonly number[], pause: (turn: number) => void = () => undefined): ((moment: number) => number)[] {
  const { count, lead, at } = moments;
  const followed = fields.filter((field) => history.fields[field]?.hasHistory === true);
  const columns = followed.map(() => new Uint32Array(count));
  if (followed.length > 0) {
    const cursor = new AsOfCursor(history);
    placesByLead(moments).forEach((place, turn) => {
      pause(turn);
      cursor.moveTo(lead[place]!, at[place]!);
      followed.forEach((field, i) => (columns[i]![place] = cursor.codeOf(field)));
    });
  }
  return fields.map((field) => {
    const column = columns[followed.indexOf(field)];
    if (column !== undefined) return (moment) => column[moment]!;
    const current = history.fields[field]?.current;
    return current === undefined ? () => 0 : (moment) => current[lead[moment]!]!;
  });
}
