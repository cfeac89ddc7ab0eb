import { leavesOf } from '../expressions/leaves-of.ts';
import type { Configuration } from '../model/configuration.ts';
import { codesAt } from '../replay/codes-at.ts';
import { leadsOf } from '../replay/figure-book.ts';
import { FORGETFUL, crossingsKey } from '../replay/stage-memory.ts';
import { territoryOfCode } from '../scoring/evaluate-lead.ts';
import { findMondayLoad, type MondayLine } from './monday-load.ts';
import { STRIDE, type PolicyStage } from './play-policy.ts';
import { finding, type PolicyFinding } from './policy-finding.ts';
import { createPolicySets, type PolicySets } from './policy-sets.ts';
import { rosterFindings } from './roster-findings.ts';
import { relateRules } from './rule-relations.ts';
import { findRuleTruths, type RuleTruths } from './rule-truths.ts';
import { assumptionSentences } from './routing-honesty.ts';
import { findUncovered } from './uncovered.ts';
import { findUnseen, type UnseenCombination } from './unseen-combinations.ts';

/** A field that rules ask for and what share of the leads did not have it when they were decided. */
export interface AskedField {
  readonly field: string;
  readonly unknown: number;
  readonly share: number;
  readonly ruleIds: readonly string[];
  readonly set: string;
}

/** A policy looked at before it is played, weighted by the history (contract `routing.checkPolicy`; domain.md §3). */
export interface PolicyCheck {
  readonly total: number;
  /** The worst first. */
  readonly findings: readonly PolicyFinding[];
  readonly uncovered: {
    readonly leads: number;
    readonly share: number;
    readonly set: string;
    /** How many combinations there are; the first 20 are listed, most leads first. */
    readonly combinations: number;
    /** What the policy names and no lead of the history has. */
    readonly unseen: readonly UnseenCombination[];
    readonly listed: readonly { readonly values: readonly { readonly field: string; readonly label: string }[]; readonly sentence: string; readonly leads: number; readonly share: number; readonly set: string }[];
  };
  readonly fields: readonly AskedField[];
  readonly mondays: readonly MondayLine[];
  readonly assumptions: readonly string[];
}

/** Combinations that are listed by name. */
const LISTED = 20;
/** A field unknown for more than this share of the leads is a finding. */
const MOSTLY_UNKNOWN = 0.1;
/** More rules than this are hard to agree on, which is said. */
const MANY_RULES = 100;
/** Overlaps that are named; the most leads first. */
const NAMED_OVERLAPS = 20;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const leads = (n: number): string => `${n} ${n === 1 ? 'lead' : 'leads'}`;

/** Everything that a check finds, and the leads behind its numbers. `knownZones`: the zones that exist. */
export function checkPolicy(stage: PolicyStage, knownZones: ReadonlySet<string>): { readonly check: PolicyCheck; readonly sets: PolicySets } {
  const { input, routing: { crossings } } = stage;
  const { routing } = input.configuration;
  const sets = createPolicySets();
  const truthsKey = JSON.stringify([stage.which, crossingsKey(input), routing.evaluationStage, routing.rules, routing.segments, routing.skills]);
  const truths = (input.memory ?? FORGETFUL).keep('ruleTruths', truthsKey, () => findRuleTruths(stage));
  const total = crossings.count;
  const shareOf = (n: number): number => (total === 0 ? 0 : n / total);
  const open: Open = (set, isMeant) => {
    sets.set(set, () => leadsOf(crossings, isMeant));
    return set;
  };
  const isUncovered = (turn: number): boolean => truths.of[turn] === 0;
  const uncovered = truths.profiles[0]?.n ?? 0;
  const combinations = findUncovered(stage, isUncovered);
  const fields = askedFields(stage, open, shareOf);
  const mondays = findMondayLoad(stage, truths);
  const found = [
    ...rosterFindings({ routing, absences: input.absences, knownZones, now: input.history.to }),
    ...ruleFindings(stage, truths, open, shareOf),
    ...fieldFindings(stage, fields),
    ...mondayFindings(mondays, routing),
    ...(uncovered === 0 ? [] : [uncoveredFinding(uncovered, shareOf(uncovered))]),
    ...assumptionFindings(routing),
  ];
  const rank = { stops: 0, warns: 1, notes: 2 };
  return {
    check: {
      total,
      findings: found.map((each, place) => ({ each, place })).sort((a, b) => rank[a.each.severity] - rank[b.each.severity] || (b.each.leads ?? -1) - (a.each.leads ?? -1) || a.place - b.place).map(({ each }) => each),
      uncovered: {
        leads: uncovered,
        share: shareOf(uncovered),
        set: open('uncovered', isUncovered),
        combinations: combinations.found.length,
        unseen: findUnseen(stage),
        listed: combinations.found.slice(0, LISTED).map(({ values, n, id }, place) => {
          const share = shareOf(n);
          const what = values.map(({ field, label }) => `${field} ${label}`).join(', ');
          return { values, sentence: `${percent(share)} of the leads match no rule: ${what === '' ? 'there is no rule' : what}.`, leads: n, share, set: open(`uncovered.${place}`, (turn) => combinations.of[turn] === id) };
        }),
      },
      fields,
      mondays,
      assumptions: assumptionSentences(routing),
    },
    sets,
  };
}

