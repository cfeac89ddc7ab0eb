import { fieldWords } from '../history/field-words.ts';
import type { History } from '../history/history.ts';
import type { EventMatch } from '../model/expression.ts';
import type { ActionRule } from './discovery.ts';

/** Words by which an export names a task, a notification or a sequence, in the languages in which clients export. */
const ACTION = /\b(tasks?|to ?dos?|reminders?|notif(y|ied|ications?)|alerts?|sequences?|cadences?|enrol(l)?(ed|ment)?|aufgaben?|benachrichtigung(en)?|t[âa]ches?|tareas?|attivit[àa]|tarefas?|taken)\b/;

/** Minutes of domain.md §10, G17. */
export const ACTION_WINDOW_MINUTES = 5;

/**
 * What counts as an action after a stage change before the room has said so: engagements that are a task, a
 * notification or a sequence by their name, the automation that the SLA names, and an owner being set.
 */
export function guessActions({ eventTypes }: Pick<History, 'eventTypes'>, automatedTouches: readonly EventMatch[]): ActionRule {
  const named = eventTypes.filter((type) => ACTION.test(fieldWords(type))).map((type): EventMatch => ({ type }));
  const further = automatedTouches.filter(({ type, assets }) => assets === undefined && !named.some((one) => one.type === type));
  return { events: [...named, ...further, ...automatedTouches.filter(({ assets }) => assets !== undefined)], countsOwner: true, windowMinutes: ACTION_WINDOW_MINUTES };
}
