import { BATCH, type ByteDictionary, type Nothings } from './byte-dictionary.ts';
import { CellRow, trimCell, trimmed } from './cell-row.ts';
import { TAKEN_AS_IT_STANDS, type DraftColumn } from './draft-column.ts';
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

/** What the rows of a file give their leads; a row's id is the key in `ids`. */
export interface BlockColumns {
  readonly ids: ByteDictionary;
  readonly nothings: Nothings;
  readonly texts: readonly TextCells[];
  readonly dates: readonly DateCells[];
}

/** What hears of the rows when they are taken, in their order. */
export interface BlockListener {
  /** Leads that follow each other came for the first time; their cells are taken already. */
  onNew(first: number, count: number): void;
  /** The row of a lead that came before, now or in an earlier file; nothing of it is taken. */
  onRepeat(lead: number, row: CellRow): void;
}

/** Where the cells of one column stand. */
interface Places {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const emptyPlaces = (): Places => ({ starts: new Uint32Array(BATCH), ends: new Uint32Array(BATCH) });

/**
 * Rows of leads, held where they stand until there are enough of them: then they are taken column by column, so that the
 * dictionary of one column at a time is at hand. Whoever overwrites the rows' bytes must ask for `flush` before.
 */
export class LeadBlock {
  private bytes: Buffer = Buffer.alloc(0);
  private count = 0;
  private readonly columns: BlockColumns;
  private readonly listener: BlockListener;
  private readonly indexes: Uint32Array;
  /** Of the texts, then of the dates. */
  private readonly places: readonly Places[];
  private readonly idPlaces = emptyPlaces();
  private readonly codes = new Uint32Array(BATCH);
  private readonly times = new Float64Array(BATCH);
  private readonly repeated = new CellRow();

  constructor(columns: BlockColumns, listener: BlockListener) {
    this.columns = columns;
    this.listener = listener;
    this.indexes = Uint32Array.from([...columns.texts, ...columns.dates], ({ index }) => index);
    this.places = Array.from(this.indexes, emptyPlaces);
  }

  /** Takes a row whose id stands at a place. */
  add(row: CellRow, idStart: number, idEnd: number): void {
    if (this.count === BATCH || row.bytes !== this.bytes) this.flush();
    if (this.count === 0) this.bytes = row.bytes;
    const { indexes, places, count } = this;
    const { starts, ends } = row;
    this.idPlaces.starts[count] = idStart;
    this.idPlaces.ends[count] = idEnd;
    for (let i = 0; i < indexes.length; i++) {
      const { starts: from, ends: to } = places[i]!;
      from[count] = starts[indexes[i]!]!;
      to[count] = ends[indexes[i]!]!;
    }
    this.count++;
  }

  /** Takes what is held; afterwards the rows' bytes are no longer needed. */
  flush(): void {
    const { bytes, count, codes, idPlaces, columns: { ids }, listener } = this;
    if (count === 0) return;
    this.count = 0;
    let next = ids.size;
    ids.codes(bytes, idPlaces.starts, idPlaces.ends, count, TAKEN_AS_IT_STANDS, codes);
    for (let from = 0; from < count; ) {
      let to = from;
      while (to < count && codes[to] === next + to - from) to++;
      if (to > from) {
        this.takeRun(next - 1, from, to);
        listener.onNew(next - 1, to - from);
        next += to - from;
      } else {
        listener.onRepeat(codes[from]! - 1, this.rowAt(from));
        to++;
      }
      from = to;
    }
  }

  /** Takes the rows from one place to another, of leads that follow each other. */
  private takeRun(first: number, from: number, to: number): void {
    const { bytes, columns: { texts, dates, nothings }, places } = this;
    const count = to - from;
    const run = ({ starts, ends }: Places): Places => (from === 0 ? { starts, ends } : { starts: starts.subarray(from, to), ends: ends.subarray(from, to) });
    texts.forEach(({ column, isTrimmed }, i) => {
      const cells = run(places[i]!);
      if (isTrimmed) trimAll(bytes, cells, count);
      column.setRun(first, count, { bytes, ...cells, nothings });
    });
    dates.forEach(({ instants, at }, i) => {
      this.readTimes(instants, run(places[texts.length + i]!), count);
      at.setRun(first, this.times, count);
    });
  }

  private readTimes(instants: InstantColumn, { starts, ends }: Places, count: number): void {
    const { bytes, times, columns: { nothings } } = this;
    for (let i = 0; i < count; i++) {
      const start = starts[i]!;
      const end = ends[i]!;
      if (nothings.isBlank(bytes, start, end) || !trimCell(bytes, start, end)) times[i] = NaN;
      else instants.readTo(times, i, bytes, trimmed.start, trimmed.end);
    }
  }

  /** A row as it was given, with those of its cells that somebody wants. */
  private rowAt(place: number): CellRow {
    const { repeated, indexes, places } = this;
    repeated.bytes = this.bytes;
    repeated.count = 0;
    for (let cell = 0; cell <= Math.max(...indexes, 0); cell++) repeated.push(0, 0);
    indexes.forEach((index, i) => {
      repeated.starts[index] = places[i]!.starts[place]!;
      repeated.ends[index] = places[i]!.ends[place]!;
    });
    return repeated;
  }
}

function trimAll(bytes: Buffer, { starts, ends }: Places, count: number): void {
  for (let i = 0; i < count; i++) {
    trimCell(bytes, starts[i]!, ends[i]!);
    starts[i] = trimmed.start;
    ends[i] = trimmed.end;
  }
}
