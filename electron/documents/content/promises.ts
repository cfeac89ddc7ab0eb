import { eventMatchInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import type { Calendar, MarketingCommitment, Sla } from '../../../shared/engine/model/configuration.ts';
import { formatIsoDay, formatMinuteOfDay } from '../../../shared/format/format-date.ts';
import { formatNumber, formatPoints } from '../../../shared/format/format-number.ts';
import type { SlaDocument } from '../sla-document.ts';
import type { Rich, Section } from './block.ts';
import { numbered, rich, strong } from './block.ts';
import type { DocumentNames } from './document-names.ts';
import { andList, budgetInWords, countInWords, promisedShare, written } from './document-names.ts';

function days(n: number): string {
  return `${n} working ${n === 1 ? 'day' : 'days'}`;
}

function owned(owner: string): string {
  return owner.trim() === '' ? ' Nobody is named for it.' : ` Owner: ${owner.trim()}.`;
}

function marketingPromise(commitment: MarketingCommitment): Rich {
  switch (commitment.kind) {
    case 'volume':
      return rich`Marketing hands over ${strong(`${formatNumber(commitment.low)} to ${formatNumber(commitment.high)}`)} MQLs a week.${owned(commitment.owner)}`;
    case 'minimumScore':
      return rich`At least ${strong(promisedShare(commitment.share))} of the leads handed over have a score of ${strong(`${formatPoints(commitment.points)} or more`)} at the handoff.${owned(commitment.owner)}`;
    case 'requiredFields':
      return rich`At least ${strong(promisedShare(commitment.share))} of the leads handed over carry these facts at the handoff: ${andList(commitment.fields)}.${owned(commitment.owner)}`;
  }
}

export function marketingSection({ configuration }: SlaDocument): Section {
  const promises = configuration.sla.marketing.map(marketingPromise);
  return {
    number: '5',
    title: 'Marketing promises',
    blocks: promises.length > 0 ? numbered('5', promises) : [{ kind: 'clause', text: 'Marketing promises nothing in this version.' }],
  };
}

function attemptsPromise({ n, withinDays, share }: Sla['attempts']): Rich {
  const attempts = n === 1 ? 'attempt' : 'attempts';
  return share === undefined
    ? rich`${strong(countInWords(n))} ${attempts} in ${strong(days(withinDays))} before a lead goes back.`
    : rich`At least ${strong(promisedShare(share))} of the leads get ${strong(countInWords(n).toLowerCase())} ${attempts} in ${strong(days(withinDays))} before they go back.`;
}

export function salesSection({ configuration }: SlaDocument, names: DocumentNames): Section {
  const { sla, tiers } = configuration;
  const promised = tiers.classes.flatMap((tier) => sla.targets.filter(({ tierId }) => tierId === tier.id));
  return {
    number: '6',
    title: 'Sales promises',
    blocks: numbered('6', [
      ...promised.map(
        ({ tierId, budgetMinutes, clock, share }) => share === undefined
          ? rich`A lead of tier ${strong(names.tier(tierId))} gets a first touch within ${strong(budgetInWords(budgetMinutes, clock))}, by a person.`
          : rich`At least ${strong(promisedShare(share))} of the leads of tier ${strong(names.tier(tierId))} get a first touch within ${strong(budgetInWords(budgetMinutes, clock))}, by a person.`,
      ),
      attemptsPromise(sla.attempts),
      sla.acceptanceShare === undefined
        ? rich`Sales accepts or rejects a lead within ${strong(days(sla.acceptanceDays))} of its assignment, and gives a reason when it rejects.`
        : rich`Sales accepts or rejects at least ${strong(promisedShare(sla.acceptanceShare))} of the leads within ${strong(days(sla.acceptanceDays))} of their assignment, and gives a reason when it rejects.`,
      rich`${strong(written(sla.momentOwner, 'Nobody'))} owns the moment between trigger and first touch; ${strong(written(sla.salesOwner, 'nobody'))} answers for the promises of sales.`,
    ]),
  };
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** "Mon to Fri 09:00–17:00; Sat 09:00–12:00": consecutive days with the same hours are said once. */
export function weekInWords({ week }: Calendar): string {
  const hours = WEEKDAYS.map((_, i) => (week[i] ?? []).map(([start, end]) => `${formatMinuteOfDay(start)}–${formatMinuteOfDay(end)}`).join(', '));
  const parts: string[] = [];
  for (let i = 0; i < 7; ) {
    let end = i;
    while (end < 6 && hours[end + 1] === hours[i]) end += 1;
    const name = end === i ? WEEKDAYS[i] : `${WEEKDAYS[i]} to ${WEEKDAYS[end]}`;
    if (hours[i] !== '') parts.push(`${name} ${hours[i]}`);
    i = end + 1;
  }
  return parts.length === 0 ? 'never open' : parts.join('; ');
}

/** Whether public holidays are taken out at all, so that nobody has to guess. */
function holidaysInWords(calendars: readonly Calendar[]): string[] {
  const without = calendars.filter(({ holidays = [], exceptions = [] }) => holidays.length + exceptions.length === 0);
  if (without.length === calendars.length) return ['Public holidays are not taken out.'];
  return [`Holidays and days with other hours stand beside the hours below; the day is that of the person’s own zone, and a shift belongs to the day it starts on.${without.length === 0 ? '' : ` ${andList(without.map(({ name }) => name))} ${without.length === 1 ? 'has' : 'have'} none.`}`];
}

/** The days of a calendar that are not like others, as sentences without the last full stop. */
function specialDaysInWords({ holidays = [], exceptions = [] }: Calendar): string[] {
  const inOrder = <T extends { readonly day: string }>(days: readonly T[]): T[] => [...days].sort((a, b) => (a.day < b.day ? -1 : 1));
  const closed = inOrder(holidays).map(({ day, name }) => `${formatIsoDay(day)}${name === '' ? '' : ` (${name})`}`);
  const other = inOrder(exceptions).map(({ day, hours }) => `${formatIsoDay(day)} ${hours.length === 0 ? 'closed' : hours.map(([start, end]) => `${formatMinuteOfDay(start)}–${formatMinuteOfDay(end)}`).join(', ')}`);
  return [...(closed.length === 0 ? [] : [`Closed on ${closed.join(', ')}`]), ...(other.length === 0 ? [] : [`Other hours on ${other.join(', ')}`])];
}

export function clockSection({ configuration }: SlaDocument, names: DocumentNames): Section {
  const { sla, routing } = configuration;
  const touches = sla.touches.map((match) => eventMatchInWords(match, names.expression));
  const automated = sla.automatedTouches.map((match) => eventMatchInWords(match, names.expression));
  return {
    number: '7',
    title: 'How the clock runs',
    blocks: [
      ...numbered('7', [
        'The clock starts at the trigger, the instant at which a lead meets the definition of an MQL, whoever notices it and whenever.',
        touches.length === 0
          ? 'No activity was named that stops the clock.'
          : rich`It stops at the first logged touch. These count: ${strong(andList(touches))}. An unlogged call leaves no trace and counts for nobody.`,
        automated.length === 0
          ? 'Automated messages, tasks, notes and changes of owner are no touch.'
          : `These are sent by machines and are no touch: ${andList(automated)}. Nor are tasks, notes and changes of owner.`,
        'Working time is that of the person who got the lead, in that person’s own time zone. A lead that arrives outside the hours starts at the next opening. A touch exactly at the due time is in time. Nothing pauses the clock.',
        ...holidaysInWords(routing.calendars),
      ]),
      {
        kind: 'table',
        columns: [
          { head: 'Hours', share: 34 },
          { head: 'Open', share: 66 },
        ],
        rows: routing.calendars.map((calendar) => ({ cells: [calendar.name, [weekInWords(calendar), ...specialDaysInWords(calendar)].join('. ')] })),
      },
    ],
  };
}
