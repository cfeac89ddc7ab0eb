import type { LeadKeys } from './kept-owner.ts';
import type { LeadNeeds } from './lead-needs.ts';

/** A lead that waits: its decision, since when (UTC ms: its trigger, or when it was taken from somebody) and what is remembered of it once it is given. */
export interface HeldLead {
  readonly turn: number;
  readonly at: number;
  readonly keys: LeadKeys | null;
}

/** What leads of one lane share, so that when one of them finds nobody, none of them does at that instant. */
export interface LaneAsks {
  /** Place among the tiers, hottest first. */
  readonly tier: number;
  readonly rule: number;
  /** The one person that the leads of this lane wait for; -1: anybody of the rule's pools. */
  readonly onlyRep: number;
  readonly needs: LeadNeeds;
  readonly exclude: number;
}

interface Lane extends LaneAsks {
  readonly leads: HeldLead[];
  head: number;
}

/** Leads that wait until somebody is free, taken by (tier, since when, lead id) (domain.md §5, "Hold queue"). */
export interface HoldQueue {
  readonly size: number;
  put(asks: LaneAsks, lead: HeldLead): void;
  /** Since when the lead that waits longest does; Infinity when none does. */
  oldest(): number;
  /** Offers the leads in order; `give` answers whether the lead found somebody, and is not asked again for a lane that did not. */
  drain(give: (lead: HeldLead, asks: LaneAsks) => boolean): void;
  /** Takes out, in order, the leads that wait since an instant or longer. */
  expire(since: number, take: (lead: HeldLead, asks: LaneAsks) => void): void;
}

/** Behind whoever waits longer, or as long by an earlier decision: almost always the end. */
function placeIn({ leads, head }: Lane, { at, turn }: HeldLead): number {
  let place = leads.length;
  while (place > head && leads[place - 1]!.at === at && leads[place - 1]!.turn > turn) place -= 1;
  return place;
}

/** An empty queue. Leads must be put in the order in which they begin to wait; those of one instant in any. */
export function createHoldQueue(): HoldQueue {
  const lanes = new Map<string, Lane>();
  let size = 0;
  const headOf = (lane: Lane): HeldLead | undefined => lane.leads[lane.head];
  const shift = (lane: Lane): void => {
    lane.head += 1;
    size -= 1;
    if (lane.head === lane.leads.length) {
      lane.leads.length = 0;
      lane.head = 0;
    }
  };
  const first = (of: Iterable<Lane>, isBefore: (a: Lane, b: Lane) => boolean): Lane | undefined => {
    let best: Lane | undefined;
    for (const lane of of) if (headOf(lane) !== undefined && (best === undefined || isBefore(lane, best))) best = lane;
    return best;
  };
  const byWait = (a: Lane, b: Lane): boolean => {
    const [one, other] = [headOf(a)!, headOf(b)!];
    return one.at < other.at || (one.at === other.at && one.turn < other.turn);
  };
  return {
    get size() {
      return size;
    },
    put(asks, lead) {
      const { tier, rule, onlyRep, exclude, needs } = asks;
      const key = `${tier} ${rule} ${onlyRep} ${exclude} ${needs.territory} ${needs.segment} ${needs.skills.join(',')}`;
      const lane = lanes.get(key) ?? { ...asks, leads: [], head: 0 };
      lanes.set(key, lane);
      lane.leads.splice(placeIn(lane, lead), 0, lead);
      size += 1;
    },
    oldest() {
      let oldest = Infinity;
      for (const lane of lanes.values()) oldest = Math.min(oldest, headOf(lane)?.at ?? Infinity);
      return oldest;
    },
    drain(give) {
      const open = new Set(lanes.values());
      for (;;) {
        const lane = first(open, (a, b) => a.tier < b.tier || (a.tier === b.tier && byWait(a, b)));
        const lead = lane && headOf(lane);
        if (lane === undefined || lead === undefined) return;
        if (give(lead, lane)) shift(lane);
        else open.delete(lane);
      }
    },
    expire(since, take) {
      for (;;) {
        const lane = first(lanes.values(), byWait);
        const lead = lane && headOf(lane);
        if (lane === undefined || lead === undefined || lead.at > since) return;
        shift(lane);
        take(lead, lane);
      }
    },
  };
}
