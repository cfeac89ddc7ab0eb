import { on } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { compressSource } from './compress-source.ts';
import { createLookAnswerer } from './answer-looks.ts';
import { WARM_UP, type ImportMessage, type ImportOrder, type LookOrder, type LookStop } from './import-messages.ts';
import { ImportRefusal } from './import-types.ts';
import { runAsChosen } from './run-as-chosen.ts';
import { warmUp } from './warm-up.ts';

const port = parentPort;
if (port === null) throw new Error('import-worker.ts runs as a worker thread only');
const say = (message: ImportMessage): void => port.postMessage(message);

const heard = on(port, 'message') as AsyncIterableIterator<[ImportOrder | LookOrder | LookStop | typeof WARM_UP]>; // what import-thread.ts sends
const looks = createLookAnswerer((message) => port.postMessage(message));
const { files, vocabulary, keepsSource, ...order } = await firstOrder();
const kept = heard; // afterwards it only hears that a chunk was kept
const source = compressSource(async (chunk) => {
  port.postMessage({ kind: 'source', chunk } satisfies ImportMessage, [chunk.bytes.buffer]);
  await kept.next(); // what is not kept yet would pile up in memory
});

/** The order; until it comes the thread looks at files, and gets ready when it is asked to. */
async function firstOrder(): Promise<ImportOrder> {
  for (let next = await heard.next(); next.done !== true; ) {
    const [message] = next.value;
    if (message === WARM_UP) {
      next = await getReady();
      continue;
    }
    if (message.kind === 'import') return message;
    if (message.kind === 'look') looks.look(message);
    else looks.stop(message.id);
    next = await heard.next();
  }
  throw new Error('the import thread was closed before its order came');
}

/** What it hears next, for which it got ready until then. */
async function getReady(): ReturnType<typeof heard.next> {
  const coming = heard.next();
  let isAwaited = false;
  void coming.then(() => (isAwaited = true));
  await warmUp(() => isAwaited).catch(() => undefined); // no import fails for want of it
  return coming;
}

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
