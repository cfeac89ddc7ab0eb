import { BATCH } from './byte-dictionary.ts';
import { copyBytes, wordsOver } from './byte-words.ts';
import { trimCell, trimmed } from './cell-row.ts';
import { TAKEN_AS_IT_STANDS, type DraftColumn } from './draft-column.ts';
import type { LeadColumns, LeadTable } from './lead-table.ts';

/** Fills the field of whole names from the columns of first and last names, which must still be there. */
export function joinNames(leads: LeadTable): void {
  if (leads.joinedName === null) return;
  const names = new NameRun(leads.joinedName.column);
  for (let lead = 0; lead < leads.count; lead++) names.add(lead, leads.columnsOf.get(leads.file.get(lead)));
  names.flush();
}

/** Names of leads that follow each other, written one after the other until there are enough to be taken. */
class NameRun {
  private bytes = Buffer.allocUnsafeSlow(1 << 16);
  private words = wordsOver(this.bytes);
  private used = 0;
  private first = 0;
  private count = 0;
  private readonly starts = new Uint32Array(BATCH);
  private readonly ends = new Uint32Array(BATCH);
  private readonly column: DraftColumn;

  constructor(column: DraftColumn) {
    this.column = column;
  }

  add(lead: number, columns: LeadColumns | undefined): void {
    if (this.count === BATCH) this.flush();
    if (this.count === 0) this.first = lead;
    const start = this.used;
    if (columns !== undefined) {
      if (columns.fullName !== null) this.write(columns.fullName, lead, start);
      if (this.used === start) for (let i = 0; i < columns.names.length; i++) this.write(columns.names[i]!, lead, start);
    }
    this.starts[this.count] = start;
    this.ends[this.count] = this.used;
    this.count++;
  }

  flush(): void {
    const { bytes, starts, ends } = this;
    this.column.setRun(this.first, this.count, { bytes, starts, ends, nothings: TAKEN_AS_IT_STANDS });
    this.used = this.count = 0;
  }

  /** Writes a part of a name, without blanks around it, one blank after what stands there since `start`. */
  private write(column: DraftColumn, lead: number, start: number): void {
    const { arena } = column;
    arena.locate(column.address(lead));
    if (!trimCell(arena.bytes, arena.start, arena.end)) return;
    const size = trimmed.end - trimmed.start;
    if (this.used + size + 1 > this.bytes.length) this.grow(size);
    if (this.used > start) this.bytes[this.used++] = 32;
    copyBytes(arena.words, trimmed.start, this.words, this.used, size);
    this.used += size;
  }

  private grow(size: number): void {
    const larger = Buffer.allocUnsafeSlow((this.used + size + 1) * 2);
    this.bytes.copy(larger, 0, 0, this.used);
    this.bytes = larger;
    this.words = wordsOver(larger);
  }
}
