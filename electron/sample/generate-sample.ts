import { behave, type Behaviour } from './sample-behaviour.ts';
import { handOver, repClocks, type Handoff } from './sample-handoff.ts';
import { makeLead, type SampleLead } from './sample-lead.ts';
import { REPS, TODAYS_PROMISE_MINUTES, WRITTEN_THRESHOLD, type SampleRep } from './sample-world.ts';

/** One lead of the sample with its whole story. */
export interface SampleCase {
  readonly lead: SampleLead;
  readonly behaviour: Behaviour;
  readonly handoff: Handoff | null;
  /** The id under which the same person stands a second time; '' when there is no duplicate. */
  readonly duplicateId: string;
}

/** What was injected, counted while it was made; duplicates count nowhere else. */
export interface SampleTruth {
  readonly leads: number;
  readonly duplicates: number;
  readonly mqls: number;
  readonly handRaises: number;
  readonly neverTouched: number;
  readonly automatedOnly: number;
  /** MQLs whose owner had left; part of `neverTouched`. */
  readonly departedOwner: number;
  /** MQLs whose owner's territory is not the lead's, where the lead has one. */
  readonly wrongTerritory: number;
  readonly missingFields: number;
  readonly belowWrittenThreshold: number;
  /** First touches later than what sales promises today, in the owner's business minutes. */
  readonly late: number;
  readonly rejectedWithoutReason: number;
  readonly loadOfRep: Readonly<Record<string, number>>;
  readonly sql: number;
  readonly opportunity: number;
  readonly won: number;
  readonly wonAmount: number;
}

export interface SampleOptions {
  readonly seed: number;
  readonly leads: number;
  /** Without any gap: every MQL in its territory, touched in time by a person, with every field. */
  readonly isClean: boolean;
}

/** Makes the whole sample; the same options give the same cases on every machine. */
export function generateSample({ seed, leads, isClean }: SampleOptions): { cases: SampleCase[]; truth: SampleTruth } {
  const known = Array.from({ length: leads }, (_, index) => {
    const lead = makeLead(seed, index, isClean);
    return { index, lead, behaviour: behave(seed, index, lead, isClean) };
  });
  const owners = assign(known, isClean);
  const clocks = repClocks();
  const cases = known.map(({ index, lead, behaviour }): SampleCase => {
    const rep = owners.get(index);
    const clock = clocks.get(rep?.id ?? '');
    const handoff = behaviour.mqlAt === null || rep === undefined || clock === undefined ? null : handOver(seed, index, lead, behaviour, behaviour.mqlAt, rep, clock, isClean);
    return { lead, behaviour, handoff, duplicateId: !isClean && index % 67 === 12 ? String(20_900_001 + index) : '' };
  });
  return { cases, truth: truthOf(cases) };
}

type Known = { readonly index: number; readonly lead: SampleLead; readonly behaviour: Behaviour };

/** The client's round robin in order of time: blind to territory and to who has left. Clean: by territory, active only. */
function assign(known: readonly Known[], isClean: boolean): Map<number, SampleRep> {
  const mqls = known.filter(({ behaviour }) => behaviour.mqlAt !== null).sort((a, b) => (a.behaviour.mqlAt ?? 0) - (b.behaviour.mqlAt ?? 0) || a.index - b.index);
  const rotation = spread(REPS.flatMap((rep) => Array.from({ length: isClean ? 1 : rep.turns }, () => rep)));
  const turns = new Map<string, number>();
  return new Map(
    mqls.map(({ index, lead }) => {
      const able = isClean ? rotation.filter((rep) => rep.territory === lead.territory && rep.left === undefined) : rotation;
      const key = isClean ? lead.territory : '';
      const turn = turns.get(key) ?? 0;
      turns.set(key, turn + 1);
      const rep = able[turn % able.length];
      if (rep === undefined) throw new Error(`nobody is responsible for ${lead.country}`);
      return [index, rep] as const;
    }),
  );
}

/** Keeps the turns of one person apart from each other. */
function spread(slots: readonly SampleRep[]): SampleRep[] {
  return slots.map((_, index) => slots[(index * 4) % slots.length]).filter((rep): rep is SampleRep => rep !== undefined);
}

function truthOf(cases: readonly SampleCase[]): SampleTruth {
  const handed = cases.flatMap(({ lead, behaviour, handoff }) => (handoff === null ? [] : [{ lead, behaviour, handoff }]));
  const count = (test: (entry: (typeof handed)[number]) => boolean): number => handed.filter(test).length;
  const reached = (states: readonly Handoff['reached'][]): number => count(({ handoff }) => states.includes(handoff.reached));
  return {
    leads: cases.length,
    duplicates: cases.filter(({ duplicateId }) => duplicateId !== '').length,
    mqls: handed.length,
    handRaises: count(({ behaviour }) => behaviour.isHandRaise),
    neverTouched: count(({ handoff }) => handoff.firstTouchAt === null && !handoff.isAutomatedOnly),
    automatedOnly: count(({ handoff }) => handoff.isAutomatedOnly),
    departedOwner: count(({ behaviour, handoff }) => handoff.rep.left !== undefined && (behaviour.mqlAt ?? 0) >= handoff.rep.left),
    wrongTerritory: count(({ lead, handoff }) => lead.territory !== '' && handoff.rep.territory !== lead.territory),
    missingFields: count(({ lead }) => lead.hasMissingFields),
    belowWrittenThreshold: count(({ behaviour }) => behaviour.oldScore < WRITTEN_THRESHOLD),
    late: count(({ handoff }) => (handoff.responseMinutes ?? 0) > TODAYS_PROMISE_MINUTES),
    rejectedWithoutReason: count(({ handoff }) => handoff.isRejectedWithoutReason),
    loadOfRep: Object.fromEntries(REPS.map((rep) => [rep.id, count(({ handoff }) => handoff.rep === rep)])),
    sql: reached(['sql', 'opportunity', 'customer']),
    opportunity: reached(['opportunity', 'customer']),
    won: reached(['customer']),
    wonAmount: handed.reduce((sum, { handoff }) => sum + (handoff.deal?.stage === 'Won' ? handoff.deal.amount : 0), 0),
  };
}
