import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startDouble, type ElectronDouble } from '../electron-double/start-double.ts';
import { aDataFolder } from './places.ts';

/** One protection of the Electron shell; throws when it is not there. Specs run them one by one, broken variants all. */
export interface ShellCheck {
  readonly name: string;
  run(app: ElectronDouble, page: Page): Promise<void>;
}

const bridgeKeys = (): string[] => Object.keys(Reflect.get(window, 'batonBridge') as object);

/** Long enough for a navigation that should not come. */
const settle = (page: Page): Promise<void> => page.waitForTimeout(150);

export const SHELL_CHECKS: readonly ShellCheck[] = [
  {
    name: 'breaks no rule of Electron and asks no other host for anything',
    run: async (app) => {
      assert.deepEqual(app.machine.problems, []);
      assert.deepEqual(app.machine.foreignRequests, []);
    },
  },
  {
    name: 'runs the page in a sandbox, apart from the preload, without Node',
    run: async (app, page) => {
      assert.deepEqual(app.machine.windows[0]?.contents.preferences, { sandbox: true, contextIsolation: true, nodeIntegration: false });
      assert.deepEqual(await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window)), []);
    },
  },
  {
    name: 'gives the page exactly two functions, frozen',
    run: async (app, page) => {
      assert.deepEqual([...app.machine.windows[0]?.contents.exposed ?? []], [['batonBridge', ['call', 'subscribe']]]);
      assert.deepEqual(await page.evaluate(bridgeKeys), ['call', 'subscribe']);
      assert.equal(await page.evaluate(() => Object.isFrozen(Reflect.get(window, 'batonBridge'))), true);
    },
  },
  {
    name: 'answers a call of its page, and hears what the host announces',
    run: async (_app, page) => {
      const reply = await page.evaluate(() => {
        const bridge = Reflect.get(window, 'batonBridge') as { call(call: unknown): Promise<{ ok: boolean; value: { shell: string } }> }; // checked above
        return bridge.call({ name: 'app.getStatus', input: {}, workshopId: null });
      });
      assert.equal(reply.value.shell, 'electron');
    },
  },
  {
    name: 'refuses calls from any frame but the page itself',
    run: async (app) => {
      const call = { name: 'app.getStatus', input: {}, workshopId: null };
      for (const frame of [{ url: 'https://evil.example/', isTop: true }, { url: 'app://baton/', isTop: false }, { url: 'app://other/', isTop: true }, { url: 'app://baton.evil.example/', isTop: true }, { url: 'file:///app://baton/', isTop: true }]) {
        const reply = (await app.invokeAs(frame, 'baton:call', call)) as { ok: boolean }; // every reply has it
        assert.equal(reply.ok, false, `${frame.url} was answered`);
      }
    },
  },
  {
    name: 'stays on its page',
    run: async (app, page) => {
      const before = page.url();
      for (const address of ['https://evil.example/', 'http://127.0.0.1:9/', 'data:text/html,x', 'app://other/']) {
        await page.evaluate((to) => void (window.location.href = to), app.machine.schemes.toPage(address));
        await settle(page);
        assert.equal(page.url(), before, `went to ${address}`);
      }
    },
  },
  {
    name: 'opens no second window',
    run: async (app, page) => {
      const asked = page.waitForEvent('popup'); // the browser opens one in any case; what the app said of it is known by then
      await page.evaluate(() => void window.open('https://evil.example/'));
      await asked;
      assert.deepEqual(app.machine.openedWindows, []);
    },
  },
  {
    name: 'grants no permission',
    run: async (app, page) => {
      assert.notEqual(app.machine.permissionCheck, null);
      for (const name of ['geolocation', 'notifications', 'midi'] as const) {
        assert.notEqual(await page.evaluate(async (permission) => (await navigator.permissions.query({ name: permission })).state, name), 'granted', name);
      }
    },
  },
  {
    name: 'has a policy that lets nothing foreign in and no code be made from text',
    run: async (app, page) => {
      const reply = await app.machine.schemes.ask('app://baton/');
      const policy = reply.headers.get('content-security-policy') ?? '';
      for (const part of ["default-src 'none'", "script-src 'self';", "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]) assert.ok(policy.includes(part), `${part} is missing`);
      // Evaluating in a timer: the debugger's own evaluation is exempt from the policy.
      const ran = await page.evaluate(() => new Promise((done) => {
        window.addEventListener('securitypolicyviolation', () => done('blocked'), { once: true });
        setTimeout(() => {
          const script = document.createElement('script');
          script.textContent = 'window.inlineRan = true';
          document.body.append(script);
          done('inlineRan' in window ? 'ran' : 'blocked');
        });
      }));
      assert.equal(ran, 'blocked');
    },
  },
  {
    name: 'gives no file outside its page',
    run: async (app) => {
      for (const path of ['..%2fmain%2findex.js', '..%2f..%2fpackage.json', '%2fetc%2fpasswd', 'assets/..%5c..%5cmain%5cindex.js']) {
        assert.equal((await app.machine.schemes.ask(`app://baton/${path}`)).status, 404, path);
      }
      assert.equal((await app.machine.schemes.ask('app://other/')).status, 404);
      assert.equal((await app.machine.schemes.ask('app://baton/', { method: 'PUT' })).status, 405);
    },
  },
];

/** Starts a built app, runs every check, and gives the names of those that failed. */
export async function failedChecks(built: string, browser: Browser): Promise<string[]> {
  const failed: string[] = [];
  let app: ElectronDouble;
  try {
    app = await startDouble(join(built, 'main', 'index.js'), { browser, args: ['--data', aDataFolder()] });
  } catch (error) {
    return [`does not start: ${String(error)}`];
  }
  try {
    const { page } = await withTimeout(app.firstWindow());
    for (const check of SHELL_CHECKS) {
      const failure = await withTimeout(check.run(app, page)).then(() => null, (error: unknown) => error);
      if (failure !== null) failed.push(check.name);
    }
  } catch (error) {
    failed.push(`shows no window: ${String(error)}`);
  }
  await withTimeout(app.close()).catch(() => failed.push('does not close'));
  return failed;
}

const withTimeout = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer within 15 s')), 15_000).unref())]);

/** The size of the bundled preload in bytes. */
export const preloadSize = (built: string): number => readdirSync(join(built, 'preload')).reduce((sum, name) => sum + readFileSync(join(built, 'preload', name)).length, 0);
