import { defineConfig } from 'vitest/config';

/** Folders whose tests start nothing: plain functions, drawn without a browser. */
const PLAIN = ['test/engine/**', 'test/renderer/**', 'test/format/**', 'test/architecture/**'];
const files = (folders: readonly string[]): string[] => folders.flatMap((folder) => [`${folder}/*.test.ts`, `${folder}/*.test.tsx`]);
const common = { testTimeout: 30_000, hookTimeout: 60_000 };

// What starts threads of the product runs in processes of its own: V8 can end a process in which many threads that hold
// WebAssembly (Node's own TypeScript reader, libsodium) come and go ("Check failed: jit_page.has_value()").
export default defineConfig({
  test: {
    globalSetup: 'test/temporary-folder.ts',
    maxWorkers: '100%', // by itself it would leave one of two cores idle
    projects: [
      { test: { ...common, name: 'plain', pool: 'threads', include: files(PLAIN) } },
      { test: { ...common, name: 'with threads', pool: 'forks', include: ['test/**/*.test.ts', 'test/**/*.test.tsx'], exclude: [...PLAIN, 'test/e2e/**', 'test/bench/**', 'node_modules/**'] } },
    ],
  },
});
