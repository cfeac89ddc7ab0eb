import type { Locator, Page } from 'playwright-core';
import { press, segment } from './form.ts';
import { workshopPage } from './workshop-page.ts';

/** How the blind exercise is worked: seats, ballots, reveal. */
export interface BlindPage {
  /** Goes to the exercise from wherever the day is. */
  open(): Promise<void>;
  /** Begins a round of ten cases with these people only. */
  begin(people: readonly string[]): Promise<void>;
  sit(person: string): Promise<void>;
  readonly sitting: Locator;
  /** Answers the case that is shown and goes to the next, by mouse. */
  click(verdict: string): Promise<void>;
  /** The same by keys: 1, 2, 3 and Arrow Down. */
  type(verdict: '1' | '2' | '3'): Promise<void>;
  lock(mayShow: boolean): Promise<void>;
}

export function blindPage(page: Page): BlindPage {
  const { screen, goTo } = workshopPage(page);
  const heading = screen.getByRole('heading', { level: 1 });
  return {
    sitting: heading,
    async open() {
      await goTo('Define');
      await segment(screen, 'Part of defining', 'Blind exercise');
    },
    async begin(people) {
      const cases = screen.getByLabel('Cases', { exact: true });
      await cases.fill('10');
      await cases.blur();
      for (const box of await screen.getByRole('checkbox').all()) {
        const name = (await box.evaluate((input) => (input instanceof HTMLInputElement ? (input.labels?.[0]?.textContent ?? '') : ''))).split(',')[0] ?? '';
        await box.setChecked(people.includes(name));
      }
      await press(screen, /^Begin (the round|round \d)$/);
      await screen.getByText(/^Pass the laptop to/).waitFor();
    },
    async sit(person) {
      await press(screen, `I am ${person}`);
      await screen.getByRole('form', { name: 'Your ballot' }).waitFor();
    },
    async click(verdict) {
      const before = await heading.innerText();
      await press(screen, new RegExp(`^${verdict}`));
      await press(screen, /^(Next lead|Done)/);
      await heading.filter({ hasNotText: before }).waitFor();
    },
    async type(verdict) {
      const before = await heading.innerText();
      await page.keyboard.press(verdict);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      await heading.filter({ hasNotText: before }).waitFor();
    },
    async lock(mayShow) {
      await screen.getByRole('checkbox', { name: /^The room may see/ }).setChecked(mayShow);
      await press(screen, 'Lock my ballots');
      await screen.getByText(/^(Pass the laptop to|All ballots are locked)/).waitFor();
    },
  };
}
