import type { JsonValue } from '../push-operation.ts';
import { actionInWords } from './action-in-words.ts';

type Fields = { readonly [key: string]: JsonValue };

/** A step of a workflow as it is drawn: `column` counts steps from the start, `row` ways from the top, halves included. */
export interface GraphNode {
  readonly id: string;
  readonly kind: 'start' | 'action' | 'branch';
  readonly text: string;
  readonly column: number;
  readonly row: number;
}

/** An arrow; `label` is the name of the way, '' where there is only one. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** A workflow as boxes and arrows on a grid of `columns` × `rows`. */
export interface WorkflowGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly columns: number;
  readonly rows: number;
}

const isFields = (value: JsonValue | undefined): value is { [key: string]: JsonValue } => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: JsonValue | undefined): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

/**
 * The drawing of a compiled workflow: a step stands one column behind the latest step that leads to it, a way ends in a
 * row of its own, a branch stands in the middle of its ways. Steps that nothing leads to are left out, as a portal does.
 */
export function workflowGraph(actions: JsonValue, startActionId: string, startText: string): WorkflowGraph {
  const byId = new Map(listOf(actions).map((action) => [textOf(action['actionId']), action]));
  const edges = [{ from: 'start', to: startActionId, label: '' }, ...[...byId].flatMap(([id, action]) => edgesOf(id, action))].filter(({ to }) => byId.has(to));
  const ways = new Map<string, GraphEdge[]>();
  for (const edge of edges) ways.set(edge.from, [...(ways.get(edge.from) ?? []), edge]);
  const columns = columnsOf(ways);
  const rows = rowsOf(ways);
  const drawn = edges.filter(({ from }) => rows.has(from));
  const nodes = [...rows].map(([id, row]): GraphNode => {
    const action = byId.get(id);
    const place = { id, row, column: columns.get(id) ?? 0 };
    if (action === undefined) return { ...place, kind: 'start', text: startText };
    return { ...place, kind: action['type'] === 'LIST_BRANCH' ? 'branch' : 'action', text: actionInWords(action) };
  });
  return { nodes, edges: drawn, columns: 1 + Math.max(...nodes.map(({ column }) => column)), rows: 1 + Math.max(...nodes.map(({ row }) => row)) };
}

function edgesOf(from: string, action: Fields): GraphEdge[] {
  const to = (edge: JsonValue | undefined, label: string): GraphEdge[] => (isFields(edge) ? [{ from, to: textOf(edge['nextActionId']), label }] : []);
  return [
    ...to(action['connection'], ''),
    ...listOf(action['listBranches']).flatMap((branch) => to(branch['connection'], textOf(branch['branchName']))),
    ...to(action['defaultBranch'], textOf(action['defaultBranchName'])),
  ];
}

type Ways = ReadonlyMap<string, readonly GraphEdge[]>;

/** How many steps lie before each, the longest way counted; a loop, which no compiled workflow has, is cut. */
function columnsOf(ways: Ways): Map<string, number> {
  const columns = new Map<string, number>();
  const visit = (id: string, column: number, path: readonly string[]): void => {
    if (path.includes(id) || column <= (columns.get(id) ?? -1)) return;
    columns.set(id, column);
    for (const { to } of ways.get(id) ?? []) visit(to, column + 1, [...path, id]);
  };
  visit('start', 0, []);
  return columns;
}

function rowsOf(ways: Ways): Map<string, number> {
  const rows = new Map<string, number>();
  let next = 0;
  const visit = (id: string): number => {
    const known = rows.get(id);
    if (known !== undefined) return known;
    rows.set(id, 0);
    const fresh = (ways.get(id) ?? []).filter(({ to }) => !rows.has(to));
    const under = fresh.map(({ to }) => visit(to));
    const row = under.length === 0 ? next++ : ((under[0] ?? 0) + (under.at(-1) ?? 0)) / 2;
    rows.set(id, row);
    return row;
  };
  visit('start');
  return rows;
}
