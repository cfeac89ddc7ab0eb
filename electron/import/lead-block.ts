import { BATCH, type Nothings } from './byte-dictionary.ts';
import { trimCell, trimmed, type CellRow } from './cell-row.ts';
import type { DraftColumn } from './draft-column.ts';
import type { GrowingInstants } from './growing.ts';
import type { InstantColumn } from './instant-column.ts';

/** A column of the file that gives each lead a text; `isTrimmed` when blanks around it are no part of it. */
export interface TextCells {
  readonly index: number;
  readonly column: DraftColumn;
  readonly isTrimmed: boolean;
}

/** A column of the file that gives each lead an instant. */
export interface DateCells {
  readonly index: number;
  readonly instants: InstantColumn;
  readonly at: GrowingInstants;
}

/** Where the cells of one column stand. */
interface Places {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/**
 * Rows of new leads, held where they stand until there are enough of them: then they are taken column by column, so that the
 * dictionary of one column at a time is at hand. Whoever overwrites the rows' bytes must ask for `flush` before.
 */
export class LeadBlock {
  private bytes: Buffer = Buffer.alloc(0);
  private first = 0;
  private count = 0;
  private readonly nothings: Nothings;
  private readonly texts: readonly TextCells[];
  private readonly dates: readonly DateCells[];
  private readonly indexes: Uint32Array;
  private readonly places: readonly Places[];
  private readonly times = new Float64Array(BATCH);

  constructor(nothings: Nothings, texts: readonly TextCells[], dates: readonly DateCells[]) {
    this.nothings = nothings;
    this.texts = texts;
    this.dates = dates;
    this.indexes = Uint32Array.from([...texts, ...dates], ({ index }) => index);
    this.places = Array.from(this.indexes, () => ({ starts: new Uint32Array(BATCH), ends: new Uint32Array(BATCH) }));
  }

  /** Takes a row of a lead whose number follows that of the row before. */
  add(lead: number, row: CellRow): void {
    if (this.count === BATCH || row.bytes !== this.bytes) this.flush();
    if (this.count === 0) [this.first, this.bytes] = [lead, row.bytes];
    const { indexes, places, count } = this;
    const { starts, ends } = row;
    for (let i = 0; i < indexes.length; i++) {
      const { starts: from, ends: to } = places[i]!;
      from[count] = starts[indexes[i]!]!;
      to[count] = ends[indexes[i]!]!;
    }
    this.count++;
  }

  /** Takes what is held; afterwards the rows' bytes are no longer needed. */
  flush(): void {
    const { first, count, bytes, nothings, texts, dates, places } = this;
    if (count === 0) return;
    this.count = 0;
    texts.forEach(({ column, isTrimmed }, i) => {
      const cells = places[i]!;
      if (isTrimmed) trimAll(bytes, cells, count);
      column.setRun(first, count, { bytes, ...cells, nothings });
    });
    dates.forEach(({ instants, at }, i) => {
      this.readTimes(instants, places[texts.length + i]!, count);
      at.setRun(first, this.times, count);
    });
  }

  private readTimes(instants: InstantColumn, { starts, ends }: Places, count: number): void {
    const { bytes, nothings, times } = this;
    for (let i = 0; i < count; i++) {
      const [start, end] = [starts[i]!, ends[i]!];
      times[i] = nothings.isBlank(bytes, start, end) || !trimCell(bytes, start, end) ? NaN : instants.readBytes(bytes, trimmed.start, trimmed.end);
    }
  }
}

function trimAll(bytes: Buffer, { starts, ends }: Places, count: number): void {
  for (let i = 0; i < count; i++) {
    trimCell(bytes, starts[i]!, ends[i]!);
    starts[i] = trimmed.start;
    ends[i] = trimmed.end;
  }
}
