/**
 * Structured clone over a string, for the way between the isolated world and the main process. Both functions stand on
 * their own: their source is also injected into the page.
 */
export function encodeWire(value: unknown): unknown {
  if (value === undefined) return { $: 'undefined' };
  if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? value : { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
  if (typeof value === 'function' || typeof value === 'symbol') throw new Error('An object could not be cloned.');
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(encodeWire);
  if (value instanceof Date) return { $: 'date', v: value.getTime() };
  if (value instanceof Map) return { $: 'map', v: [...value].map(([k, v]) => [encodeWire(k), encodeWire(v)]) };
  if (value instanceof Set) return { $: 'set', v: [...value].map(encodeWire) };
  if (value instanceof Error) return { $: 'error', v: value.message };
  if (ArrayBuffer.isView(value)) return { $: 'bytes', v: [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)] };
  if (value instanceof ArrayBuffer) return { $: 'bytes', v: [...new Uint8Array(value)] };
  return { $: 'object', v: Object.entries(value).map(([k, v]) => [k, encodeWire(v)]) };
}

/** The way back. */
export function decodeWire(wire: unknown): unknown {
  if (Array.isArray(wire)) return wire.map(decodeWire);
  if (typeof wire !== 'object' || wire === null) return wire;
  const { $, v } = wire as { $: string; v: never }; // made by encodeWire
  const pairs = (): [unknown, unknown][] => (v as [unknown, unknown][]).map(([k, one]) => [k, decodeWire(one)]);
  if ($ === 'undefined') return undefined;
  if ($ === 'bigint') return BigInt(v);
  if ($ === 'number') return Number(v);
  if ($ === 'date') return new Date(v);
  if ($ === 'map') return new Map(pairs().map(([k, one]) => [decodeWire(k), one]));
  if ($ === 'set') return new Set((v as unknown[]).map(decodeWire));
  if ($ === 'error') return new Error(v);
  if ($ === 'bytes') return Uint8Array.from(v);
  return Object.fromEntries(pairs() as [string, unknown][]);
}
