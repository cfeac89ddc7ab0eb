import type { Locator, Page } from 'playwright-core';
import { press, segment } from './form.ts';
import { workshopPage } from './workshop-page.ts';

/** The import wizard and what Prepare says of the imports. */
export interface ImportPage {
  /** Opens Prepare's History and its import, and gives it files. */
  begin(...paths: readonly string[]): Promise<void>;
  /** On to the next step, by its name. */
  next(step: 'Columns' | 'Values' | 'Check'): Promise<void>;
  /** Imports, and waits until the history is there. */
  finish(): Promise<void>;
  /** One way to decide a finding, by the finding's sentence. */
  option(finding: RegExp, label: RegExp): Locator;
  readonly examplesOf: (column: string) => Locator;
}

export function importPage(page: Page): ImportPage {
  const { screen } = workshopPage(page);
  return {
    async begin(...paths) {
      await segment(screen, 'What to prepare', 'History');
      await screen.getByRole('button', { name: /^Import (files|again)$/ }).first().click();
      await screen.getByLabel('Files to import').setInputFiles([...paths]);
      await screen.getByRole('combobox', { name: /^Encoding of / }).nth(paths.length - 1).waitFor();
    },
    async next(step) {
      await press(screen, 'Next');
      await screen.getByRole('group', { name: step, exact: true }).waitFor();
    },
    async finish() {
      await press(screen, 'Import');
      await screen.getByRole('heading', { level: 2, name: /^Level [ABC]$/ }).waitFor();
    },
    option: (finding, label) => screen.getByRole('listitem').filter({ hasText: finding }).getByRole('radio', { name: label }),
    examplesOf: (column) => screen.getByRole('row').filter({ has: page.getByRole('cell', { name: column, exact: true }) }).getByRole('list'),
  };
}
