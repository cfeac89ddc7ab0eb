import { describe, expect, it } from 'vitest';
import { renderPagesPdf } from '../../electron/documents/pages-pdf.ts';
import { renderSlaPdf } from '../../electron/documents/sla-pdf.ts';
import { everythingInPdf } from '../fixtures/everything-in-pdf.ts';
import { aConfiguration } from './a-configuration.ts';
import { SURROUNDINGS, aSlaDocument } from './a-sla-document.ts';

const PLANTED = 'planted.person@example.org';
const PAGES = { title: 'Change report', subject: 'What was changed', intro: 'A portal.', parts: [], createdAt: 0, paper: 'A4' } as const;
const bytesOf = (pdf: Awaited<ReturnType<typeof renderPagesPdf>>): Uint8Array => {
  if (pdf.kind === 'refused') throw new Error(pdf.reason);
  return pdf.bytes;
};

describe('the look for what must not stand in a PDF', () => {
  it('finds what is printed, whose letters lie in no stream as such', async () => {
    const part = { title: 'What was made', sentences: [], table: { heads: ['Kind', 'What'], rows: [['Property', PLANTED]] }, note: '' };
    const bytes = bytesOf(await renderPagesPdf({ ...PAGES, parts: [part] }, SURROUNDINGS.fontsFolder));
    expect(Buffer.from(bytes).includes(PLANTED)).toBe(false);
    expect((await everythingInPdf(bytes)).includes(PLANTED)).toBe(true);
    expect((await everythingInPdf(bytesOf(await renderPagesPdf(PAGES, SURROUNDINGS.fontsFolder)))).includes('example.org')).toBe(false);
  });

  it('finds what is attached, though it is packed', async () => {
    const configuration = aConfiguration();
    const document = aSlaDocument({}, { ...configuration, playbook: { ...configuration.playbook, rejectReasons: [PLANTED] } });
    const bytes = bytesOf(await renderSlaPdf(document, SURROUNDINGS));
    expect(Buffer.from(bytes).includes(PLANTED)).toBe(false);
    expect((await everythingInPdf(bytes)).split(PLANTED).length - 1).toBeGreaterThan(1); // on a page, and in the configuration
  });
});
