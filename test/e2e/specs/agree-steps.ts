import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { press, segment, write } from '../pages/form.ts';
import { workshopPage } from '../pages/workshop-page.ts';
import type { DayStep } from './day-step.ts';

export const AGREE_STEPS: readonly DayStep[] = [
  {
    name: 'the replay shows figures, and a figure opens its leads',
    async run({ app: { page } }) {
      const { screen, goTo, strip, dialog } = workshopPage(page);
      await goTo('Replay');
      await screen.getByRole('heading', { level: 1 }).waitFor();
      await strip('MQLs a week').getByRole('button', { name: /proposed: .*open leads/ }).click();
      await dialog.getByRole('group', { name: 'Leads' }).getByRole('listitem').first().getByRole('button').click();
      await dialog.getByRole('button', { name: 'Back to the list' }).waitFor();
      await press(dialog, 'Close');
      await dialog.waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'the proposal is frozen and signed by one of each side, drawn and typed',
    async run({ app: { page } }) {
      const { screen, goTo, dialog, finding } = workshopPage(page);
      await goTo('Sign');
      await press(screen, 'Freeze for signing');
      await press(screen, 'Sign as Maren Beck');
      await dialog.getByRole('checkbox').click();
      await draw(dialog.getByLabel('Signature of Maren Beck'));
      await press(dialog, /^Sign version/);
      await dialog.waitFor({ state: 'hidden' });
      await signTyped(page, 'Tom Sand');
      await press(screen, 'Rehearse the push').catch(async () => assert.fail(await finding.innerText()));
    },
  },
  {
    name: 'the signed page is handed out as a PDF',
    async run({ app }) {
      const { screen, goTo } = workshopPage(app.page);
      await goTo('Sign');
      const agreement = screen.getByRole('complementary', { name: 'Agreement' });
      for (const button of ['Export PDF', 'DRAFT PDF']) {
        const pdf = await app.takeFile(() => press(agreement, button));
        assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
        for (const part of ['%%EOF', '/EmbeddedFile', '/FontFile']) assert.ok(pdf.includes(part), `${button}: ${part} is missing`);
        if (button === 'Export PDF') await check(agreement, pdf);
      }
    },
  },
  {
    name: 'the push is rehearsed: planned, confirmed, applied, read back',
    async run({ app: { page } }) {
      const { screen, goTo, dialog } = workshopPage(page);
      await goTo('Push');
      await press(screen, 'Plan');
      const signed = screen.getByRole('contentinfo', { name: 'Signed and planned' }).or(screen.locator('footer[aria-label="Signed and planned"]'));
      await signed.getByRole('img', { name: 'equal to' }).waitFor();
      await press(screen, /^Confirm \d+ changes?…$/);
      await press(dialog, /^Apply \d+ changes?$/);
      await screen.getByRole('button', { name: 'Nothing to send' }).waitFor();
      await press(screen, 'Verify');
      await screen.getByRole('status').getByText('the portal equals what was signed').waitFor();
    },
  },
  {
    name: 'an edit is refused by push until it is signed again',
    async run({ app: { page } }) {
      const { screen, goTo } = workshopPage(page);
      await goTo('Promise');
      await segment(screen, 'Part of the promise', 'Clauses');
      await write(screen, 'Working days to accept or reject', '3');
      await goTo('Push');
      await screen.getByText(/was changed after it was signed/).waitFor();
      await goTo('Sign');
      await press(screen, 'Freeze again');
      await signTyped(page, 'Maren Beck');
      await signTyped(page, 'Tom Sand');
      await goTo('Push');
      await press(screen, 'Plan again');
      await screen.getByRole('contentinfo', { name: 'Signed and planned' }).or(screen.locator('footer[aria-label="Signed and planned"]')).getByRole('img', { name: 'equal to' }).waitFor();
      await screen.getByText(/was changed after it was signed/).waitFor({ state: 'hidden' });
    },
  },
];

/** Reads, ticks and signs the open version by typing the name. */
async function signTyped(page: Page, name: string): Promise<void> {
  const { screen, dialog } = workshopPage(page);
  await press(screen, `Sign as ${name}`);
  await dialog.getByRole('checkbox').click();
  await segment(dialog, 'How to sign', 'Type the name');
  await write(dialog, `Type “${name}” to sign`, name);
  await press(dialog, /^Sign version/);
  await dialog.waitFor({ state: 'hidden' });
}

/** The sealed file is valid, and one flipped bit makes it not. */
async function check(agreement: Locator, pdf: Buffer): Promise<void> {
  const broken = Buffer.from(pdf);
  broken[8000] = (broken[8000] ?? 0) ^ 1;
  const folder = mkdtempSync(join(tmpdir(), 'baton-check-'));
  for (const [name, bytes, says] of [['sealed.pdf', pdf, 'Valid: sealed.pdf'], ['broken.pdf', broken, 'Not valid: broken.pdf']] as const) {
    writeFileSync(join(folder, name), bytes);
    await agreement.getByLabel('PDF to check').setInputFiles(join(folder, name));
    await agreement.getByRole('status', { name: `Verdict on ${name}` }).getByText(says).waitFor();
  }
}

/** A short stroke with the mouse, as a hand would draw it. */
async function draw(pad: Locator): Promise<void> {
  const box = await pad.boundingBox();
  assert.ok(box !== null, 'there is a place to sign');
  const { mouse } = pad.page();
  await mouse.move(box.x + 40, box.y + box.height / 2);
  await mouse.down();
  for (let step = 1; step <= 12; step += 1) await mouse.move(box.x + 40 + step * 14, box.y + box.height / 2 + Math.sin(step) * 20);
  await mouse.up();
}
