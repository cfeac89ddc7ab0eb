import { eventMatchInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import type { Calendar, Sla } from '../../../shared/engine/model/configuration.ts';
import { clausesOf, type Clause } from '../../../shared/engine/sla/clauses.ts';
import { andList, clauseInWords, type ClauseWords } from '../../../shared/format/clause-in-words.ts';
import { formatIsoDay, formatMinuteOfDay } from '../../../shared/format/format-date.ts';
import type { SlaDocument } from '../sla-document.ts';
import type { Rich, Run, Section } from './block.ts';
import { numbered, rich, strong } from './block.ts';
import type { DocumentNames } from './document-names.ts';
import { sentence, written } from './document-names.ts';

/** Words of an engine clause as runs of the document. */
const runsOfWords = (words: ClauseWords): readonly Run[] => words.map((part) => (typeof part === 'string' ? { text: part, voice: 'plain' } : strong(part.strong)));

/** A clause with its owner, and what follows a miss where it says that for itself. */
function clauseText(clause: Clause, sla: Sla): Rich {
  const own = sla.terms?.find(({ clauseId }) => clauseId === clause.id);
  const named = clause.team === 'marketing' || (own?.owner ?? '').trim() !== '';
  const owner = !named ? '' : clause.owner === '' ? ' Nobody is named for it.' : ` Owner: ${clause.owner}.`;
  const consequence = (own?.consequence ?? '').trim();
  return [...runsOfWords(clauseInWords(clause, sla)), { text: `${owner}${consequence === '' ? '' : ` If it is missed: ${sentence(consequence)}`}`, voice: 'plain' }];
}

export function marketingSection({ configuration }: SlaDocument): Section {
  const promises = clausesOf(configuration).filter(({ team }) => team === 'marketing').map((clause) => clauseText(clause, configuration.sla));
  return {
    number: '5',
    title: 'Marketing promises',
    blocks: promises.length > 0 ? numbered('5', promises) : [{ kind: 'clause', text: 'Marketing promises nothing in this version.' }],
  };
}

export function salesSection({ configuration }: SlaDocument): Section {
  const { sla } = configuration;
  return {
    number: '6',
    title: 'Sales promises',
    blocks: numbered('6', [
      ...clausesOf(configuration).filter(({ team }) => team === 'sales').map((clause) => clauseText(clause, sla)),
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

/** Nobody writes a pause into a history, so the figures do not know of them; that is said. */
function pausesInWords(pauses: readonly string[]): string {
  if (pauses.length === 0) return 'Nothing pauses the clock.';
  return `The clock is paused by hand for these reasons alone: ${andList(pauses)}. Whoever pauses it notes the reason; the figures of section 13 do not know of pauses.`;
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
        'Working time is that of the person who got the lead, in that person’s own time zone. A lead that arrives outside the hours starts at the next opening. A touch exactly at the due time is in time.',
        pausesInWords(sla.pauses ?? []),
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
