import { FACT } from '../history/history.ts';
import type { History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import { createEventMatcher } from '../sla/event-matcher.ts';
import { assumptionSentences } from '../policy/routing-honesty.ts';
import { configurationWarnings } from './configuration-warnings.ts';
import { lookBackDays } from './look-back-days.ts';
import type { Played, Unknowables } from './played.ts';
import { namedFields } from './read-moments.ts';
import { countInWords } from '../model/count-in-words.ts';
import { DAY } from '../time/units.ts';
import type { ReplayInput } from './replay-result.ts';

/** What this history cannot show at all (domain.md §2.1, "What a history can carry"). */
export function findUnknowables(history: History, { sla }: Configuration): Unknowables {
  const isTouch = createEventMatcher(history, sla.touches);
  const { kind } = history.facts;
  const has = (wanted: number, isMeant: (row: number) => boolean = () => true): boolean => kind.some((of, row) => of === wanted && isMeant(row));
  return {
    stages: has(FACT.stage) ? null : 'This history records no stage changes, so no actual handoff is known.',
    owners: has(FACT.owner) ? null : 'This history records no owners, so who had a lead is not knowable.',
    touches: has(FACT.engagement, isTouch)
      ? null
      : sla.touches.length === 0
        ? 'The proposal does not say yet what counts as a touch. List it in Promise.'
        : 'This history logs no engagement that counts as a touch, so touches are not knowable.',
  };
}

/** What was assumed, missing or passed over, in sentences; each says what to do where something can be done. */
export function replayWarnings(played: Played, evaluator: { readonly warnings: readonly string[]; readonly assumedConstant: readonly string[] }): string[] {
  const { input, clocks, unknowable, missingFields } = played;
  const { routing } = input.configuration;
  const said = [
    ...(input.history.leadIds.length === 0 ? ['This history has no leads. Import some in Prepare.'] : []),
    ...[unknowable.stages, unknowable.owners, unknowable.touches].filter((reason) => reason !== null),
    ...clocks.warnings,
    ...(routing.calendars.length === 0 ? ['The proposal has no calendar, so business clocks cannot run. Add one in Route.'] : []),
    ...missingTouchTypes(played),
    ...missingFields.map((name) => `The playbook requires "${name}", which the history does not have. Choose another field or import it.`),
    ...routing.rules
      .filter(({ poolId }) => !routing.pools.some(({ id }) => id === poolId))
      .map(({ name }) => `The rule "${name}" names a pool that no longer exists, so it places nobody. Choose another pool.`),
    ...routing.pools.flatMap(({ name, members }) => {
      const gone = members.filter(({ repId }) => !routing.roster.some(({ id }) => id === repId)).length;
      return gone === 0 ? [] : [`The pool "${name}" has ${gone} ${gone === 1 ? 'member who is not in the roster and gets' : 'members who are not in the roster and get'} nothing.`];
    }),
    ...configurationWarnings(input.configuration),
    ...warmUpWarnings(input),
    ...assumptionSentences(routing),
    ...ownersOutside(played),
    ...evaluator.warnings,
    ...assumedConstant(played, evaluator.assumedConstant),
  ];
  return [...new Set(said)];
}

/** Whether enough lies before a chosen period for scores, turns and caps to be what they would have been. */
function warmUpWarnings({ configuration, history, around }: ReplayInput): string[] {
  if (around === undefined || !(around.from < history.from)) return [];
  const [before, needed] = [Math.floor((history.from - around.from) / DAY), lookBackDays(configuration)];
  if (before >= needed) return [];
  return [`The chosen period begins ${inDays(before)} after the history does, and the proposal looks back ${inDays(needed)}: scores and caps of its first days may be too low. Let it begin ${inDays(needed - before)} later.`];
}

const inDays = (n: number): string => `${countInWords(n)} ${n === 1 ? 'day' : 'days'}`;

function missingTouchTypes({ input }: Played): string[] {
  const { touches, automatedTouches } = input.configuration.sla;
  return [...touches, ...automatedTouches]
    .filter(({ type }) => !input.history.eventTypes.includes(type))
    .map(({ type }) => `The SLA names "${type}" among the touches, but the history has no engagement of that type.`);
}

function ownersOutside({ input, actual, actualRep }: Played): string[] {
  let handoffs = 0;
  for (let i = 0; i < actual.count; i += 1) if (actual.owner[i] !== 0 && actualRep[i] === -1) handoffs += 1;
  if (handoffs === 0) return [];
  const { roster } = input.configuration.routing;
  return [
    `${countInWords(handoffs)} ${handoffs === 1 ? 'handoff belongs' : 'handoffs belong'} to owners who are not in the roster${roster.length === 0 ? ', which is empty' : ''}; the client's hours count for them. Fill the roster in Route.`,
  ];
}

/** Fields without history are taken as constant, and said so (domain.md §8). */
function assumedConstant({ input }: Played, read: readonly string[]): string[] {
  const { playbook, sla } = input.configuration;
  const required = [...playbook.requiredFields, ...sla.marketing.flatMap(namedFields)].filter((name) => input.history.fields.some((field) => field.name === name && !field.hasHistory));
  const names = [...new Set([...read, ...required])].sort();
  if (names.length === 0) return [];
  const [is, its] = names.length === 1 ? ['has', 'its'] : ['have', 'their'];
  return [`${names.map((name) => `"${name}"`).join(', ')} ${is} no history: ${its} current values are taken for the past.`];
}
