import { dataRequest } from '../../shared/format/data-request.ts';
import { ENGLISH_VOICE } from '../../shared/format/texts/speak.ts';
import { renderPagesPdf, type PagesPdf } from './pages-pdf.ts';

/** Whom the page is for; `startsAt` is UTC ms and dates the file, so that the same workshop gives the same bytes. */
export interface DataRequestDocument {
  readonly clientName: string;
  readonly zone: string;
  readonly startsAt: number;
  readonly paper: 'A4' | 'Letter';
}

/** The page that asks a client's admin for the data, in the look of the agreement; refused when a character has no glyph. */
export function renderDataRequestPdf({ clientName, zone, startsAt, paper }: DataRequestDocument, fontsFolder: string): Promise<PagesPdf> {
  return renderPagesPdf({ ...dataRequest({ clientName, zone }), subject: ENGLISH_VOICE.words('request.subject'), createdAt: startsAt, paper }, fontsFolder);
}
