import { canonicalJson } from '../agreement/canonical-json.ts';
import type { Configuration, Pool, Rep } from '../model/configuration.ts';
import { strategyName } from '../agreement/routing-in-words.ts';

type Routing = Configuration['routing'];
type Named = { readonly id: string; readonly name: string };

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);
const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** What changed in a routing policy between two versions of it, in sentences: rules, order, pools, people, calendars, the rest. */
export function routingChanges(before: Routing, after: Routing): string[] {
  return [...ruleChanges(before, after), ...poolChanges(before, after), ...rosterChanges(before, after), ...otherChanges(before, after)];
}

/** Who is in no roster any more is named by the owner id alone: screens mask the names that they know, which are the roster's. */
const idOnly = (extId: string): string => `owner ${extId}`;

function comings(word: string, before: readonly Named[], after: readonly Named[]): string[] {
  const added = after.filter(({ id }) => !before.some((old) => old.id === id)).map(({ name }) => name);
  const removed = before.filter(({ id }) => !after.some((now) => now.id === id)).map(({ name }) => name);
  const say = (names: readonly string[], what: string): string[] => (names.length === 0 ? [] : [`${names.length === 1 ? `The ${word}` : `The ${word}s`} ${quoted(names)} ${names.length === 1 ? 'was' : 'were'} ${what}.`]);
  return [...say(added, 'added'), ...say(removed, 'removed')];
}

/** Each entry that stands in both, with its older self. */
function kept<T extends Named>(before: readonly T[], after: readonly T[]): { readonly old: T; readonly now: T }[] {
  return after.flatMap((now) => {
    const old = before.find(({ id }) => id === now.id);
    return old === undefined ? [] : [{ old, now }];
  });
}

function ruleChanges(before: Routing, after: Routing): string[] {
  const pairs = kept(before.rules, after.rules);
  const order = (rules: Routing['rules']): string[] => rules.map(({ id }) => id).filter((id) => pairs.some(({ now }) => now.id === id));
  return [
    ...comings('rule', before.rules, after.rules),
    ...pairs.flatMap(({ old, now }) => [
      ...(old.name === now.name ? [] : [`The rule "${old.name}" is called "${now.name}" now.`]),
      ...(isSame(old.when, now.when) ? [] : [`The rule "${now.name}" asks for something else.`]),
      ...(old.poolId === now.poolId ? [] : [`The rule "${now.name}" leads to another pool.`]),
      ...(old.onExhausted === now.onExhausted ? [] : [`What follows when nobody behind "${now.name}" can take a lead is ${{ next: 'the next rule', hold: 'a wait', fallback: 'the fallback' }[now.onExhausted]} now.`]),
    ]),
    ...(isSame(order(before.rules), order(after.rules)) ? [] : ['The rules are asked in another order.']),
  ];
}

function poolChanges(before: Routing, after: Routing): string[] {
  const nameOf = (repId: string): string => after.roster.find(({ id }) => id === repId)?.name ?? idOnly(before.roster.find(({ id }) => id === repId)?.extId ?? repId);
  return [
    ...comings('pool', before.pools, after.pools),
    ...kept(before.pools, after.pools).flatMap(({ old, now }) => {
      const ids = (pool: Pool): string[] => pool.members.map(({ repId }) => repId);
      const joined = ids(now).filter((repId) => !ids(old).includes(repId)).map(nameOf);
      const gone = ids(old).filter((repId) => !ids(now).includes(repId)).map(nameOf);
      const rest = ({ members: _, strategy: __, name: ___, ...pool }: Pool): object => pool;
      return [
        ...(old.strategy === now.strategy ? [] : [`The pool "${now.name}" gives leads by ${strategyName(now.strategy)} now, before by ${strategyName(old.strategy)}.`]),
        ...(joined.length === 0 ? [] : [`${joined.join(', ')} joined the pool "${now.name}".`]),
        ...(gone.length === 0 ? [] : [`${capital(gone.join(', '))} left the pool "${now.name}".`]),
        ...(isSame(old.members.filter(({ repId }) => ids(now).includes(repId)), now.members.filter(({ repId }) => ids(old).includes(repId))) ? [] : [`Order, weights or dates in the pool "${now.name}" changed.`]),
        ...(isSame(rest(old), rest(now)) ? [] : [`The hours or conditions of the pool "${now.name}" changed.`]),
      ];
    }),
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const CAPS = [['dayCap', 'day cap'], ['weekCap', 'week cap'], ['rolling30Cap', '30 day cap'], ['openCap', 'open cap']] as const;

function rosterChanges(before: Routing, after: Routing): string[] {
  return [
    ...comings('person', before.roster.map((rep) => ({ id: rep.id, name: after.roster.some(({ id }) => id === rep.id) ? rep.name : idOnly(rep.extId) })), after.roster).map((text) => text.replace('The persons', 'The people')),
    ...kept(before.roster, after.roster).flatMap(({ old, now }) => {
      const caps = CAPS.filter(([cap]) => old[cap] !== now[cap]).map(([cap, word]) => `${word} ${old[cap] ?? 'none'} → ${now[cap] ?? 'none'}`);
      const rest = ({ dayCap: _, weekCap: __, rolling30Cap: ___, openCap: ____, activeTo: _____, ...rep }: Rep): object => rep;
      return [
        ...(caps.length === 0 ? [] : [`${now.name}: ${caps.join(', ')}.`]),
        ...(old.activeTo === now.activeTo ? [] : [now.activeTo === undefined ? `${now.name} stays.` : `${now.name} leaves.`]),
        ...(isSame(rest(old), rest(now)) ? [] : [`Zone, hours, territories, skills or segments of ${now.name} changed.`]),
      ];
    }),
  ];
}

function otherChanges(before: Routing, after: Routing): string[] {
  const parts = [
    ['territories', 'Territories'], ['segments', 'Segments'], ['skills', 'Skills'], ['calendars', 'Calendars'], ['fallback', 'The fallback'], ['stickiness', 'Who keeps a lead'],
    ['duplicates', 'What counts as the same person'], ['holdMaxMinutes', 'The longest wait'], ['capZone', 'The zone of the caps'], ['evaluationStage', 'When leads are given to somebody'], ['reassignment', 'What becomes of leads that are let lie'], ['assumptions', 'Assumptions'], ['reviewOwner', 'The review owner'], ['reviewOn', 'The review date'],
  ] as const;
  return parts.filter(([part]) => !isSame(before[part], after[part])).map(([, word]) => `${word} changed.`);
}
