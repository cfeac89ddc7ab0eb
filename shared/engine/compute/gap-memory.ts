import type { ActionRule, Discovery } from '../discovery/discovery.ts';
import { discoverHandoff } from '../discovery/discover-handoff.ts';
import { discoveryLeads } from '../discovery/discovery-leads.ts';
import { matchMap, type MatchedMap } from '../discovery/match-map.ts';
import type { PoolCapacity } from '../evidence/check-capacity.ts';
import { FIRST_EVIDENCE_SETTINGS } from '../evidence/evidence-settings.ts';
import type { MeasuredFacts } from '../gaps/gap-facts.ts';
import { discoveryInputOf, openSources, type GapSources, type KnownFigures } from '../gaps/gap-sources.ts';
import type { GapSettings } from '../gaps/ledger.ts';
import { measureFacts } from '../gaps/measure-facts.ts';
import type { History } from '../history/history.ts';
import type { HandoffMap } from '../model/handoff-map.ts';
import { findHandoffs } from '../replay/find-handoffs.ts';
import { readScores } from '../replay/read-moments.ts';
import type { ReplaySummary } from '../replay/replay-result.ts';
import { createBatchEvaluator } from '../scoring/batch/batch-evaluator.ts';
import { handoffsKey, hoursKey, scoresKey } from '../replay/stage-memory.ts';
import type { ReplayWatch } from '../replay/replay-watch.ts';
import { contextLeads } from '../handoff-map/context-at-handoff.ts';
import { describeLead, type LeadRow } from '../history/lead-row.ts';
import { leadsWithin, type ValueSet } from '../history/leads-within.ts';
import { withExcluded } from '../history/with-excluded.ts';
import { createComputeSession, settingsKey, type ComputeSession, type ReplaySettings } from './compute-session.ts';
import { figureLeads } from './figure-leads.ts';

/** What gaps are judged on: a proposal, the settings of the ledger, and the leads that are looked at (null: all). */
export interface GapGround {
  readonly settings: ReplaySettings;
  readonly asked: GapSettings;
  readonly scope: ValueSet | null;
}

/** One page of leads by the name of a set. */
export interface LeadPage {
  readonly set: string;
  readonly offset: number;
  readonly limit: number;
}

/** What a replay of the same ground has shown already, in another thread; null: nothing, and it is replayed here. */
export interface PlayedFigures {
  readonly summary: ReplaySummary;
  readonly capacity: readonly PoolCapacity[];
}

/** What a history shows to gap rules and to the map, worked out when it is first asked for. A watch hears how far it is and may stop it. */
export interface RememberedGaps {
  facts(watch?: ReplayWatch, played?: PlayedFigures | null): MeasuredFacts;
  /** With what counted as an action, as set or as guessed. */
  discovery(watch?: ReplayWatch): Discovery & { readonly actions: ActionRule & { readonly isGuessed: boolean } };
  /** A said map beside what the history shows; remembered for the last few maps by all that it goes by, so that moving a step measures nothing anew. */
  match(map: HandoffMap, watch?: ReplayWatch): MatchedMap;
  leads(page: LeadPage): { readonly total: number; readonly rows: readonly LeadRow[] };
}

/** So many grounds of a history, and so many maps on a ground, are remembered. */
const MOST_GROUNDS = 4;
const ofHistory = new WeakMap<History, Map<string, RememberedGaps>>();

/** The gaps' measurements on one ground; remembered until the history or who counts in it changes. */
export function rememberGaps(session: ComputeSession, ground: GapGround): RememberedGaps {
  const known = ofHistory.get(session.history) ?? new Map<string, RememberedGaps>();
  ofHistory.set(session.history, known);
  const key = `${settingsKey(ground.settings)} ${JSON.stringify([ground.asked, ground.scope])}`;
  return recall(known, key, () => openGround(session, ground));
}

/** Every lead of the scope, whether it counts or not. */
const inScopeOf = ({ history }: ComputeSession, scope: ValueSet): Uint8Array => leadsWithin(withExcluded(history, new Uint8Array(history.createdAt.length)), [scope]);

/** The same history with everybody outside the scope left out. */
function scoped(session: ComputeSession, inScope: Uint8Array): ComputeSession {
  const { history, imported } = session;
  const inner = createComputeSession(withExcluded(history, history.excluded.map((flag, lead) => (flag === 1 || inScope[lead] !== 1 ? 1 : 0))));
  return { ...inner, history: inner.history, imported };
}

/** A long loop looks after so many turns. */
const PAUSE = 4096;

/** Who asks now, and which part of the whole the work under way is: work that is remembered tells whoever happens to ask for it first. */
function createLooking() {
  let watch: ReplayWatch | null = null;
  let [from, to, last] = [0, 1, 0];
  const look = (share: number): void => {
    last = from + (to - from) * share;
    watch?.(last);
  };
  return {
    look,
    pause: (turn: number): void => {
      if (turn % PAUSE === 0) watch?.(last);
    },
    within<T>(start: number, end: number, work: () => T): T {
      [from, to] = [start, end];
      look(0);
      return work();
    },
    by<T>(who: ReplayWatch | undefined, work: () => T): T {
      watch = who ?? null;
      try {
        return work();
      } finally {
        watch = null;
      }
    },
  };
}

