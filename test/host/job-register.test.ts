import { describe, expect, it } from 'vitest';
import { createJobRegister } from '../../electron/host/job-register.ts';

/** Work that ends when it is told to, and says which state it saw. */
function aLane() {
  const register = createJobRegister();
  const ends: (() => void)[] = [];
  const seen: number[] = [];
  let state = 0;
  const work = (): Promise<number> => {
    seen.push(state);
    const own = state;
    return new Promise((resolve) => ends.push(() => resolve(own)));
  };
  return { ask: (next: number): Promise<number> => ((state = next), register.latest('lane', work)), endNext: () => ends.shift()?.(), seen, register, ends };
}
/** The same of people who say of which state they ask. */
function aStatedLane() {
  const register = createJobRegister();
  const ends: (() => void)[] = [];
  const seen: string[] = [];
  const ask = (state: string): Promise<string> => register.latest('lane', () => {
    seen.push(state);
    return new Promise((resolve) => ends.push(() => resolve(state)));
  }, { state, giveUp: () => new Error('overtaken') });
  return { ask, endNext: () => ends.shift()?.(), seen };
}
const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('a storm of questions of one name', () => {
  it('comes to two runs, and everybody who came meanwhile hears of the newest state', async () => {
    const lane = aLane();
    const [first, ...others] = [1, 2, 3, 4, 5].map((state) => lane.ask(state));
    lane.endNext();
    expect(await first).toBe(1);
    await tick();
    lane.endNext();
    expect(await Promise.all(others)).toEqual([5, 5, 5, 5]);
    expect(lane.seen).toEqual([1, 5]);
    const again = lane.ask(6);
    lane.endNext();
    expect(await again).toBe(6);
  });

  it('answers nobody with the state of another: same states share, and who waits for one that was overtaken hears so', async () => {
    const { ask, endNext, seen } = aStatedLane();
    const [first, alsoFirst] = [ask('A'), ask('A')];
    const overtaken = ask('B').catch((error: unknown) => String(error));
    const [last, alsoLast] = [ask('C'), ask('C')];
    expect(await overtaken).toBe('Error: overtaken');
    endNext();
    expect(await Promise.all([first, alsoFirst])).toEqual(['A', 'A']);
    await tick();
    const back = ask('A');
    endNext();
    expect(await Promise.all([last, alsoLast])).toEqual(['C', 'C']);
    await tick();
    endNext();
    expect(await back).toBe('A');
    expect(seen).toEqual(['A', 'C', 'A']);
  });

  it('goes on after a run that failed', async () => {
    const register = createJobRegister();
    const failing = register.latest('lane', () => Promise.reject(new Error('gone')));
    const next = register.latest('lane', () => Promise.resolve('answer'));
    await expect(failing).rejects.toThrow('gone');
    expect(await next).toBe('answer');
  });
});

describe('work beside everything else', () => {
  it('is waited for by whoever brings the host to rest, also when it fails', async () => {
    const { beside, besideEnded } = createJobRegister();
    let end: () => void = () => undefined;
    beside(() => new Promise((resolve) => (end = resolve)));
    beside(() => Promise.reject(new Error('gone')));
    let isAtRest = false;
    const rest = besideEnded().then(() => (isAtRest = true));
    await tick();
    expect(isAtRest).toBe(false);
    end();
    await rest;
    await besideEnded();
  });
});
