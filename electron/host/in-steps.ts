import { Refusal } from './host-context.ts';

/** Runs a computation that yields its share done, and lets other work in between; throws the refusal when it is cancelled. */
export async function inSteps<T>(steps: Generator<number, T>, signal: AbortSignal, onShare: (share: number) => void): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    onShare(step.value);
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) throw new Refusal({ code: 'cancelled', message: 'It was cancelled. The workshop is as it was before.' });
  }
}
