import type { LeadSpec, FactSpec } from '../../fixtures/a-history.ts';

/** The rules that a telling goes by: which types are touches, outreach by machines, actions. */
export interface Told {
  readonly touches: readonly { readonly type: string; readonly automated?: boolean }[];
  readonly automatedTouches: readonly { readonly type: string }[];
  readonly actions: { readonly events: readonly { readonly type: string }[]; readonly countsOwner: boolean; readonly windowMinutes: number };
}

/** One handoff as somebody with pencil and paper would tell it. */
export interface Story {
  readonly lead: string;
  readonly steps: readonly { readonly step: string; readonly at: number }[];
  readonly changes: readonly { readonly from: string; readonly to: string; readonly isAlone: boolean }[];
  readonly owners: readonly { readonly from: string; readonly to: string }[];
  readonly triggerAt: number;
  readonly touchAt: number | null;
  /** When somebody first had it; null: nobody ever. */
  readonly ownedAt: number | null;
  readonly isLast: boolean;
}

const KINDS = ['property', 'engagement', 'stage', 'owner', 'deal'];
/** What one engagement can be, in the order in which it is told. */
const DEALS = { created: 'dealCreated', won: 'dealWon', lost: 'dealLost' } as const;

/**
 * The handoffs of some leads, told from the facts as a test wrote them: it knows no columns, no codes and nothing of the
 * product's own forms, so that what those give can be held against it.
 */
export function tellStories(leads: readonly LeadSpec[], rules: Told): Story[] {
  return leads.filter(({ excluded }) => excluded !== true).flatMap(({ id, facts = [] }) => {
    const sorted = facts.map((fact, place) => ({ fact, place })).sort((a, b) => a.fact.at - b.fact.at || KINDS.indexOf(a.fact.kind) - KINDS.indexOf(b.fact.kind) || a.place - b.place).map(({ fact }) => fact);
    const triggers = sorted.flatMap((fact, place) => (fact.kind === 'stage' && fact.to === 'mql' && stateAfter(sorted.slice(0, place)) !== 'mql' ? [place] : []));
    return triggers.map((place, nth) => tellOne(id, sorted, place, triggers[nth + 1], rules));
  });
}

const stateAfter = (facts: readonly FactSpec[]): string => facts.reduce((state, fact) => (fact.kind === 'stage' ? fact.to : state), '');
const ownerAfter = (facts: readonly FactSpec[]): string => facts.reduce((owner, fact) => (fact.kind === 'owner' ? fact.owner : owner), '');

function tellOne(lead: string, sorted: readonly FactSpec[], trigger: number, next: number | undefined, rules: Told): Story {
  const triggerAt = sorted[trigger]!.at;
  const endAt = next === undefined ? Infinity : sorted[next]!.at;
  const steps: { step: string; at: number }[] = [];
  const tell = (step: string, at: number): void => {
    if (steps.at(-1)?.step !== step) steps.push({ step, at });
  };
  const once = (step: string, at: number): void => {
    if (!steps.some((one) => one.step === step) && !told.has(step)) tell(step, at);
    told.add(step);
  };
  const told = new Set<string>();
  const changes: { from: string; to: string; at: number }[] = [{ from: stateAfter(sorted.slice(0, trigger)), to: 'mql', at: triggerAt }];
  const owners: { from: string; to: string }[] = [];
  const acted: number[] = [];
  let owner = ownerAfter(sorted.filter(({ at }) => at < triggerAt));
  let ownedAt = owner === '' ? null : triggerAt;
  let touchAt: number | null = null;
  if (changes[0]!.from !== '') tell(changes[0]!.from, sinceWhen(sorted.slice(0, trigger)));
  tell('mql', triggerAt);
  sorted.forEach((fact, place) => {
    if (fact.at < triggerAt || fact.at >= endAt) return;
    const { at } = fact;
    if (fact.kind === 'engagement') {
      const is = (all: readonly { readonly type: string; readonly automated?: boolean }[]): boolean => all.some((one) => one.type === fact.type && (one.automated === undefined || one.automated === (fact.automated ?? false)));
      if (is(rules.actions.events)) acted.push(at);
      if (is(rules.actions.events) && !is(rules.automatedTouches)) once('action', at);
      if (is(rules.automatedTouches)) once('automated', at);
      if (is(rules.touches)) {
        touchAt ??= at;
        once('touch', at);
      }
    } else if (fact.kind === 'stage' && place > trigger && fact.to !== changes.at(-1)!.to) {
      changes.push({ from: changes.at(-1)!.to, to: fact.to, at });
      tell(fact.to, at);
    } else if (fact.kind === 'owner') {
      if (fact.owner !== '') ownedAt ??= at;
      if (fact.owner === owner) return;
      tell(owner === '' ? 'ownerSet' : fact.owner === '' ? 'ownerCleared' : 'ownerChanged', at);
      owners.push({ from: owner, to: fact.owner });
      owner = fact.owner;
      if (rules.actions.countsOwner) acted.push(at);
    } else if (fact.kind === 'deal') tell(DEALS[fact.event], at);
  });
  const isAlone = (from: number): boolean => !acted.some((at) => at >= from && at <= from + rules.actions.windowMinutes * 60_000);
  return { lead, steps, owners, triggerAt, touchAt, ownedAt, isLast: next === undefined, changes: changes.map(({ from, to, at }) => ({ from, to, isAlone: isAlone(at) })) };
}

/** When the last state of some facts began. */
function sinceWhen(facts: readonly FactSpec[]): number {
  let [state, since] = ['', NaN];
  for (const fact of facts) {
    if (fact.kind !== 'stage' || fact.to === state) continue;
    [state, since] = [fact.to, fact.at];
  }
  return since;
}
