import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const from = (path: string): string => resolve(import.meta.dirname, path);

/**
 * Everything is bundled except better-sqlite3, the one run-time dependency. `index` is the Electron shell, `serve` the
 * browser host; the workers are entries of their own, because they are found by their file names at run time.
 */
export default defineConfig({
  main: {
    build: {
      outDir: from('out/main'),
      rolldownOptions: {
        input: { index: from('electron/main/index.ts'), serve: from('electron/loopback/serve.ts'), 'compute-worker': from('electron/workers/compute-worker.ts'), 'import-worker': from('electron/import/import-worker.ts'), 'history-worker': from('electron/workers/history-worker.ts'), 'document-worker': from('electron/compose/document-worker.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: from('out/preload'),
      externalizeDeps: false,
      minify: true,
      rolldownOptions: { input: { index: from('electron/preload/index.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: { outDir: from('out/renderer'), chunkSizeWarningLimit: 2000, emptyOutDir: true, minify: true, assetsInlineLimit: 0, rolldownOptions: { input: { index: from('renderer/index.html') } } },
  },
});
