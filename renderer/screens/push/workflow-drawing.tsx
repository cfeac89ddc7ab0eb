import { useMemo, type JSX } from 'react';
import type { PushOperation } from '../../../shared/contract/areas/push.ts';
import { workflowGraph, type GraphEdge, type GraphNode, type WorkflowGraph } from '../../../shared/engine/hubspot-plan/workflows/workflow-graph.ts';
import { classNames } from '../../components/class-names.ts';

/** Sizes of the drawing in pixels: a box, and the room between boxes. */
const BOX = { width: 168, height: 52 };
const GAP = { x: 116, y: 18 };

const left = ({ column }: GraphNode): number => column * (BOX.width + GAP.x);
const top = ({ row }: GraphNode): number => row * (BOX.height + GAP.y);

/** A workflow of the plan as boxes and arrows, from left to right; its text form is the list of its steps. */
export function WorkflowDrawing({ operation }: { readonly operation: PushOperation }): JSX.Element {
  const graph = useMemo(() => graphOf(operation), [operation]);
  const width = graph.columns * (BOX.width + GAP.x) - GAP.x;
  const height = graph.rows * (BOX.height + GAP.y);
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  return (
    <figure className="flow" aria-label={operation.target}>
      <div className="flow-plane" style={{ width, height }}>
        <svg width={width} height={height} aria-hidden="true">
          {graph.edges.map((edge, index) => <Arrow key={index} from={byId.get(edge.from)} to={byId.get(edge.to)} />)}
        </svg>
        {graph.edges.map((edge, index) => <Label key={index} edge={edge} from={byId.get(edge.from)} to={byId.get(edge.to)} />)}
        {graph.nodes.map((node) => (
          <div key={node.id} className={classNames('flow-box', `flow-${node.kind}`)} style={{ left: left(node), top: top(node), width: BOX.width, height: BOX.height }} title={node.text}>
            <span>{node.text}</span>
          </div>
        ))}
      </div>
    </figure>
  );
}

function graphOf(operation: PushOperation): WorkflowGraph {
  const after = (field: string) => operation.fields.find((each) => each.field === field)?.after ?? null;
  const start = after('startActionId');
  const enrollment = after('enrollmentCriteria');
  const isAgain = typeof enrollment === 'object' && enrollment !== null && !Array.isArray(enrollment) && enrollment['shouldReEnroll'] === true;
  return workflowGraph(after('actions'), typeof start === 'string' ? start : '', `Contacts that fit${isAgain ? ', each time' : ', once'}`);
}

function Arrow({ from, to }: { readonly from: GraphNode | undefined; readonly to: GraphNode | undefined }): JSX.Element {
  if (from === undefined || to === undefined) return <></>;
  const start = { x: left(from) + BOX.width, y: top(from) + BOX.height / 2 };
  const end = { x: left(to), y: top(to) + BOX.height / 2 };
  const bend = start.x + 14;
  return <path className="flow-arrow" d={`M${start.x} ${start.y}H${bend}V${end.y}H${end.x - 2}M${end.x - 7} ${end.y - 4}L${end.x - 2} ${end.y}L${end.x - 7} ${end.y + 4}`} />;
}

/** The name of a way, above the arrow where it enters the next box. */
function Label({ edge, from, to }: { readonly edge: GraphEdge; readonly from: GraphNode | undefined; readonly to: GraphNode | undefined }): JSX.Element {
  if (edge.label === '' || from === undefined || to === undefined) return <></>;
  return <span className="flow-way" title={edge.label} style={{ left: left(from) + BOX.width + 17, top: top(to) + BOX.height / 2 - 17, width: GAP.x - 22 }}>{edge.label}</span>;
}
