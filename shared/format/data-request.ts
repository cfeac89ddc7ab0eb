import { ENGLISH_VOICE, type Speak } from './texts/speak.ts';

/** One part of the page: sentences, then a table, then small print; each may be missing. */
export interface RequestPart {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly table: { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] } | null;
  readonly note: string;
}

/** What the client's admin is asked for, as text; the screen and the PDF show the same. */
export interface DataRequest {
  readonly title: string;
  readonly intro: string;
  readonly parts: readonly RequestPart[];
}

/** The page for a client; `zone` is the zone proposed for times that are written without one (domain.md §2, levels A to C). */
export function dataRequest({ clientName, zone }: { readonly clientName: string; readonly zone: string }, say: Speak = ENGLISH_VOICE): DataRequest {
  const { words } = say;
  return {
    title: words('request.title', { client: clientName }),
    intro: words('request.intro'),
    parts: [
      part(words('request.levels'), lines(words('request.levelsText')), tableOf(words('request.levelTable'))),
      part(words('request.files'), lines(words('request.filesText')), tableOf(words('request.fileTable')), words('request.filesNote')),
      part(words('request.hubspot'), lines(words('request.hubspotText'))),
      part(words('request.salesforce'), lines(words('request.salesforceText'))),
      part(words('request.writing'), lines(words('request.writingText', { zone }))),
      part(words('request.sending'), lines(words('request.sendingText'))),
    ],
  };
}

const part = (title: string, sentences: readonly string[], table: RequestPart['table'] = null, note = ''): RequestPart => ({ title, sentences, table, note });

const lines = (text: string): string[] => text.split('\n');

/** A table as the catalogue has it: a line for each row, the heads first, cells between bars. */
function tableOf(text: string): NonNullable<RequestPart['table']> {
  const [heads = [], ...rows] = lines(text).map((line) => line.split(' | '));
  return { heads, rows };
}
