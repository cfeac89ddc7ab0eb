/** Facts as they are read, in columns that grow; codes are those of the dictionaries in order of arrival. */
export interface FactTable {
  readonly length: number;
  readonly lead: Uint32Array;
  readonly at: Float64Array;
  readonly kind: Uint8Array;
  readonly subject: Uint32Array;
  readonly value: Uint32Array;
  readonly owner: Uint32Array;
  readonly automated: Uint8Array;
  /** Which file's row made the fact; NO_FILE when no row stands for it alone. */
  readonly file: Uint8Array;
  /** The source's own id of the event; '' when it has none. Decides the order within an instant. */
  readonly id: readonly string[];
  add(lead: number, at: number, kind: number, subject: number, value: number, owner: number, automated: number, file: number, id: string): void;
}

const FIRST_CAPACITY = 4096;
/** Marks facts that were derived, not read as a row of their own. */
export const NO_FILE = 255;

export function createFactTable(): FactTable {
  return new GrowingFactTable();
}

class GrowingFactTable implements FactTable {
  length = 0;
  lead = new Uint32Array(FIRST_CAPACITY);
  at = new Float64Array(FIRST_CAPACITY);
  kind = new Uint8Array(FIRST_CAPACITY);
  subject = new Uint32Array(FIRST_CAPACITY);
  value = new Uint32Array(FIRST_CAPACITY);
  owner = new Uint32Array(FIRST_CAPACITY);
  automated = new Uint8Array(FIRST_CAPACITY);
  file = new Uint8Array(FIRST_CAPACITY);
  id: string[] = [];

  add(lead: number, at: number, kind: number, subject: number, value: number, owner: number, automated: number, file: number, id: string): void {
    if (this.length === this.lead.length) this.grow();
    const i = this.length++;
    this.lead[i] = lead;
    this.at[i] = at;
    this.kind[i] = kind;
    this.subject[i] = subject;
    this.value[i] = value;
    this.owner[i] = owner;
    this.automated[i] = automated;
    this.file[i] = file;
    this.id.push(id);
  }

  private grow(): void {
    const size = this.lead.length * 2;
    this.lead = grown(this.lead, new Uint32Array(size));
    this.at = grown(this.at, new Float64Array(size));
    this.kind = grown(this.kind, new Uint8Array(size));
    this.subject = grown(this.subject, new Uint32Array(size));
    this.value = grown(this.value, new Uint32Array(size));
    this.owner = grown(this.owner, new Uint32Array(size));
    this.automated = grown(this.automated, new Uint8Array(size));
    this.file = grown(this.file, new Uint8Array(size));
  }
}

function grown<T extends Uint8Array | Uint32Array | Float64Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
