import { join } from 'node:path';
import { PROJECT_ROOT } from '../e2e/places.ts';

/** Where bundles of the bench lie: beside the product's own, so that they find the same packages. */
const FOLDER = join(PROJECT_ROOT, 'out', 'bench');

/** Bundles a process of the bench with the product's workers beside it, as the product is bundled. The path of what to run. */
export async function builtEntry(name: string, source: string): Promise<string> {
  const { build } = await import('vite');
  const from = (path: string): string => join(PROJECT_ROOT, path);
  await build({
    configFile: false,
    root: PROJECT_ROOT,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      outDir: FOLDER,
      emptyOutDir: true,
      rolldownOptions: {
        input: { [name]: from(source), 'compute-worker': from('electron/workers/compute-worker.ts'), 'import-worker': from('electron/import/import-worker.ts'), 'document-worker': from('electron/compose/document-worker.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  return join(FOLDER, `${name}.js`);
}
