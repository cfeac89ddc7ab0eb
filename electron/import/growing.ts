type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** A larger column that begins with another one's values. */
export function grownTo<T extends Column>(old: Column, larger: T): T {
  larger.set(old);
  return larger;
}

/** Codes by lead in as few bytes as the largest needs; leads that were never set have 0. */
export class GrowingCodes {
  codes: Uint8Array | Uint16Array | Uint32Array = new Uint8Array(1024);

  set(lead: number, code: number): void {
    if (lead >= this.codes.length) this.grow(Math.max(lead + 1, this.codes.length * 2));
    if (code > 0xff && this.codes.BYTES_PER_ELEMENT < 4) this.widen(code);
    this.codes[lead] = code;
  }

  get(lead: number): number {
    return lead < this.codes.length ? this.codes[lead]! : 0;
  }

  private grow(length: number): void {
    const { codes } = this;
    this.codes = grownTo(codes, codes instanceof Uint8Array ? new Uint8Array(length) : codes instanceof Uint16Array ? new Uint16Array(length) : new Uint32Array(length));
  }

  private widen(code: number): void {
    if (code > 0xffff) this.codes = Uint32Array.from(this.codes);
    else if (this.codes instanceof Uint8Array) this.codes = Uint16Array.from(this.codes);
  }
}

/** Instants by lead; leads that were never set have NaN. */
export class GrowingInstants {
  instants: Float64Array<ArrayBuffer> = new Float64Array(1024).fill(NaN);

  set(lead: number, at: number): void {
    if (lead >= this.instants.length) {
      const { length } = this.instants;
      this.instants = grownTo(this.instants, new Float64Array(Math.max(lead + 1, length * 2)));
      this.instants.fill(NaN, length);
    }
    this.instants[lead] = at;
  }

  get(lead: number): number {
    return lead < this.instants.length ? this.instants[lead]! : NaN;
  }
}
