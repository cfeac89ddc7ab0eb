import { defineConfig } from 'vitest/config';

/** Specs that only the full run plays, so that the usual one ends within ten minutes on two cores. */
const OF_THE_FULL_RUN = ['blind', 'gaps', 'two-drafts', 'two-windows'];

// Specs drive real Chromium and import the built bundles, so files run natively, in processes of their own; two at a
// time, because a spec waits as much as it works.
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    exclude: process.env['BATON_FULL'] === '1' ? [] : OF_THE_FULL_RUN.map((name) => `test/e2e/${name}.e2e.ts`),
    globalSetup: 'test/temporary-folder.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    experimental: { viteModuleRunner: false },
  },
});