function uncoveredFinding(n: number, share: number): PolicyFinding {
  return finding('uncovered', share > 0.02 ? 'warns' : 'notes', `${leads(n)} (${percent(share)}) match no rule and go to the fallback. Add a rule for them, or say that the fallback is meant.`, { leads: n, share, set: 'uncovered' });
}

/** Names the leads of the decisions that are meant, found when somebody opens them. */
type Open = (set: string, isMeant: (turn: number) => boolean) => string;

function ruleFindings({ input }: PolicyStage, truths: RuleTruths, open: Open, shareOf: (n: number) => number): PolicyFinding[] {
  const { routing } = input.configuration;
  const { rules, pools } = routing;
  const name = (rule: number): string => `"${rules[rule]?.name ?? ''}"`;
  const { relations, isComplete } = relateRules(rules, input.history);
  const related = new Set(relations.map(({ rule }) => rule));
  const isTrue = (rule: number): number => truths.profiles.reduce((sum, profile) => (profile.rules.includes(rule) ? sum + profile.n : sum), 0);
  const found = relations.map(({ rule, kind, by }): PolicyFinding => {
    const about = { ruleIds: [rule, ...by].map((place) => rules[place]?.id ?? ''), leads: isTrue(rule), share: shareOf(isTrue(rule)), set: open(`rule.true.${rules[rule]?.id ?? ''}`, inProfiles(truths, (of) => of.includes(rule))) };
    if (kind === 'never') return finding('neverTrue', 'stops', `No lead can make the rule ${name(rule)} true. Change its criteria or remove it.`, about);
    const passesOn = by.every((place) => rules[place]?.onExhausted === 'next');
    const earlier = by.map(name).join(', ');
    if (passesOn) return finding(kind === 'identical' ? 'identical' : 'overlapping', 'notes', `The rule ${name(rule)} is asked only when nobody behind ${earlier} can take the lead.`, about);
    return kind === 'identical'
      ? finding('identical', 'stops', `The rules ${earlier} and ${name(rule)} ask the same, so the later one is never reached. Remove one of them.`, about)
      : finding('unreachable', 'stops', `The rule ${name(rule)} is never reached: ${earlier} ${by.length === 1 ? 'takes' : 'take'} everything that it asks for. Move it up or remove it.`, about);
  });
  const silent = rules.flatMap((rule, place) => (related.has(place) || isTrue(place) > 0 ? [] : [finding('neverHit', 'notes', `No lead of the history makes the rule "${rule.name}" true.`, { ruleIds: [rule.id], leads: 0, share: 0 })]));
  return [
    ...found,
    ...silent,
    ...overlapFindings(rules, truths, open, shareOf, related),
    ...rules.filter(({ poolId }) => !pools.some(({ id }) => id === poolId)).map((rule) => finding('missingPool', 'stops', `The rule "${rule.name}" names a pool that no longer exists, so it places nobody. Choose another pool.`, { ruleIds: [rule.id] })),
    ...(rules.length > MANY_RULES ? [finding('manyRules', 'notes', `The policy has ${rules.length} rules. Rules that differ only by a value are one rule with a territory or a segment.`)] : []),
    ...(isComplete || rules.length === 0 ? [] : [finding('manyRules', 'notes', 'The rules ask about too many combinations to compare all of them at once, so they were compared two by two.')]),
  ];
}

/** Whether a decision's true rules are meant. */
function inProfiles({ profiles, of }: RuleTruths, isMeant: (rules: readonly number[]) => boolean): (turn: number) => boolean {
  const isOne = profiles.map(({ rules }) => isMeant(rules));
  return (turn) => isOne[of[turn]!] === true;
}

