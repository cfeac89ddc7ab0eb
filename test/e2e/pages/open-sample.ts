import type { Page } from 'playwright-core';

/** Opens the sample from the start page; it is made and imported first, which may take its time on a busy machine. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: /sample/i }).first().click();
  await page.getByRole('main', { name: 'Prepare' }).waitFor({ timeout: 90_000 });
}
