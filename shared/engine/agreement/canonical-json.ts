/**
 * The canonical JSON text of a plain value after RFC 8785: keys ordered by UTF-16 code units, no white space,
 * ECMAScript numbers. Throws on what JSON cannot carry exactly: NaN, infinities, undefined (also as a property or a
 * hole), lone surrogates, bigint, functions and objects that are neither plain nor arrays.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$');
}

function write(value: unknown, path: string): string {
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${path} is ${value}; canonical JSON has no such number.`);
      return JSON.stringify(value);
    case 'string':
      return writeString(value, path);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeArray(value, path) : writeObject(value, path);
    default:
      throw new TypeError(`${path} is ${typeof value}; canonical JSON cannot carry it.`);
  }
}

function writeString(text: string, path: string): string {
  // JSON.stringify would escape a lone surrogate silently; RFC 8785 §3.2.2.2 asks for an error.
  if (!isWellFormed(text)) throw new TypeError(`${path} holds half a character (a lone surrogate).`);
  return JSON.stringify(text);
}

/** `String.prototype.isWellFormed`, which ES2023 does not have yet. */
function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDFFF]/u.test(text);
}

function writeArray(items: readonly unknown[], path: string): string {
  const parts: string[] = [];
  for (let i = 0; i < items.length; i++) parts.push(write(items[i], `${path}[${i}]`));
  return `[${parts.join(',')}]`;
}

function writeObject(object: object, path: string): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`${path} is no plain object; canonical JSON cannot carry it.`);
  }
  // The default order compares UTF-16 code units, which is what RFC 8785 §3.2.3 asks for.
  const entries = Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, value]) => `${writeString(key, path)}:${write(value, `${path}.${key}`)}`).join(',')}}`;
}
