import type { Page } from 'playwright-core';
import { press } from '../pages/form.ts';
import { workshopPage } from '../pages/workshop-page.ts';

/** Starts a new workshop of a client in Berlin. */
export async function startWorkshop(page: Page, client: string): Promise<void> {
  await press(page.locator('body'), /^New workshop/);
  const { dialog } = workshopPage(page);
  await dialog.getByRole('combobox', { name: 'Zone' }).click();
  await page.keyboard.type('berlin');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Client').fill(client);
  await press(dialog, 'Create the workshop');
  await page.getByRole('main', { name: 'Prepare' }).waitFor();
}