function openGround(whole: ComputeSession, { settings, asked, scope }: GapGround): RememberedGaps {
  const inScope = scope === null ? null : inScopeOf(whole, scope);
  const session = inScope === null ? whole : scoped(whole, inScope);
  const { configuration } = settings;
  const once = <T>(make: () => T): (() => T) => {
    let made: { readonly value: T } | undefined;
    return () => (made ??= { value: make() }).value;
  };
  const looking = createLooking();
  let given: PlayedFigures | null = null;
  const policy = once(() => session.policy(settings, 'actual', looking.look));
  const known: KnownFigures = {
    get replay() {
      return given ?? session.replay(settings, looking.look);
    },
    get scores() {
      return session.memory.keep('handoffScores', scoresKey(settings), () => readScores(createBatchEvaluator(session.history, configuration, sources().dayOf), sources().actual, looking.look));
    },
    get check() {
      return policy().check();
    },
    get capacity() {
      return given?.capacity ?? session.evidence(settings, FIRST_EVIDENCE_SETTINGS).capacity();
    },
    get discovery() {
      return discovered();
    },
  };
  const sources = once((): GapSources => openSources({ ...settings, history: session.history }, session.memory.keep('handoffs', handoffsKey(configuration), () => findHandoffs(session.history, configuration.sla)), known, { imported: session.imported, settings: asked, inScope, look: looking.look, pause: looking.pause }));
  const matched = new Map<string, MatchedMap>();
  const discoveryInput = () => discoveryInputOf(sources());
  const watchedInput = () => {
    const { rules, ...input } = discoveryInput();
    return { ...input, rules: { ...rules, watch: looking.look } };
  };
  // Neither points nor targets nor rules change what was.
  const discoveryKey = JSON.stringify([handoffsKey(configuration), hoursKey(settings), asked.actions]);
  const discovered = once(() => session.memory.keep('discovery', discoveryKey, () => discoverHandoff(watchedInput())));
  const facts = once(() => {
    if (given === null) looking.within(0, 0.4, () => known.replay); // most measurements read it
    const begun = given === null ? 0.4 : 0;
    const part = (of: number): number => begun + of * (1 - begun);
    looking.within(part(0), part(0.2), discovered);
    looking.within(part(0.2), part(0.5), () => known.check);
    return looking.within(part(0.5), 1, () => measureFacts(sources()));
  });
  return {
    facts: (who, played = null) => looking.by(who, () => {
      given = played;
      return facts();
    }),
    discovery: (who) => looking.by(who, () => ({ ...looking.within(0, 1, discovered), actions: { ...discoveryInput().rules.actions, isGuessed: asked.actions === undefined } })),
    match: (map, who) => looking.by(who, () => looking.within(0, 1, () => recall(matched, JSON.stringify(wordsOf(map)), () => matchMap(map, watchedInput())))),
    leads: (page) => readPage(session, settings, sources, facts, page),
  };
}

/** All of a map that a match goes by: where steps stand, who owns them and which facts travel changes nothing. */
const wordsOf = ({ steps, edges }: HandoffMap) => [
  steps.map(({ id, name, trigger, entryCriteria, exitCriteria, system, meaning }) => [id, name, trigger, entryCriteria, exitCriteria, system, meaning]),
  edges.map(({ id, from, to, kind, said, targetMs, targetClock }) => [id, from, to, kind, said, targetMs, targetClock]),
];

/** What is remembered under a key, or made; more than a few are all forgotten. */
function recall<T>(remembered: Map<string, T>, key: string, make: () => T): T {
  const found = remembered.get(key) ?? make();
  if (!remembered.has(key) && remembered.size >= MOST_GROUNDS) remembered.clear();
  remembered.set(key, found);
  return found;
}

function readPage(session: ComputeSession, settings: ReplaySettings, sources: () => GapSources, facts: () => MeasuredFacts, { set, offset, limit }: LeadPage): { readonly total: number; readonly rows: readonly LeadRow[] } {
  const [kind, name] = [set.slice(0, set.indexOf(':')), set.slice(set.indexOf(':') + 1)];
  if (kind === 'policy') return session.policy(settings, 'actual').leads({ set: name, offset, limit });
  if (kind === 'figure') {
    const result = session.replay(settings);
    return figureLeads(session.history, result, settings.configuration, { leads: result.sets.get(name) ?? new Uint32Array(0), offset, limit });
  }
  if (kind === 'gap') facts();
  if (!sources().sets.has(set)) sources().sets.put(set, () => findLeads(sources(), kind, name));
  const found = sources().sets.get(set) ?? new Uint32Array(0);
  return { total: found.length, rows: describeRows(sources(), found.subarray(offset, offset + limit)) };
}

/** Sets that are worked out when they are opened; none for a name that says nothing. */
function findLeads(sources: GapSources, kind: string, name: string): Uint32Array {
  if (kind === 'discovery') return discoveryLeads(discoveryInputOf(sources), name);
  return kind === 'context' ? contextLeads(sources.history, sources.input.configuration, sources.actual, name) : new Uint32Array(0);
}

/** Beside each lead its first handoff: when it was, who had it, and whether a touch was logged. */
function describeRows({ history, actual }: GapSources, leads: Uint32Array): LeadRow[] {
  return Array.from(leads, (lead) => {
    const row = describeLead(history, lead);
    const i = actual.lead.indexOf(lead);
    if (i < 0) return row;
    const touch = Number.isNaN(actual.touchAt[i]!) ? (actual.hasAutomatedTouch[i] === 1 ? 'touched only by automation' : 'no logged touch') : 'touched';
    return { ...row, at: actual.at[i]!, owner: history.owners[actual.owner[i]! - 1]?.name ?? '', note: `handed over; ${touch}` };
  });
}