/** Two rules that are true for the same leads of the history: the order between them decides. */
function overlapFindings(rules: Configuration['routing']['rules'], truths: RuleTruths, open: Open, shareOf: (n: number) => number, related: ReadonlySet<number>): PolicyFinding[] {
  const counts = new Map<string, { first: number; second: number; n: number }>();
  for (const profile of truths.profiles) {
    if (profile.n === 0) continue; // the beginning of longer ones only
    // The order of two rules matters where the first of all true rules is one of them.
    const [first] = profile.rules;
    for (const second of profile.rules.slice(1)) {
      if (first === undefined || related.has(second)) continue;
      const key = `${first} ${second}`;
      const known = counts.get(key) ?? { first, second, n: 0 };
      counts.set(key, known);
      known.n += profile.n;
    }
  }
  return [...counts.values()]
    .sort((a, b) => b.n - a.n || a.first - b.first || a.second - b.second)
    .slice(0, NAMED_OVERLAPS)
    .map(({ first, second, n }) => {
      const [one, other] = [rules[first], rules[second]];
      const set = open(`overlap.${one?.id ?? ''}.${other?.id ?? ''}`, inProfiles(truths, (of) => of[0] === first && of.includes(second)));
      return finding('overlapping', 'notes', `${leads(n)} make both "${one?.name ?? ''}" and "${other?.name ?? ''}" true; the first decides.`, { ruleIds: [one?.id ?? '', other?.id ?? ''], leads: n, share: shareOf(n), set });
    });
}

function askedFields({ input, routing }: PolicyStage, open: Open, shareOf: (n: number) => number): AskedField[] {
  const { rules, territoryField } = input.configuration.routing;
  const asking = new Map<string, string[]>();
  for (const { id, when } of rules) {
    for (const leaf of leavesOf(when)) {
      if (leaf.kind === 'compare' && leaf.field !== '@score') asking.set(leaf.field, [...new Set([...(asking.get(leaf.field) ?? []), id])]);
    }
  }
  const names = [...asking.keys()];
  const indexOf = (field: string): number => input.history.fields.findIndex(({ name }) => name === (field === '@territory' ? territoryField : field));
  const codes = codesAt(input.history, routing.crossings, names.map(indexOf), (turn) => {
    if (turn % STRIDE === 0) input.watch?.(0.6 + (turn / routing.crossings.count) * 0.3);
  });
  const territories = territoryOfCode(input.configuration.routing, input.history.fields[indexOf('@territory')]);
  return names.map((field, place) => {
    const codeOf = codes[place]!;
    const isUnknown = field === '@territory' ? (turn: number) => (territories[codeOf(turn)] ?? -1) < 0 : field.startsWith('@') ? () => false : (turn: number) => codeOf(turn) === 0;
    let unknown = 0;
    for (let turn = 0; turn < routing.crossings.count; turn += 1) if (isUnknown(turn)) unknown += 1;
    return { field, unknown, share: shareOf(unknown), ruleIds: asking.get(field) ?? [], set: open(`unknown.${field}`, isUnknown) };
  });
}

function fieldFindings({ input }: PolicyStage, fields: readonly AskedField[]): PolicyFinding[] {
  return fields.flatMap(({ field, unknown, share, ruleIds, set }) => {
    const about = { ruleIds, leads: unknown, share, set };
    if (!field.startsWith('@') && !input.history.fields.some(({ name }) => name === field)) {
      return [finding('missingField', 'stops', `${ruleIds.length === 1 ? 'A rule asks' : `${ruleIds.length} rules ask`} for "${field}", which the history does not have, so it is unknown for every lead. Choose another field or import it.`, about)];
    }
    const name = field === '@territory' ? 'The territory' : `"${field}"`;
    return share > MOSTLY_UNKNOWN ? [finding('unknownField', 'warns', `${name} is unknown for ${leads(unknown)} (${percent(share)}) when they are routed; a rule that asks for it is not true for them.`, about)] : [];
  });
}

function mondayFindings(mondays: readonly MondayLine[], { assumptions }: Configuration['routing']): PolicyFinding[] {
  return mondays.flatMap(({ poolId, pool, typicalLeads, capLeads, openMinutes, neededMinutes, canTake }) => {
    if (canTake !== false || typicalLeads === null) return [];
    const isByCap = capLeads !== null && typicalLeads > capLeads;
    const why = isByCap
      ? `its members may take ${capLeads}`
      : `at ${assumptions?.handlingMinutes ?? 0} minutes a lead (assumed) they take ${Math.round(neededMinutes ?? 0)} working minutes, and its members have ${Math.round(openMinutes)}`;
    return [finding('mondayTooMuch', 'warns', `The pool "${pool}" cannot take a typical Monday: ${typicalLeads} leads come, and ${why}.`, { poolIds: [poolId] })];
  });
}

function assumptionFindings(routing: Configuration['routing']): PolicyFinding[] {
  const { assumptions, pools } = routing;
  return [
    ...(assumptions?.holdingDays === undefined ? assumptionSentences(routing).map((sentence) => finding('assumptionMissing', 'warns', sentence)) : []),
    ...(assumptions?.handlingMinutes === undefined && pools.length > 0 ? [finding('assumptionMissing', 'notes', 'Nobody has said how many minutes a lead takes, so whether a pool can take its Mondays is not knowable. Say it in Route.')] : []),
  ];
}
