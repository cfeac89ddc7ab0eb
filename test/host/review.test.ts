import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHeadlessHost, type HeadlessHost } from '../../electron/headless/create-headless-host.ts';
import { valueOf } from '../../electron/host/host-context.ts';
import type { OutputOf } from '../../shared/contract/contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-review-'));
let host: HeadlessHost;
let id: string;
beforeAll(async () => {
  host = await createHeadlessHost({ dataFolder: folder });
  id = valueOf(await host.call('workshop.openSample', {})).id;
}, 120_000);
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

type Review = Extract<OutputOf<'review.reviewAgreement'>, { kind: 'review' }>;
async function review(asked: { agreementId?: string; from?: string } = {}): Promise<Review> {
  const found = valueOf(await host.call('review.reviewAgreement', asked, id));
  if (found.kind !== 'review') throw new Error(found.kind);
  return found;
}

describe('the review of the sample', () => {
  it('takes the agreement that the history reaches, from the day it took effect, beside what was quoted', async () => {
    const { agreement, period, effectiveFrom, then, clauses, handoffs } = await review();
    expect([agreement.version, agreement.status]).toEqual([1, 'superseded']);
    expect([period.from, effectiveFrom]).toEqual([Date.UTC(2026, 7, 2, 22), Date.UTC(2026, 7, 2, 22)]);
    expect(then?.to).toBeLessThan(period.from);
    expect(clauses.map(({ clauseId, verdict }) => `${clauseId} ${verdict}`)).toContain('marketing.m3 kept');
    for (const { now, then: quoted } of clauses) expect([now.n === null || now.n <= handoffs, quoted === null]).toEqual([true, false]);
  });
  it('opens as many leads as a figure says, none of them before the period', async () => {
    const { clauses, period } = await review();
    for (const { set, now } of clauses) {
      const { total, rows } = valueOf(await host.call('review.listReviewLeads', { set: set ?? '', limit: 1000 }, id));
      expect(total).toBe(now.leads);
      expect(rows.length).toBe(total);
    }
    expect(period.to).toBeGreaterThan(period.from);
  });
  it('looks from another day on, and says when nothing is known after it', async () => {
    expect((await review({ from: '2026-09-01' })).handoffs).toBeLessThan((await review()).handoffs);
    expect(valueOf(await host.call('review.reviewAgreement', { from: '2027-01-01' }, id)).kind).toBe('noHistorySince');
    const [newest] = valueOf(await host.call('agreement.listAgreements', {}, id));
    expect(valueOf(await host.call('review.reviewAgreement', { agreementId: newest?.id ?? '' }, id)).kind).toBe('noHistorySince');
  });
  it('hands out a page, a table with a row a clause, and the same figures as data', async () => {
    const pathOf = (format: string): string => join(folder, `pack.${format}`);
    for (const format of ['pdf', 'csv', 'json'] as const) valueOf(await host.call('review.exportPack', { format, path: pathOf(format) }, id));
    const { clauses, agreement } = await review();
    expect(readFileSync(pathOf('pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(readFileSync(pathOf('csv'), 'utf8').trim().split('\r\n')).toHaveLength(clauses.length + 1);
    expect(JSON.parse(readFileSync(pathOf('json'), 'utf8'))).toMatchObject({ agreement, clauses });
  });
  it('starts the next version from what was signed', async () => {
    const { agreement } = await review();
    const made = valueOf(await host.call('review.startVersion', { agreementId: agreement.id, name: 'Version 3' }, id));
    const { configuration } = valueOf(await host.call('agreement.getAgreement', { agreementId: agreement.id }, id));
    expect([made.name, made.configuration]).toEqual(['Version 3', configuration]);
    // On the whole history a review says what a replay of the same configuration says.
    const { figures } = valueOf(await host.call('replay.runReplay', { proposalId: made.id }, id));
    for (const { set, now } of (await review({ from: '2000-01-01' })).clauses) {
      const figure = figures.find((one) => one.id === set);
      expect([figure?.value, figure?.n, figure?.leads]).toEqual([now.share, now.n, now.leads]);
    }
  });
});
