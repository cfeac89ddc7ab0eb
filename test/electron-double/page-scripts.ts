import { decodeWire, encodeWire } from './wire-codec.ts';

/** What the injected halves need to know of their window. */
export interface PageSettings {
  /** Prefix of the DOM events between the two worlds; random, so that no page guesses it. */
  readonly key: string;
  readonly binding: string;
  readonly isIsolated: boolean;
  readonly hasNode: boolean;
}

export const WORLD = 'Electron Isolated Context';

/** The main world's half of contextBridge: builds frozen proxies of what the isolated world exposes. */
export function mainWorldScript(settings: PageSettings): string {
  return `(${mainWorldHalf.toString()})(${JSON.stringify(settings)});`;
}

/** The preload with a sandboxed `require`, in whatever world it belongs to. */
export function preloadScript(settings: PageSettings, source: string): string {
  return `(() => {
    const encodeWire = ${encodeWire.toString()};
    const decodeWire = ${decodeWire.toString()};
    (${isolatedHalf.toString()})(${JSON.stringify(settings)}, encodeWire, decodeWire, function (require, module, exports) {\n${source}\n});
  })();`;
}

function mainWorldHalf(settings: PageSettings): void {
  if (window.top !== window) return;
  const callbacks: ((...args: unknown[]) => unknown)[] = [];
  const waiting = new Map<number, (settled: { ok: boolean; value: unknown }) => void>();
  let calls = 0;
  let answer: { kind: string; value: unknown } = { kind: 'value', value: undefined };
  const hear = (name: string, listener: (detail: never) => void): void => document.addEventListener(settings.key + name, (event) => listener((event as CustomEvent).detail as never));
  const tell = (name: string, detail: unknown): unknown => document.dispatchEvent(new CustomEvent(settings.key + name, { detail }));
  const pack = (value: unknown): unknown => {
    if (typeof value === 'function') return { $callback: callbacks.push(value as (...args: unknown[]) => unknown) - 1 };
    if (Array.isArray(value)) return value.map(pack);
    if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, pack(v)]));
  };
  const unpack = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if ('$function' in value) return Object.freeze((...args: unknown[]) => call(value.$function as number, args));
    if (Array.isArray(value)) return Object.freeze(value.map(unpack));
    if (Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([k, v]) => [k, unpack(v)])));
  };
  const call = (id: number, args: unknown[]): unknown => {
    const callId = calls++;
    const settled = new Promise((resolve, reject) => waiting.set(callId, ({ ok, value }) => (ok ? resolve(unpack(value)) : reject(new Error(String(value))))));
    tell(':call', { id, callId, args: structuredClone(pack(args)) });
    if (answer.kind === 'promise') return settled;
    waiting.delete(callId);
    if (answer.kind === 'error') throw new Error(String(answer.value));
    return unpack(answer.value);
  };
  hear(':answer', (detail) => (answer = detail));
  hear(':settle', ({ callId, ...rest }: { callId: number; ok: boolean; value: unknown }) => {
    waiting.get(callId)?.(rest);
    waiting.delete(callId);
  });
  hear(':callback', ({ id, args }: { id: number; args: unknown[] }) => callbacks[id]?.(...args));
  hear(':expose', ({ name, api }: { name: string; api: unknown }) => Object.defineProperty(window, name, { value: unpack(api), enumerable: true, writable: false, configurable: false }));
  if (settings.hasNode) Reflect.set(window, 'require', () => ({}));
}

type Preload = (require: (name: string) => unknown, module: object, exports: object) => void;

