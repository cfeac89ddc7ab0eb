import type { JsonValue } from '../push-operation.ts';
import type { FlowAction, FlowStep } from './flow.ts';

/** A step with its place in the graph, before its edges are written. */
interface Placed {
  readonly step: FlowStep;
  readonly next: Placed | null;
  readonly ways: readonly (Placed | null)[];
  readonly otherwise: Placed | null;
}

type Edge = { [key: string]: JsonValue };

/**
 * Steps as the portal's graph (hubspot.md §7): ids are strings in the order in which a reader meets them, the last step
 * of a way has no connection, a step that several ways lead to is reached by STANDARD once and by GOTO from then on.
 * Throws for an empty "otherwise", which a portal answers with an error of its own.
 */
export function compileFlow(steps: readonly FlowStep[]): { readonly startActionId: string; readonly actions: JsonValue[] } {
  const first = place(steps, null);
  if (first === null) throw new Error('A workflow needs a step.');
  const ids = new Map<Placed, string>();
  const reached = new Set<Placed>();
  const queue: Placed[] = [];
  const idOf = (placed: Placed): string => {
    const known = ids.get(placed);
    if (known !== undefined) return known;
    const id = String(ids.size + 1);
    ids.set(placed, id);
    queue.push(placed);
    return id;
  };
  const edgeTo = (placed: Placed): Edge => {
    const edgeType = reached.has(placed) ? 'GOTO' : 'STANDARD';
    reached.add(placed);
    return { edgeType, nextActionId: idOf(placed) };
  };
  reached.add(first);
  const startActionId = idOf(first);
  const actions: JsonValue[] = [];
  for (let placed = queue.shift(); placed !== undefined; placed = queue.shift()) actions.push(present(placed, idOf(placed), edgeTo));
  return { startActionId, actions };
}

function place(steps: readonly FlowStep[], tail: Placed | null): Placed | null {
  return steps.reduceRight<Placed | null>((next, step) => {
    if (step.kind === 'action') return { step, next, ways: [], otherwise: null };
    return { step, next: null, ways: step.branches.map((branch) => place(branch.steps, next)), otherwise: place(step.otherwise, next) };
  }, tail);
}

function present({ step, next, ways, otherwise }: Placed, actionId: string, edgeTo: (placed: Placed) => Edge): JsonValue {
  if (step.kind === 'action') return presentAction(step, actionId, next === null ? null : edgeTo(next));
  if (otherwise === null) throw new Error(`The branch "${step.otherwiseName}" leads nowhere.`);
  return {
    actionId, type: 'LIST_BRANCH',
    listBranches: step.branches.map(({ name, filter }, i) => {
      const way = ways[i] ?? null;
      return { branchName: name, filterBranch: filter, ...(way === null ? {} : { connection: edgeTo(way) }) };
    }),
    defaultBranchName: step.otherwiseName,
    defaultBranch: edgeTo(otherwise),
  };
}

const presentAction = ({ typeId, version, fields }: FlowAction, actionId: string, connection: Edge | null): JsonValue => ({
  actionId, type: 'SINGLE_CONNECTION', actionTypeId: typeId, actionTypeVersion: version ?? 0, fields: { ...fields },
  ...(connection === null ? {} : { connection }),
});
