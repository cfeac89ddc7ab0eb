import type { Played } from '../replay/played.ts';

/** What a flow compares: which leads are handed over in which tier, who gets them, or what became of them. */
export const FLOWS = ['stage', 'owner', 'outcome'] as const;
export type FlowKind = (typeof FLOWS)[number];

/** One end of a flow: what really was (left) or what is proposed (right). */
export interface FlowNode {
  readonly id: string;
  readonly label: string;
  readonly side: 'actual' | 'proposed';
  readonly leads: number;
  /** True: nobody's or nothing, drawn hatched. */
  readonly isNobody: boolean;
}

/** Leads from one end to another; opens as `flow.<kind>.<from>><to>`. */
export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly leads: number;
}

/** Each lead that is handed over in either arm, by its first handoff there. */
export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
  readonly total: number;
}

interface Side {
  readonly names: readonly { readonly id: string; readonly label: string; readonly isNobody?: boolean }[];
  /** By lead: a place among the names; the last one is "not handed over". */
  readonly placeOf: Uint16Array;
}

const NOT = { id: 'not', label: 'Not handed over', isNobody: true } as const;

/** Where the leads of the left go on the right. */
export function findFlow(played: Played, kind: FlowKind): Flow {
  const [left, right] = sides(played, kind);
  const columns = right.names.length;
  const counts = new Uint32Array(left.names.length * columns);
  let total = 0;
  for (let lead = 0; lead < left.placeOf.length; lead += 1) {
    if (!isInside(left, right, lead)) continue;
    counts[left.placeOf[lead]! * columns + right.placeOf[lead]!]! += 1;
    total += 1;
  }
  const links = Array.from(counts).flatMap((leads, cell): FlowLink[] => (leads === 0 ? [] : [{ from: left.names[Math.floor(cell / columns)]!.id, to: right.names[cell % columns]!.id, leads }]));
  const nodesOf = ({ names }: Side, side: FlowNode['side']): FlowNode[] =>
    names.map(({ id, label, isNobody = false }) => ({ id, label, side, isNobody, leads: links.reduce((sum, link) => (link[side === 'actual' ? 'from' : 'to'] === id ? sum + link.leads : sum), 0) })).filter(({ leads }) => leads > 0);
  return { nodes: [...nodesOf(left, 'actual'), ...nodesOf(right, 'proposed')], links, total };
}

/** The leads of one link, ascending. */
export function openFlow(played: Played, kind: FlowKind, from: string, to: string): Uint32Array {
  const [left, right] = sides(played, kind);
  const [a, b] = [left.names.findIndex(({ id }) => id === from), right.names.findIndex(({ id }) => id === to)];
  return Uint32Array.from(Array.from(left.placeOf.keys()).filter((lead) => left.placeOf[lead] === a && right.placeOf[lead] === b && isInside(left, right, lead)));
}

/** Leads that neither arm hands over are no part of the flow. */
const isInside = (left: Side, right: Side, lead: number): boolean => left.placeOf[lead] !== left.names.length - 1 || right.placeOf[lead] !== right.names.length - 1;

function sides(played: Played, kind: FlowKind): readonly [Side, Side] {
  switch (kind) {
    case 'stage':
      return [tierSide(played, 'actual'), tierSide(played, 'proposed')];
    case 'owner':
      return [ownerSide(played, 'actual'), ownerSide(played, 'proposed')];
    case 'outcome':
      return [outcomeSide(played), tierSide(played, 'proposed')];
  }
}

/** By lead the place of its first handoff in an arm, the last name where it has none. */
function firstPlaces(leads: number, names: number, arm: { readonly count: number; readonly lead: Uint32Array }, placeOf: (i: number) => number): Uint16Array {
  const places = new Uint16Array(leads).fill(names - 1);
  for (let i = arm.count - 1; i >= 0; i -= 1) places[arm.lead[i]!] = placeOf(i);
  return places;
}

function tierSide({ input, actual, actualMoments, proposed }: Played, side: FlowNode['side']): Side {
  const names = [...input.configuration.tiers.classes.map(({ id, name }) => ({ id, label: name })), { id: 'none', label: 'Without a tier' }, NOT];
  const [arm, tier] = side === 'actual' ? [actual, actualMoments.tier] : [proposed, proposed.tier];
  return { names, placeOf: firstPlaces(input.history.leadIds.length, names.length, arm, (i) => (tier[i]! < 0 ? names.length - 2 : tier[i]!)) };
}

/** More people than this are told by their pool. */
const MOST_PEOPLE = 16;

function ownerSide({ input, actual, actualRep, proposed }: Played, side: FlowNode['side']): Side {
  const { roster, pools } = input.configuration.routing;
  const byPool = roster.length > MOST_PEOPLE && pools.length > 0;
  const groups = byPool ? [...pools.map(({ id, name }) => ({ id: `pool:${id}`, label: name })), { id: 'no-pool', label: 'In no pool' }] : roster.map(({ id, name }) => ({ id: `rep:${id}`, label: name }));
  const poolOf = roster.map(({ id }) => {
    const pool = pools.findIndex(({ members }) => members.some(({ repId }) => repId === id));
    return pool < 0 ? pools.length : pool;
  });
  const names = [...groups, { id: 'outside', label: 'Outside the roster' }, { id: 'nobody', label: 'Nobody', isNobody: true }, NOT];
  const placeOf = (rep: number, hasOwner: boolean): number => (rep >= 0 ? (byPool ? poolOf[rep]! : rep) : groups.length + (hasOwner ? 0 : 1));
  return {
    names,
    placeOf: side === 'actual'
      ? firstPlaces(input.history.leadIds.length, names.length, actual, (i) => placeOf(actualRep[i]!, actual.owner[i] !== 0))
      : firstPlaces(input.history.leadIds.length, names.length, proposed, (i) => placeOf(proposed.rep[i]!, false)),
  };
}

function outcomeSide({ input, actual }: Played): Side {
  const names = [
    { id: 'won', label: 'Won' }, { id: 'opportunity', label: 'Opportunity' }, { id: 'sql', label: 'SQL' }, { id: 'closed', label: 'Turned down' },
    { id: 'touched', label: 'Touched, no decision' }, { id: 'untouched', label: 'No logged touch', isNobody: true }, NOT,
  ];
  const placeOf = (i: number): number => {
    if (actual.isWon[i] === 1) return 0;
    if (actual.isOpportunity[i] === 1) return 1;
    if (actual.isSql[i] === 1) return 2;
    if (actual.closedBy[i] !== 0) return 3;
    return Number.isNaN(actual.touchAt[i]!) ? 5 : 4;
  };
  return { names, placeOf: firstPlaces(input.history.leadIds.length, names.length, actual, placeOf) };
}
