import { expect, it } from 'vitest';
import type { HostEvent } from '../../shared/contract/events.ts';
import { ok } from '../../shared/contract/reply.ts';
import { watchPages } from '../../electron/host/agreement/watch-pages.ts';
import { createJobRegister } from '../../electron/host/job-register.ts';

it('whoever waits for pages hears how far they are and that they are finished, and may cancel; without a job nobody hears', async () => {
  const jobs = createJobRegister();
  const heard: HostEvent[] = [];
  const work = (jobId: string) => watchPages({ jobs, emit: (event) => heard.push(event) }, jobId, async ({ signal, onShare }) => {
    onShare(0.5);
    jobs.cancel('pages');
    return ok(signal.aborted);
  });
  expect(await work('')).toEqual(ok(false));
  expect(heard).toEqual([]);
  expect(await work('pages')).toEqual(ok(true));
  expect(heard).toMatchObject([{ jobId: 'pages', done: 0.5, finished: false }, { jobId: 'pages', done: 1, finished: true }]);
});
