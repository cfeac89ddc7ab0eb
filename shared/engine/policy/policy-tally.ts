import { TRUE } from '../expressions/truth.ts';
import type { Configuration } from '../model/configuration.ts';
import { isCapStanding, STANDINGS } from '../routing/standing.ts';
import type { RoutingWitness } from '../routing/routing-witness.ts';
import type { RosterClocks } from '../sla/roster-clocks.ts';
import { DAY } from '../time/units.ts';
import { stepReader } from '../time/zone-table.ts';

/** Leads that a rep did not get because a cap of his was full, on one of his days (a day number). */
export interface CapHits {
  readonly rep: number;
  readonly standing: number;
  readonly day: number;
  readonly turns: number[];
}

/** What decisions saw at their triggers, counted; what a lead sees again while it waits is not counted again. */
export interface PolicyTally {
  /** By rep and standing (`rep * STANDINGS.length + standing`): leads for which he was asked and passed over. */
  readonly passedOver: Int32Array;
  /** By rep: leads that he could have taken and another got. */
  readonly notPicked: Int32Array;
  /** By rule: leads for which it was asked and true, that it placed at once, and that it held. */
  readonly isTrue: Int32Array;
  readonly atOnce: Int32Array;
  readonly held: Int32Array;
  readonly caps: readonly CapHits[];
  readonly witness: RoutingWitness;
  /** The decisions in which a rep was passed over, when one is watched. */
  readonly watchedTurns: readonly { readonly turn: number; readonly standing: number }[];
}

function capNoter(clocks: RosterClocks, reps: number): { note(rep: number, standing: number, turn: number, at: number): void; hits(): CapHits[] } {
  const all: CapHits[] = [];
  const byDay = new Map<number, CapHits>();
  // Of each rep and cap the day that was noted last, and the turn: almost every hit is another one of that day.
  const last: (CapHits | undefined)[] = [];
  const lastTurn = new Int32Array(reps * STANDINGS.length).fill(-1);
  const dayOf = Array.from({ length: reps }, (_, rep) => stepReader(clocks.capZone ?? (clocks.reps[rep] ?? clocks.client).zone, DAY));
  return {
    note: (rep, standing, turn, at) => {
      const day = dayOf[rep]!(at);
      const place = rep * STANDINGS.length + standing;
      let hits = last[place];
      if (hits?.day !== day) {
        const key = day * reps * STANDINGS.length + place;
        hits = byDay.get(key) ?? { rep, standing, day, turns: [] };
        if (hits.turns.length === 0) all.push(hits);
        byDay.set(key, hits);
        last[place] = hits;
      } else if (lastTurn[place] === turn) return;
      lastTurn[place] = turn;
      hits.turns.push(turn);
    },
    hits: () => all,
  };
}

/** An empty tally; `watchedRep` (a place in the roster) is written down decision by decision, -1: nobody. */
export function startTally(routing: Configuration['routing'], clocks: RosterClocks, watchedRep = -1): PolicyTally {
  const reps = routing.roster.length;
  const rules = routing.rules.length;
  const passedOver = new Int32Array(reps * STANDINGS.length);
  const notPicked = new Int32Array(reps);
  const [isTrue, atOnce, held] = [new Int32Array(rules), new Int32Array(rules), new Int32Array(rules)];
  const noteCap = capNoter(clocks, reps);
  const watchedTurns: { turn: number; standing: number }[] = [];
  const roster = new Map(routing.roster.map(({ id }, rep) => [id, rep]));
  const repOfMember = routing.pools.map(({ members }) => members.map(({ repId }) => roster.get(repId) ?? -1));
  let [turn, at] = [-1, NaN];
  let isFirstLook = true;
  // Somebody may stand in a pool twice: of each rep the last turn for which he was eligible, and how often he was asked for it.
  const [eligibleFor, eligibleTimes] = [new Int32Array(reps).fill(-1), new Int32Array(reps)];
  const note = (rep: number, standing: number): void => {
    passedOver[rep * STANDINGS.length + standing]! += 1;
    if (rep === watchedRep) watchedTurns.push({ turn, standing });
    if (isCapStanding(standing)) noteCap.note(rep, standing, turn, at);
  };
  const witness: RoutingWitness = {
    isDetailed: false,
    looks: (of, instant) => {
      isFirstLook = of > turn;
      if (isFirstLook) turn = of;
      at = instant;
    },
    kept: () => undefined,
    rule: (of, truth) => {
      if (truth === TRUE) isTrue[of]! += 1;
    },
    closed: () => undefined,
    member: (_, pool, member, standing) => {
      const rep = repOfMember[pool]?.[member] ?? -1;
      if (!isFirstLook || rep < 0) return;
      if (standing !== 0) return note(rep, standing);
      // Whoever of them is picked is told of next.
      notPicked[rep]! += 1;
      eligibleTimes[rep] = eligibleFor[rep] === turn ? eligibleTimes[rep]! + 1 : 1;
      eligibleFor[rep] = turn;
      if (rep === watchedRep) watchedTurns.push({ turn, standing: 0 });
    },
    picked: (rule, pool, member) => {
      if (!isFirstLook) return;
      atOnce[rule]! += 1;
      const rep = repOfMember[pool]?.[member] ?? -1;
      if (rep < 0) return;
      notPicked[rep]! -= eligibleTimes[rep]!;
      if (rep === watchedRep) watchedTurns.length -= eligibleTimes[rep]!;
    },
    held: (of) => {
      if (of >= 0) held[of]! += 1;
    },
  };
  return {
    passedOver, notPicked, isTrue, atOnce, held, witness, watchedTurns,
    get caps() {
      return noteCap.hits();
    },
  };
}