function isolatedHalf(settings: PageSettings, encode: (value: unknown) => unknown, decode: (wire: unknown) => unknown, preload: Preload): void {
  if (window.top !== window) return;
  const functions: ((...args: unknown[]) => unknown)[] = [];
  const waiting = new Map<number, (settled: { ok: boolean; value: unknown }) => void>();
  const listeners = new Map<string, ((...args: unknown[]) => unknown)[]>();
  let calls = 0;
  const strict = <T extends object>(name: string, members: T): T =>
    new Proxy(members, {
      get(target, key) {
        if (typeof key === 'symbol' || key in target) return Reflect.get(target, key) as unknown;
        throw new Error(`electron-double: ${name}.${key} is not modelled`);
      },
    });
  const send = (message: unknown): void => (Reflect.get(globalThis, settings.binding) as (text: string) => void)(JSON.stringify(message));
  const tell = (name: string, detail: unknown): unknown => document.dispatchEvent(new CustomEvent(settings.key + name, { detail }));
  const hear = (name: string, listener: (detail: never) => void): void => document.addEventListener(settings.key + name, (event) => listener((event as CustomEvent).detail as never));
  const pack = (value: unknown): unknown => {
    if (typeof value === 'function') return { $function: functions.push(value as (...args: unknown[]) => unknown) - 1 };
    if (Array.isArray(value)) return value.map(pack);
    if (value === null || typeof value !== 'object') return value;
    // Electron copies own members of any object that is exposed; methods of ipcRenderer itself included.
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, pack(v)]));
  };
  const unpack = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if ('$callback' in value) return (...args: unknown[]) => tell(':callback', { id: value.$callback, args: structuredClone(pack(args)) });
    if (Array.isArray(value)) return value.map(unpack);
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, unpack(v)]));
  };
  hear(':call', ({ id, callId, args }: { id: number; callId: number; args: unknown[] }) => {
    const settle = (ok: boolean) => (value: unknown) => tell(':settle', { callId, ok, value: ok ? structuredClone(pack(value)) : String(value instanceof Error ? value.message : value) });
    try {
      const result = functions[id]?.(...args.map(unpack));
      if (!(result instanceof Promise)) return void tell(':answer', { kind: 'value', value: structuredClone(pack(result)) });
      tell(':answer', { kind: 'promise' });
      result.then(settle(true), settle(false));
    } catch (error) {
      tell(':answer', { kind: 'error', value: error instanceof Error ? error.message : String(error) });
    }
  });
  const contextBridge = strict('contextBridge', {
    exposeInMainWorld(name: string, api: unknown) {
      if (!settings.isIsolated) throw new Error('contextBridge API can only be used when contextIsolation is enabled');
      send({ kind: 'exposed', name, keys: Object.keys(api ?? {}) });
      tell(':expose', { name, api: pack(api) });
    },
  });
  const ipcRenderer = strict('ipcRenderer', {
    invoke(channel: string, ...args: unknown[]) {
      const id = calls++;
      const wire = encode(structuredClone(args));
      return new Promise((resolve, reject) => {
        waiting.set(id, ({ ok, value }) => (ok ? resolve(value) : reject(new Error(String(value)))));
        send({ kind: 'invoke', id, channel, args: wire });
      });
    },
    on(channel: string, listener: (...args: unknown[]) => unknown) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    off(channel: string, listener: (...args: unknown[]) => unknown) {
      listeners.set(channel, (listeners.get(channel) ?? []).filter((one) => one !== listener));
    },
  });
  Reflect.set(globalThis, '__electronDoubleReceive', (message: { kind: string; id: number; ok: boolean; channel: string; value: unknown }) => {
    const value = decode(message.value);
    if (message.kind === 'settle') waiting.get(message.id)?.({ ok: message.ok, value });
    else for (const listener of listeners.get(message.channel) ?? []) listener({}, ...(value as unknown[]));
  });
  send({ kind: 'hello' });
  try {
    const module = { exports: {} };
    preload((name) => {
      if (name === 'electron') return strict('electron', { contextBridge, ipcRenderer });
      throw new Error(`module not found: ${name}`);
    }, module, module.exports);
  } catch (error) {
    send({ kind: 'problem', text: `Unable to load preload script: ${error instanceof Error ? error.message : String(error)}` });
  }
}
