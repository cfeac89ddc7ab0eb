import type { Locator, Page } from 'playwright-core';

export type Phase = 'Prepare' | 'Map' | 'Define' | 'Score' | 'Route' | 'Promise' | 'Replay' | 'Sign' | 'Push' | 'Review';

/** The frame that is always there: phases at the left, one screen, the replay strip below. */
export interface WorkshopPage {
  readonly screen: Locator;
  /** The sentence at the top of the screen: what was found. */
  readonly finding: Locator;
  readonly dialog: Locator;
  goTo(phase: Phase): Promise<void>;
  strip(figure: string): Locator;
}

export function workshopPage(page: Page): WorkshopPage {
  const screen = page.getByRole('main');
  return {
    screen,
    finding: screen.getByRole('heading', { level: 1 }),
    dialog: page.getByRole('dialog'),
    async goTo(phase) {
      await page.getByRole('navigation', { name: 'Phases of the day' }).getByRole('link', { name: new RegExp(`^${phase}`) }).click();
      await page.getByRole('main', { name: phase, exact: true }).waitFor();
    },
    strip: (figure) => page.getByRole('contentinfo', { name: 'Replay of the proposal' }).getByRole('group', { name: figure }),
  };
}
