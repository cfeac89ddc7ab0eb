import type { JsonValue } from '../push-operation.ts';
import { minutesInWords } from '../signed-values.ts';

type Fields = { readonly [key: string]: JsonValue };

const fieldsOf = (value: JsonValue | undefined): Fields => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {});
const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
const countOf = (value: JsonValue | undefined): number => (Array.isArray(value) ? value.length : 0);

/** A step of a workflow in a few words, as its box says it; a kind that is not known here is named by its number. */
export function actionInWords(action: Fields): string {
  if (action['type'] === 'LIST_BRANCH') return 'Which way?';
  const fields = fieldsOf(action['fields']);
  switch (textOf(action['actionTypeId'])) {
    case '0-1':
      return `Wait ${minutesInWords(Number(textOf(fields['delta'])))}`;
    case '0-3':
      return `Task for the owner: ${textOf(fields['subject'])}`;
    case '0-5':
      return setInWords(textOf(fields['property_name']), fieldsOf(fields['value']));
    case '0-8':
      return `E-mail to ${countOf(fields['owner_properties']) > 0 ? 'the owner' : peopleInWords(countOf(fields['user_ids']))}: ${textOf(fields['subject'])}`;
    case '0-11':
      return `Share out among ${peopleInWords(countOf(fields['user_ids']))}`;
    case '0-46510720':
      return `Enrol in sequence ${textOf(fields['sequenceId'])}`;
    default:
      return `Action ${textOf(action['actionTypeId'])}`;
  }
}

function setInWords(property: string, value: Fields): string {
  if (value['type'] === 'TIMESTAMP') return `Write the time to ${property}`;
  const text = textOf(value['staticValue']);
  return text === '' ? `Clear ${property}` : `Set ${property} to ${text}`;
}

const peopleInWords = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`;
