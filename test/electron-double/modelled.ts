import { EventEmitter } from 'node:events';

/** Wraps an object so that reading a member that the double does not model throws, instead of giving undefined. */
export function modelled<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key, receiver) {
      // Symbols and `then` are asked by the language itself (await, inspection), not by the app.
      if (typeof key === 'symbol' || key === 'then' || key in target) return Reflect.get(target, key, receiver) as unknown;
      throw new Error(`electron-double: ${name}.${key} is not modelled`);
    },
    set(_target, key) {
      throw new Error(`electron-double: setting ${name}.${String(key)} is not modelled`);
    },
  });
}

/** `on`, `once` and `off` for the events that the double emits; listening to any other throws. */
export interface ModelledEvents {
  on(event: string, listener: (...args: never[]) => void): void;
  once(event: string, listener: (...args: never[]) => void): void;
  off(event: string, listener: (...args: never[]) => void): void;
  emit(event: string, ...args: unknown[]): boolean;
}

/** The events of one object of the double. */
export function modelledEvents(name: string, known: readonly string[]): ModelledEvents {
  const emitter = new EventEmitter();
  const checked = (event: string): string => {
    if (known.includes(event)) return event;
    throw new Error(`electron-double: the event ${name} '${event}' is not modelled`);
  };
  // EventEmitter types its listeners with any; here each caller knows the arguments of the event it listens to.
  type Listener = (...args: unknown[]) => void;
  return {
    on: (event, listener) => void emitter.on(checked(event), listener as Listener),
    once: (event, listener) => void emitter.once(checked(event), listener as Listener),
    off: (event, listener) => void emitter.off(checked(event), listener as Listener),
    emit: (event, ...args) => emitter.emit(checked(event), ...args),
  };
}

/** An event that a listener may prevent. */
export function preventable<T extends object>(fields: T): T & { preventDefault(): void; readonly defaultPrevented: boolean } {
  let defaultPrevented = false;
  return modelled('event', {
    ...fields,
    preventDefault: () => void (defaultPrevented = true),
    get defaultPrevented() {
      return defaultPrevented;
    },
  });
}
