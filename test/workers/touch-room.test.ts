import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { touchRoom } from '../../electron/workers/touch-room.ts';

const ROOM = 16 << 20;
/** Fills memory from its beginning, again and again, while another thread touches it. */
const FILLER = `const { workerData, parentPort } = require('node:worker_threads');
const bytes = new Uint8Array(workerData);
const part = new Uint8Array(1 << 16).fill(7);
for (let round = 0; round < 8; round++) for (let at = 0; at < bytes.length; at += part.length) bytes.set(part, at);
parentPort.postMessage('filled');`;

describe('memory that is touched while somebody fills it', () => {
  it('holds what was filled in, and what was not filled is empty', async () => {
    const [filled, empty] = [new SharedArrayBuffer(ROOM), new SharedArrayBuffer(10_001)];
    const worker = new Worker(FILLER, { eval: true, workerData: filled });
    const ended = once(worker, 'message');
    let isFilled = false;
    void ended.then(() => (isFilled = true));
    const room = new Map<string, Uint8Array>([['filled', new Uint8Array(filled)], ['empty', new Uint8Array(empty)], ['of one thread', new Uint8Array(8)]]);
    while (!isFilled) {
      touchRoom(room);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await worker.terminate();
    expect(new Uint8Array(filled).every((byte) => byte === 7)).toBe(true);
    expect(new Uint8Array(empty).every((byte) => byte === 0)).toBe(true);
  });
});
