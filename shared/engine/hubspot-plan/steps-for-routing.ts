import { routingTermsInWords } from '../agreement/routing-in-words.ts';
import type { Configuration, Pool } from '../model/configuration.ts';
import { criteriaInWords } from './configuration-names.ts';
import { manualOperation } from './manual-operation.ts';
import type { PushOperation } from './push-operation.ts';
import { calendarInWords, listOf } from './signed-values.ts';

const EXHAUSTED = {
  next: ' When nobody there can take the lead, the next branch applies.',
  hold: ' When nobody there can take the lead, it waits: leave the owner empty, and enrol it again when somebody is free.',
  fallback: '',
} as const;

/** Rotation by rules and pools; weights, day caps and absence have no counterpart in a portal's rotation. */
export function routingSteps(configuration: Configuration): PushOperation {
  const { routing } = configuration;
  const say = criteriaInWords(configuration);
  const poolName = (id: string) => routing.pools.find((pool) => pool.id === id)?.name ?? id;
  return manualOperation({
    id: 'manual:routing',
    title: 'Route leads to their owners',
    change: 'Rotation with weights, day caps and absence cannot be expressed in HubSpot; the nearest it can do is below.',
    risk: 'high',
    wayBack: 'Switch the workflow off; owners that were set stay until somebody changes them.',
    steps: [
      'In HubSpot create a contact workflow named "Handoff routing (Baton)", switched off.',
      'Enrol contacts whose "Handoff moment started" is known and whose owner is unknown.',
      'Add one branch after the other, in this order; the first that fits decides.',
      ...routing.rules.map((rule) => `"${rule.name}": if ${say(rule.when)}, rotate among the pool "${poolName(rule.poolId)}".${EXHAUSTED[rule.onExhausted]}`),
      `Otherwise: ${fallbackInWords(configuration)}.`,
      ...routing.pools.map((pool) => poolInWords(pool, configuration)),
      'After the owner is set, write the current time to "Handoff assigned at".',
      `${routing.reviewOwner === '' ? 'Somebody' : routing.reviewOwner} reviews the rules each quarter.`,
    ],
  });
}

function fallbackInWords({ routing }: Configuration): string {
  const rep = routing.roster.find((each) => each.id === routing.fallback.repId);
  return rep === undefined ? `leave the lead in "${routing.fallback.name}"` : `set the owner to ${rep.name} ("${routing.fallback.name}")`;
}

/** A pool with its members, their weights and caps, as agreed. */
export function poolInWords(pool: Pool, { routing }: Configuration): string {
  const members = pool.members.map(({ repId, weight }) => {
    const rep = routing.roster.find((each) => each.id === repId);
    const cap = rep?.dayCap === undefined ? '' : `, at most ${rep.dayCap} a day`;
    return `${rep?.name ?? repId} (weight ${weight}${cap})`;
  });
  const hours = pool.hours === 'require' ? ' only inside their hours' : '';
  return `Pool "${pool.name}"${hours}: ${members.length === 0 ? 'no members' : listOf(members)}.`;
}

/** What else was agreed and a portal's rotation cannot do; null for a policy that asks for nothing of it. */
export function routingTermSteps({ routing }: Configuration): PushOperation | null {
  const terms = routingTermsInWords(routing);
  const rotated = routing.pools.filter(({ strategy }) => strategy === 'hubspotRotate').map(({ name }) => `"${name}"`);
  if (terms.length === 0) return null;
  return manualOperation({
    id: 'manual:routing-terms',
    title: 'Keep what a rotation cannot do',
    change: 'A rotation in HubSpot is even, by count, starts again when its list changes, and knows no absence, no caps for a week, 30 days or open leads, no queue and no previous owner.',
    risk: 'high',
    steps: [
      ...terms.map((term) => `Agreed, and to be done by hand or by a tool of your own: ${term}`),
      ...(rotated.length === 0 ? [] : [`${listOf(rotated)} ${rotated.length === 1 ? 'is' : 'are'} agreed exactly as HubSpot rotates: nothing is lost there.`]),
      'Name who does this each day, and who does it when that person is away.',
    ],
  });
}

/** Absences and caps, which somebody keeps in mind each morning. */
export function absenceSteps(configuration: Configuration): PushOperation {
  const capped = configuration.routing.roster.filter((rep) => rep.dayCap !== undefined);
  return manualOperation({
    id: 'manual:absence',
    title: 'Keep caps and absences',
    change: 'HubSpot rotates on, whoever is away or full.',
    risk: 'medium',
    steps: [
      'On the first day of an absence take the person out of the rotation of each pool; put them back on the last.',
      ...capped.map((rep) => `${rep.name}: at most ${rep.dayCap ?? 0} leads a day. Take them out of the rotation for the rest of the day when reached.`),
      'Agree who does this, and who does it when that person is away.',
    ],
  });
}

/** Territories as choices that branches can name. */
export function territorySteps(configuration: Configuration): PushOperation | null {
  const { territories, territoryField } = configuration.routing;
  if (territories.length === 0) return null;
  return manualOperation({
    id: 'manual:territories',
    title: 'Name the territories',
    change: 'Branches of the routing workflow compare this field.',
    risk: 'low',
    steps: territories.map((territory) => `"${territory.name}": ${territoryField} is ${listOf(territory.values, 'or')}.`),
  });
}

/** Business hours per rep; the delays of a workflow run through the night unless it is given windows. */
export function calendarSteps(configuration: Configuration): PushOperation {
  const { calendars, roster } = configuration.routing;
  return manualOperation({
    id: 'manual:calendars',
    title: 'Set the business hours',
    change: 'Response targets run on business hours; a workflow delay does not.',
    risk: 'medium',
    steps: [
      ...calendars.map((calendar) => `"${calendar.name}": ${calendarInWords(calendar)}.`),
      ...roster.map((rep) => `${rep.name}: zone ${rep.zone}, calendar "${calendars.find((each) => each.id === rep.calendarId)?.name ?? rep.calendarId}".`),
      'Each rep checks working hours and zone in HubSpot under Settings, General, Calendar.',
      'Give every workflow below time windows equal to these hours.',
    ],
  });
}
