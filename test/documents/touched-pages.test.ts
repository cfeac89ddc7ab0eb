import { describe, expect, it } from 'vitest';
import { layPages } from '../../electron/documents/lay-pages.ts';
import { createPageRecorder } from '../../electron/documents/pdf/page-recorder.ts';
import type { SlaDocument } from '../../electron/documents/sla-document.ts';
import { renderTouchedPages, type PreviewBase } from '../../electron/documents/touched-pages.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { aConfiguration } from './a-configuration.ts';
import { SURROUNDINGS, aSlaDocument } from './a-sla-document.ts';

const draft = (configuration?: Configuration) => aSlaDocument({ status: 'draft', version: 0, signatures: [] }, configuration);
const edited = (change: Partial<Configuration['playbook']>): Configuration => ({ ...aConfiguration(), playbook: { ...aConfiguration().playbook, ...change } });
const touched = async (configuration: Configuration) => {
  const made = await renderTouchedPages({ document: draft(), pages: null }, configuration, SURROUNDINGS);
  if (made.kind === 'refused') throw new Error(made.reason);
  return made;
};
const recorded = async (document: SlaDocument) => {
  const { surface, pages } = createPageRecorder();
  await layPages(document, SURROUNDINGS, surface);
  return pages;
};

describe('the pages that an edit touches', () => {
  it('are the only ones set, without tags or files, and say the whole number of pages', async () => {
    const made = await touched(edited({ firstHour: aConfiguration().playbook.firstHour.replace('once', 'twice') }));
    const before = await recorded(draft());
    expect(made.numbers).toHaveLength(1);
    expect(made.pages).toBe(before.length);
    expect(before[(made.numbers[0] ?? 0) - 1]?.calls.some(([name, args]) => name === 'text' && args[0] === 'Annex A. Playbook')).toBe(true);
    expect(Buffer.from(made.bytes).toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(Buffer.from(made.bytes).toString('latin1')).not.toContain('/EmbeddedFile');
  });

  it('are the first few where everything after them moves, and none where nothing changed', async () => {
    const made = await touched({ ...aConfiguration(), sla: { ...aConfiguration().sla, scope: 'Every lead of the region. '.repeat(300) } });
    expect(made.numbers).toEqual([3, 4, 5]);
    expect((await touched(aConfiguration())).numbers).toEqual([]);
  });

  it('are drawn call by call as in the whole document of the edited proposal, but for its fingerprint', async () => {
    const configuration = edited({ firstHour: aConfiguration().playbook.firstHour.replace('once', 'twice') });
    const [base, whole] = [draft(), draft(configuration)];
    const { numbers } = await touched(configuration);
    const pages = await recorded({ ...whole, fingerprint: base.fingerprint, configHash: base.configHash, canonicalConfiguration: base.canonicalConfiguration });
    const again = await recorded({ ...base, configuration });
    for (const number of numbers) expect(again[number - 1]).toEqual(pages[number - 1]);
  });

  it('are drawn from the sections that stayed as they were exactly as if each were set anew, edit after edit', async () => {
    const base: PreviewBase = { document: draft(), pages: null };
    const scopes = ['', 'Every lead of the region. '.repeat(90), 'Every lead of the region. '.repeat(300), ''];
    for (const [place, scope] of scopes.entries()) {
      const configuration = { ...edited({ firstHour: `Call ${place} times.` }), sla: { ...aConfiguration().sla, scope } };
      const [kept, anew] = [await renderTouchedPages(base, configuration, SURROUNDINGS), await renderTouchedPages({ document: draft(), pages: null }, configuration, SURROUNDINGS)];
      expect(kept).toEqual(anew);
    }
    expect(base.sections?.size).toBeGreaterThan(15);
  });

  it('are refused with the character that cannot be printed', async () => {
    const made = await renderTouchedPages({ document: draft(), pages: null }, edited({ firstDay: '電話' }), SURROUNDINGS);
    expect(made).toMatchObject({ kind: 'refused', reason: expect.stringContaining('U+96FB') as string });
  });
});
