import type { Absence, Configuration, Rep } from '../model/configuration.ts';
import { isEverOpen } from '../time/business-calendar.ts';
import { dayOfIso, isoDay } from '../time/civil-date.ts';
import { DAY } from '../time/units.ts';
import { skillIds } from '../routing/holds-skill.ts';
import { poolChain } from '../routing/router.ts';
import { finding, type PolicyFinding } from './policy-finding.ts';

type Routing = Configuration['routing'];

/** What the checks of a roster look at; `now` is the end of the history (UTC ms), NaN for a history without times. */
export interface RosterCheck {
  readonly routing: Routing;
  readonly absences: readonly Absence[];
  readonly knownZones: ReadonlySet<string>;
  readonly now: number;
}

const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
const day = (at: number): string => isoDay(Math.floor(at / DAY));

/** Gaps and contradictions in people, calendars, absences, pools and the fallback, whatever the rules are. */
export function rosterFindings(check: RosterCheck): PolicyFinding[] {
  return [...repFindings(check), ...managerFindings(check.routing), ...calendarFindings(check), ...absenceFindings(check), ...poolFindings(check), ...territoryFindings(check), ...fallbackFindings(check)];
}

function repFindings({ routing, knownZones }: RosterCheck): PolicyFinding[] {
  const { roster, segments = [], skills = [], territories } = routing;
  const isKnown = (ids: readonly string[], all: readonly { readonly id: string }[]): readonly string[] => ids.filter((id) => !all.some((each) => each.id === id));
  return roster.flatMap((rep, place) => {
    const about = { repIds: [rep.id] };
    const zones = [rep.zone, ...(rep.moves ?? []).map(({ zone }) => zone)];
    const zero = (['dayCap', 'weekCap', 'rolling30Cap', 'openCap'] as const).filter((cap) => rep[cap] === 0);
    const twin = rep.extId === '' ? undefined : roster.slice(0, place).find(({ extId }) => extId === rep.extId);
    const strangers = [...isKnown(rep.territories, territories), ...isKnown(rep.segments ?? [], segments), ...(skills.length === 0 ? [] : isKnown(skillIds(rep.skills, skills), skills))];
    return [
      ...zones.filter((zone) => !knownZones.has(zone)).map((zone) => finding('unknownZone', 'warns', `${rep.name} works in the zone "${zone}", which does not exist, so the client’s stands in for it. Choose one in Route.`, about)),
      ...(zero.length === 0 ? [] : [finding('capZero', 'stops', `${rep.name} has a cap of 0 and gets nothing by rule. Raise it, or take the person out of the pools.`, about)]),
      ...(twin === undefined ? [] : [finding(twin.zone === rep.zone ? 'sameOwner' : 'twoZones', 'warns', `${twin.name} and ${rep.name} have the same owner id "${rep.extId}"${twin.zone === rep.zone ? '' : ` in two zones, ${twin.zone} and ${rep.zone}`}; the history counts for the first alone. Keep one of them, with a move where the person moved.`, { repIds: [twin.id, rep.id] })]),
      ...(rep.moves ?? []).map(({ from, zone }) => finding('twoZones', 'notes', `${rep.name} works in the zone ${zone} from ${day(from)} on; hours and caps follow.`, about)),
      ...(strangers.length === 0 ? [] : [finding('unknownName', 'warns', `${rep.name} is for ${list(strangers)}, which the policy does not have. Choose again in Route.`, about)]),
    ];
  });
}

