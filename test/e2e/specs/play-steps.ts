import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../places.ts';
import { startShell, type RunningShell, type ShellName } from '../shells.ts';

/** One stretch of a journey, by role and label only. */
export interface Step<Journey> {
  readonly name: string;
  run(journey: Journey): Promise<void>;
}

/** A journey has the app that it goes through. */
export interface InApp {
  app: RunningShell;
}

/**
 * Goes through the steps in one shell, in their order; after each there must be nothing on the console, no request to
 * another host and no grave axe violation. A step that fails leaves a picture, and those after it are not tried.
 */
export function playSteps<Journey extends InApp>(title: string, shell: ShellName, browser: () => Browser, begin: (app: RunningShell) => Journey, steps: readonly Step<Journey>[]): void {
  describe(`${title} in the ${shell}`, () => {
    let journey: Journey;
    let hasFailed = false;

    beforeAll(async () => {
      const app = await startShell(shell, browser());
      app.page.setDefaultTimeout(20_000);
      journey = begin(app);
    });
    afterAll(() => journey.app.close());

    it.each(steps)('$name', async (step) => {
      if (hasFailed) throw new Error('an earlier step failed');
      hasFailed = true;
      await step.run(journey).catch(async (error: unknown) => {
        await journey.app.page.screenshot({ path: join(PROJECT_ROOT, 'test-results', `${shell}-${step.name}.png`.replaceAll(' ', '-')) });
        throw error;
      });
      expect(journey.app.watch.problems).toEqual([]);
      expect(await journey.app.watch.axe()).toEqual([]);
      hasFailed = false;
    });
  });
}
