import { defineConfig } from 'vitest/config';

// Specs drive real Chromium and import the built bundles, so files run natively, in processes of their own; two at a
// time, because a spec waits as much as it works.
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    experimental: { viteModuleRunner: false },
  },
});