function calendarFindings({ routing }: RosterCheck): PolicyFinding[] {
  const { calendars, roster } = routing;
  return calendars.flatMap((calendar) => {
    const users = roster.filter(({ calendarId }) => calendarId === calendar.id).map(({ id }) => id);
    const spans = [...calendar.week, ...(calendar.exceptions ?? []).map(({ hours }) => hours)].flat();
    const badDays = [...(calendar.holidays ?? []), ...(calendar.exceptions ?? [])].map((each) => each.day).filter((text) => Number.isNaN(dayOfIso(text)));
    return [
      ...(isEverOpen(calendar) ? [] : [finding('neverOpen', 'stops', `The calendar "${calendar.name}" has no open hours: clocks on it never run, and a pool that asks for hours passes over ${users.length === 1 ? 'its one user' : `its ${users.length} users`}. Add hours in Route.`, { repIds: users })]),
      ...(spans.some(([start, end]) => end <= start) ? [finding('badHours', 'warns', `The calendar "${calendar.name}" has hours that end before they begin; they count as closed. An overnight shift ends after 24:00, such as 22:00 to 30:00.`, { repIds: users })] : []),
      ...(badDays.length === 0 ? [] : [finding('badHours', 'warns', `The calendar "${calendar.name}" names ${list(badDays)}, which no month has. Correct it in Route.`, { repIds: users })]),
    ];
  });
}

function absenceFindings({ routing, absences }: RosterCheck): PolicyFinding[] {
  const nameOf = (repId: string): string => routing.roster.find(({ id }) => id === repId)?.name ?? repId;
  const reversed = absences.filter(({ from, to }) => to <= from);
  const strangers = absences.filter(({ repId }) => !routing.roster.some(({ id }) => id === repId));
  const inOrder = [...absences].filter(({ from, to }) => to > from).sort((a, b) => (a.repId < b.repId ? -1 : a.repId > b.repId ? 1 : a.from - b.from || a.to - b.to));
  const overlapping = new Map<string, Absence>();
  inOrder.forEach((absence, i) => {
    const before = inOrder[i - 1];
    if (before?.repId === absence.repId && absence.from < before.to) overlapping.set(absence.repId, absence);
  });
  return [
    ...reversed.map(({ repId, from }) => finding('absenceReversed', 'warns', `An absence of ${nameOf(repId)} from ${day(from)} ends before it begins, so it counts as none. Correct it in Route.`, { repIds: [repId] })),
    ...[...overlapping.values()].map(({ repId, from }) => finding('absencesOverlap', 'notes', `Absences of ${nameOf(repId)} overlap around ${day(from)}; they count once.`, { repIds: [repId] })),
    ...(strangers.length === 0 ? [] : [finding('absenceOfStranger', 'notes', `${strangers.length} ${strangers.length === 1 ? 'absence is' : 'absences are'} of people who are not in the roster, and change nothing.`, { repIds: [...new Set(strangers.map(({ repId }) => repId))] })]),
  ];
}

const hasLeft = (rep: Rep | undefined, now: number): boolean => rep !== undefined && rep.activeTo !== undefined && rep.activeTo <= now;

