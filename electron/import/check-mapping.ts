import iconv from 'iconv-lite';
import { decoderName, WORKBOOK_ENCODING } from './detect-encoding.ts';
import { isTargetOf } from './inspect-file.ts';
import type { FileKind, FileMapping } from '../../shared/contract/schemas/import.ts';
import { ImportRefusal } from './import-types.ts';

/** What exactly one column may stand for, since the rows of a file are told apart by it. */
const KEYS: Readonly<Record<FileKind, readonly (readonly [target: string, words: string])[]>> = {
  leads: [['leadId', 'the lead id']],
  events: [['leadId', 'the lead id'], ['at', 'the time'], ['type', 'the type of event']],
  owners: [['ownerId', 'the owner id']],
  deals: [['dealId', 'the deal id'], ['leadId', 'the lead id']],
  propertyHistory: [['leadId', 'the lead id'], ['property', 'the name of the property'], ['value', 'the value'], ['at', 'the time']],
  absences: [['from', 'the first day away']],
  calendars: [['weekday', 'the day of the week'], ['holiday', 'the day of the holiday']],
};

/** Refuses a mapping that no file could be read by, before anything is read. Throws ImportRefusal with a sentence. */
export function checkMapping({ name, mapping }: { readonly name: string; readonly mapping: FileMapping }): void {
  const refuse = (message: string): never => {
    throw new ImportRefusal('refused', message);
  };
  const { kind, columns, delimiter, encoding } = mapping;
  if (delimiter.length !== 1 || /["\r\n\ufeff]/.test(delimiter)) refuse(`${name} cannot be cut into columns by "${delimiter.trim()}": a delimiter is one character. Choose comma, semicolon, tab or bar.`);
  if (encoding !== WORKBOOK_ENCODING && !iconv.encodingExists(decoderName(encoding))) refuse(`${name} cannot be read as "${encoding}": that encoding is not known. Choose another.`);
  const strange = columns.find(({ target }) => !isTargetOf(kind, target));
  if (strange !== undefined) refuse(`The column "${strange.column}" of ${name} cannot mean "${strange.target}". Choose another meaning for it, or leave it out.`);
  for (const [target, words] of KEYS[kind]) {
    const named = columns.filter((column) => column.target === target).map(({ column }) => `"${column}"`);
    if (named.length > 1) refuse(`${name} has ${named.length === 2 ? 'two' : named.length} columns for ${words}: ${named.join(' and ')}. Keep one of them and map the others as something else.`);
  }
}
