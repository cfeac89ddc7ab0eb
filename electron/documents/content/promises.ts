import { eventMatchInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import type { Calendar, Sla } from '../../../shared/engine/model/configuration.ts';
import { clausesOf, type Clause } from '../../../shared/engine/sla/clauses.ts';
import { andList, clauseInWords, type ClauseWords } from '../../../shared/format/clause-in-words.ts';
import { formatIsoDay, formatMinuteOfDay } from '../../../shared/format/format-date.ts';
import type { SlaDocument } from '../sla-document.ts';
import type { Section } from './block.ts';
import type { Rich, Run } from '../../../shared/format/texts/rich.ts';
import { numbered, strong } from './block.ts';
import type { DocumentNames } from './document-names.ts';
import { speakFor, type Speak } from '../../../shared/format/texts/speak.ts';
import { sentence, written } from './document-names.ts';

/** Words of an engine clause as runs of the document. */
const runsOfWords = (words: ClauseWords): readonly Run[] => words.map((part) => (typeof part === 'string' ? { text: part, voice: 'plain' } : strong(part.strong)));

/** A clause with its owner, and what follows a miss where it says that for itself. */
function clauseText(clause: Clause, sla: Sla, say: Speak): Rich {
  const own = sla.terms?.find(({ clauseId }) => clauseId === clause.id);
  const named = clause.team === 'marketing' || (own?.owner ?? '').trim() !== '';
  const owner = !named ? [] : clause.owner === '' ? say('promises.noOwner') : say('promises.owner', { owner: clause.owner });
  const consequence = (own?.consequence ?? '').trim();
  return [...runsOfWords(clauseInWords(clause, sla, say)), ...owner, ...(consequence === '' ? [] : say('promises.missed', { consequence: sentence(consequence) }))];
}

export function marketingSection(document: SlaDocument): Section {
  const { configuration } = document;
  const say = speakFor(document);
  const promises = clausesOf(configuration).filter(({ team }) => team === 'marketing').map((clause) => clauseText(clause, configuration.sla, say));
  return {
    number: '5',
    title: say.words('marketing.title'),
    blocks: promises.length > 0 ? numbered('5', promises) : [{ kind: 'clause', text: say('marketing.nothing') }],
  };
}

export function salesSection(document: SlaDocument): Section {
  const { configuration } = document;
  const { sla } = configuration;
  const say = speakFor(document);
  return {
    number: '6',
    title: say.words('sales.title'),
    blocks: numbered('6', [
      ...clausesOf(configuration).filter(({ team }) => team === 'sales').map((clause) => clauseText(clause, sla, say)),
      say('sales.owners', { moment: written(sla.momentOwner, say.words('NobodyOpens')), sales: written(sla.salesOwner, say.words('nobody')) }),
    ]),
  };
}

/** "Mon to Fri 09:00–17:00; Sat 09:00–12:00": consecutive days with the same hours are said once. */
export function weekInWords({ week }: Calendar, say: Speak): string {
  const days = say.words('clock.weekdays').split(' ');
  const hours = days.map((_, i) => (week[i] ?? []).map(([start, end]) => `${formatMinuteOfDay(start)}–${formatMinuteOfDay(end)}`).join(', '));
  const parts: string[] = [];
  for (let i = 0; i < 7; ) {
    let end = i;
    while (end < 6 && hours[end + 1] === hours[i]) end += 1;
    const name = end === i ? (days[i] ?? '') : say.words('clock.toDay', { first: days[i] ?? '', last: days[end] ?? '' });
    if (hours[i] !== '') parts.push(`${name} ${hours[i]}`);
    i = end + 1;
  }
  return parts.length === 0 ? say.words('clock.neverOpen') : parts.join('; ');
}

/** Whether public holidays are taken out at all, so that nobody has to guess. */
function holidaysInWords(calendars: readonly Calendar[], say: Speak): Rich[] {
  const without = calendars.filter(({ holidays = [], exceptions = [] }) => holidays.length + exceptions.length === 0);
  if (without.length === calendars.length) return [say('clock.noHolidays')];
  return [without.length === 0 ? say('clock.holidays') : say('clock.holidaysOfSome', { count: without.length, names: andList(without.map(({ name }) => name), say.words('list.and')) })];
}

/** The days of a calendar that are not like others, as sentences without the last full stop. */
function specialDaysInWords({ holidays = [], exceptions = [] }: Calendar, say: Speak): string[] {
  const inOrder = <T extends { readonly day: string }>(days: readonly T[]): T[] => [...days].sort((a, b) => (a.day < b.day ? -1 : 1));
  const closed = inOrder(holidays).map(({ day, name }) => `${formatIsoDay(day)}${name === '' ? '' : ` (${name})`}`);
  const other = inOrder(exceptions).map(({ day, hours }) => `${formatIsoDay(day)} ${hours.length === 0 ? say.words('clock.closed') : hours.map(([start, end]) => `${formatMinuteOfDay(start)}–${formatMinuteOfDay(end)}`).join(', ')}`);
  return [...(closed.length === 0 ? [] : [say.words('clock.closedOn', { days: closed.join(', ') })]), ...(other.length === 0 ? [] : [say.words('clock.otherHours', { days: other.join(', ') })])];
}

export function clockSection(document: SlaDocument, names: DocumentNames): Section {
  const { sla, routing } = document.configuration;
  const say = speakFor(document);
  const touches = sla.touches.map((match) => eventMatchInWords(match, names.expression));
  const automated = sla.automatedTouches.map((match) => eventMatchInWords(match, names.expression));
  const pauses = sla.pauses ?? [];
  return {
    number: '7',
    title: say.words('clock.title'),
    blocks: [
      ...numbered('7', [
        say('clock.start'),
        touches.length === 0 ? say('clock.noTouch') : say('clock.touches', { touches: andList(touches, say.words('list.and')) }),
        automated.length === 0 ? say('clock.noMachines') : say('clock.machines', { machines: andList(automated, say.words('list.and')) }),
        say('clock.working'),
        // Nobody writes a pause into a history, so the figures do not know of them; that is said.
        pauses.length === 0 ? say('clock.noPause') : say('clock.pauses', { reasons: andList(pauses, say.words('list.and')) }),
        ...holidaysInWords(routing.calendars, say),
      ]),
      {
        kind: 'table',
        columns: [
          { head: say.words('clock.hours'), share: 34 },
          { head: say.words('clock.open'), share: 66 },
        ],
        rows: routing.calendars.map((calendar) => ({ cells: [calendar.name, [weekInWords(calendar, say), ...specialDaysInWords(calendar, say)].join('. ')] })),
      },
    ],
  };
}