function poolFindings({ routing, absences, now }: RosterCheck): PolicyFinding[] {
  const { pools, roster, rules } = routing;
  const used = new Set(rules.flatMap(({ poolId }) => poolChain(pools, poolId)).map((place) => pools[place]?.id));
  const repOf = (repId: string): Rep | undefined => roster.find(({ id }) => id === repId);
  return pools.flatMap((pool) => {
    const about = { poolIds: [pool.id] };
    const severity = used.has(pool.id) ? 'stops' : 'notes';
    const strangers = pool.members.filter(({ repId }) => repOf(repId) === undefined).map(({ repId }) => repId);
    const left = pool.members.filter(({ repId, leftAt }) => hasLeft(repOf(repId), now) && !((leftAt ?? Infinity) <= now)).map(({ repId }) => repId);
    const present = pool.members.filter(({ repId, leftAt }) => repOf(repId) !== undefined && !hasLeft(repOf(repId), now) && !((leftAt ?? Infinity) <= now));
    const isAway = (repId: string): boolean => absences.some((absence) => absence.repId === repId && absence.from <= now && absence.to > now);
    return [
      ...(pool.members.length === 0 ? [finding('emptyPool', severity, `The pool "${pool.name}" has no members, so it gives a lead to nobody. Add members in Route.`, about)] : []),
      ...(strangers.length === 0 ? [] : [finding('strangerInPool', 'warns', `The pool "${pool.name}" has ${strangers.length} ${strangers.length === 1 ? 'member' : 'members'} who ${strangers.length === 1 ? 'is' : 'are'} not in the roster and ${strangers.length === 1 ? 'gets' : 'get'} nothing.`, { ...about, repIds: strangers })]),
      ...(left.length === 0 ? [] : [finding('departedMember', 'warns', `${left.map((repId) => repOf(repId)?.name ?? repId).join(', ')} ${left.length === 1 ? 'has' : 'have'} left and ${left.length === 1 ? 'is' : 'are'} still in the pool "${pool.name}". Take them out.`, { ...about, repIds: left })]),
      ...(pool.members.length > 0 && strangers.length < pool.members.length && present.length === 0 ? [finding('nobodyLeft', severity, `Everybody in the pool "${pool.name}" has left. Add members in Route.`, about)] : []),
      ...(present.length > 0 && present.every(({ repId }) => isAway(repId)) ? [finding('everybodyAway', 'warns', `Everybody in the pool "${pool.name}" is away at the end of the history. Name cover for them.`, { ...about, repIds: present.map(({ repId }) => repId) })] : []),
      ...circleFindings(routing, pool.id),
    ];
  });
}

/** An overflow that leads back to its own pool: asked once, then it ends; said once for each circle. */
function circleFindings({ pools }: Routing, poolId: string): PolicyFinding[] {
  const chain = poolChain(pools, poolId).map((place) => pools[place]);
  const next = chain.at(-1)?.overflowPoolId;
  if (next === undefined) return [];
  if (!pools.some(({ id }) => id === next)) return chain.length > 1 ? [] : [finding('missingPool', 'warns', `The pool "${chain[0]?.name ?? ''}" overflows into a pool that no longer exists. Choose another.`, { poolIds: [poolId] })];
  const circle = chain.slice(chain.findIndex((pool) => pool?.id === next)).flatMap((pool) => pool ?? []);
  const isSaidHere = circle.every(({ id }) => poolId <= id) && circle.some(({ id }) => id === poolId);
  return isSaidHere ? [finding('circle', 'warns', `The pools ${list(circle.map(({ name }) => name))} overflow into each other in a circle. Each is asked once, then the rule’s own exhaustion follows. End the circle in Route.`, { poolIds: circle.map(({ id }) => id) })] : [];
}

function territoryFindings({ routing, now }: RosterCheck): PolicyFinding[] {
  const { territories, roster, pools } = routing;
  const inPools = new Set(pools.flatMap(({ members }) => members.map(({ repId }) => repId)));
  return territories
    .filter(({ id }) => !roster.some((rep) => rep.territories.includes(id) && inPools.has(rep.id) && !hasLeft(rep, now)))
    .map(({ name }) => finding('territoryWithoutMember', 'warns', `Nobody in a pool is for the territory "${name}". Add somebody, or give it to others.`));
}

function managerFindings({ reassignment }: Routing): PolicyFinding[] {
  return reassignment?.manager.trim() === '' ? [finding('managerMissing', 'warns', 'Leads that nobody answers go to a manager who has no name. Name one in Route.')] : [];
}

function fallbackFindings({ routing }: RosterCheck): PolicyFinding[] {
  const { fallback, roster } = routing;
  if (fallback.name.trim() === '') return [finding('fallbackMissing', 'warns', 'The fallback has no name, so nobody can tell who looks after leads that no rule places. Name it in Route.')];
  if (fallback.repId === undefined) return [finding('fallbackMissing', 'notes', `No person stands behind the fallback "${fallback.name}", so leads wait there without an owner.`)];
  return roster.some(({ id }) => id === fallback.repId) ? [] : [finding('fallbackMissing', 'warns', `The fallback "${fallback.name}" is set to a person who is not in the roster. Choose another in Route.`)];
}
