import { HANDOFF_STEPS } from './handoff-steps.ts';

/** Traces counted as a tree: every trace is a way from the root, and its end counts it. */
export interface VariantTree {
  /** Counts one trace of `length` step codes and gives the place of its end, by which equal traces are known. */
  add(steps: readonly number[], length: number): number;
  /** How many traces end at each place that any ends at, with the steps that lead there. */
  list(): { readonly end: number; readonly steps: readonly number[]; readonly n: number }[];
}

const WIDTH = HANDOFF_STEPS.length;

/** An empty tree. A node is WIDTH children; 0 is no child, since the root is nobody's. */
export function createVariantTree(): VariantTree {
  let children = new Int32Array(WIDTH * 256);
  let counts = new Uint32Array(256);
  let nodes = 1;
  const grow = (): void => {
    if (nodes < counts.length) return;
    const [more, tally] = [new Int32Array(children.length * 2), new Uint32Array(counts.length * 2)];
    more.set(children);
    tally.set(counts);
    [children, counts] = [more, tally];
  };
  return {
    add(steps, length) {
      let node = 0;
      for (let i = 0; i < length; i += 1) {
        const place = node * WIDTH + steps[i]!;
        let next = children[place]!;
        if (next === 0) {
          next = nodes;
          nodes += 1;
          children[place] = next;
          grow();
        }
        node = next;
      }
      counts[node]! += 1;
      return node;
    },
    list() {
      const found: { end: number; steps: number[]; n: number }[] = [];
      const walk = (node: number, steps: number[]): void => {
        if (counts[node]! > 0) found.push({ end: node, steps, n: counts[node]! });
        for (let step = 0; step < WIDTH; step += 1) {
          const child = children[node * WIDTH + step]!;
          if (child !== 0) walk(child, [...steps, step]);
        }
      };
      walk(0, []);
      return found;
    },
  };
}
