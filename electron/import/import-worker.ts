import { on, once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { compressSource } from './compress-source.ts';
import type { ImportMessage, ImportOrder } from './import-messages.ts';
import { ImportRefusal } from './import-types.ts';
import { runAsChosen } from './run-as-chosen.ts';

const port = parentPort;
if (port === null) throw new Error('import-worker.ts runs as a worker thread only');
const say = (message: ImportMessage): void => port.postMessage(message);

const [{ files, vocabulary, keepsSource, ...order }] = (await once(port, 'message')) as [ImportOrder]; // what import-thread.ts sends
const kept = on(port, 'message'); // afterwards it only hears that a chunk was kept
const source = compressSource(async (chunk) => {
  port.postMessage({ kind: 'source', chunk } satisfies ImportMessage, [chunk.bytes.buffer]);
  await kept.next(); // what is not kept yet would pile up in memory
});
try {
  const value = await runAsChosen(files, vocabulary, {
    ...order,
    signal: new AbortController().signal, // to cancel, the thread is ended
    onProgress: (done, total, label) => say({ kind: 'progress', done, total, label }),
    ...(keepsSource ? { onSource: source.take, onSourceEnd: source.finish } : {}),
  });
  say({ kind: 'done', value });
} catch (error) {
  if (error instanceof ImportRefusal) say({ kind: 'refused', code: error.code, message: error.message });
  else say({ kind: 'failed', message: error instanceof Error ? error.message : String(error), stack: error instanceof Error ? (error.stack ?? '') : '' });
} finally {
  await kept.return?.(); // nothing else keeps the thread
}
