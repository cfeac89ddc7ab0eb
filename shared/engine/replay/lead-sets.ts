/** The leads that figures open, by the figure's id, as ascending indices into the history. */
export interface LeadSets extends Iterable<[id: string, leads: Uint32Array]> {
  get(id: string): Uint32Array | undefined;
  has(id: string): boolean;
  readonly size: number;
}

/** The same while it is written: the leads of a figure are looked for when somebody first opens it, and kept from then on. */
export class LazyLeadSets implements LeadSets {
  private readonly opened = new Map<string, () => Uint32Array>();

  put(id: string, find: () => Uint32Array): void {
    let found: Uint32Array | undefined;
    this.opened.set(id, () => (found ??= find()));
  }

  get(id: string): Uint32Array | undefined {
    return this.opened.get(id)?.();
  }

  has(id: string): boolean {
    return this.opened.has(id);
  }

  get size(): number {
    return this.opened.size;
  }

  /** What was put from the n-th on, still to be looked for. */
  from(n: number): (readonly [id: string, find: () => Uint32Array])[] {
    return [...this.opened].slice(n);
  }

  *[Symbol.iterator](): Iterator<[string, Uint32Array]> {
    for (const [id, find] of this.opened) yield [id, find()];
  }
}
