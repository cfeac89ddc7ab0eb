import { defineConfig } from 'vitest/config';

// Specs drive real Chromium and import the built bundles, so files run one after the other, natively, in processes of their own.
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    experimental: { viteModuleRunner: false },
  },
});
