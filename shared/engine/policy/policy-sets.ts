/** The leads behind every number of a report, by the name that stands beside it; each list is made when it is first asked for. */
export interface PolicySets {
  set(name: string, leads: Uint32Array | (() => Uint32Array)): void;
  /** Ascending, each lead once; undefined for a name that no number has. */
  get(name: string): Uint32Array | undefined;
  has(name: string): boolean;
  /** Takes over all of another's. */
  take(others: PolicySets): void;
  /** By name, made or not. */
  readonly all: ReadonlyMap<string, Uint32Array | (() => Uint32Array)>;
}

/** No sets yet. */
export function createPolicySets(): PolicySets {
  const all = new Map<string, Uint32Array | (() => Uint32Array)>();
  return {
    all,
    set: (name, leads) => void all.set(name, leads),
    has: (name) => all.has(name),
    get: (name) => {
      const found = all.get(name);
      if (typeof found !== 'function') return found;
      const leads = found();
      all.set(name, leads);
      return leads;
    },
    take: (others) => others.all.forEach((leads, name) => all.set(name, leads)),
  };
}

/** The lists of several names, made together when one of them is first asked for. */
export function madeTogether(sets: PolicySets, names: readonly string[], make: () => readonly Uint32Array[]): void {
  let made: readonly Uint32Array[] | undefined;
  names.forEach((name, place) => sets.set(name, () => (made ??= make())[place] ?? new Uint32Array(0)));
}
