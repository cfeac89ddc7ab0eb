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

/** Behind whoever waits longer, or as long by an earlier decision: almost always the end. */
function placeIn({ leads, head }: Lane, { at, turn }: HeldLead): number {
  let place = leads.length;
  while (place > head && leads[place - 1]!.at === at && leads[place - 1]!.turn > turn) place -= 1;
  return place;
}

const headOf = (lane: Lane): HeldLead | undefined => lane.leads[lane.head];

const byWait = (a: Lane, b: Lane): boolean => {
  const [one, other] = [headOf(a)!, headOf(b)!];
  return one.at < other.at || (one.at === other.at && one.turn < other.turn);
};

const byTier = (a: Lane, b: Lane): boolean => a.tier < b.tier || (a.tier === b.tier && byWait(a, b));

/** The lane whose first lead comes before those of all others; lanes without leads have none. */
function first(of: Iterable<Lane>, isBefore: (a: Lane, b: Lane) => boolean): Lane | undefined {
  let best: Lane | undefined;
  for (const lane of of) if (headOf(lane) !== undefined && (best === undefined || isBefore(lane, best))) best = lane;
  return best;
}

/** Leads that wait until somebody is free, taken by (tier, since when, lead id) (domain.md §5, "Hold queue"). */
export class HoldQueue {
  size = 0;
  private readonly lanes = new Map<string, Lane>();

  /** Leads must be put in the order in which they begin to wait; those of one instant in any. */
  put(asks: LaneAsks, lead: HeldLead): void {
    const { tier, rule, onlyRep, exclude, needs } = asks;
    const key = `${tier} ${rule} ${onlyRep} ${exclude} ${needs.territory} ${needs.segment} ${needs.skills.join(',')}`;
    const lane = this.lanes.get(key) ?? { ...asks, leads: [], head: 0 };
    this.lanes.set(key, lane);
    lane.leads.splice(placeIn(lane, lead), 0, lead);
    this.size += 1;
  }

  /** Since when the lead that waits longest does; Infinity when none does. */
  oldest(): number {
    let oldest = Infinity;
    for (const lane of this.lanes.values()) oldest = Math.min(oldest, headOf(lane)?.at ?? Infinity);
    return oldest;
  }

  /** Offers the leads in order; `give` answers whether the lead found somebody, and is not asked again for a lane that did not. */
  drain(give: (lead: HeldLead, asks: LaneAsks) => boolean): void {
    const open = new Set(this.lanes.values());
    for (;;) {
      const lane = first(open, byTier);
      const lead = lane && headOf(lane);
      if (lane === undefined || lead === undefined) return;
      if (give(lead, lane)) this.shift(lane);
      else open.delete(lane);
    }
  }

  /** Takes out, in order, the leads that wait since an instant or longer. */
  expire(since: number, take: (lead: HeldLead, asks: LaneAsks) => void): void {
    for (;;) {
      const lane = first(this.lanes.values(), byWait);
      const lead = lane && headOf(lane);
      if (lane === undefined || lead === undefined || lead.at > since) return;
      this.shift(lane);
      take(lead, lane);
    }
  }

  private shift(lane: Lane): void {
    lane.head += 1;
    this.size -= 1;
    if (lane.head < lane.leads.length) return;
    lane.leads.length = 0;
    lane.head = 0;
  }
}
