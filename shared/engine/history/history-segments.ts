import type { FieldColumn, History, HistoryDeal, HistoryLevel, HistoryOwner, FieldRoles } from './history.ts';

/** The layout's number; a history written with another one has to be imported again. */
const LAYOUT = 1;

interface Head {
  readonly layout: number;
  readonly eventTypes: readonly string[];
  readonly assets: readonly string[];
  readonly owners: readonly HistoryOwner[];
  readonly deals: readonly HistoryDeal[];
  readonly roles: FieldRoles;
  readonly level: HistoryLevel;
  readonly from: number | null;
  readonly to: number | null;
  readonly fields: readonly { readonly name: string; readonly type: FieldColumn['type']; readonly personal: boolean; readonly hasHistory: boolean }[];
}

type TypedColumn = Float64Array | Uint32Array | Uint16Array | Uint8Array;

/** A history as named byte columns for storage: typed arrays as they lie in memory (little endian), the rest as JSON. */
export function encodeHistory(history: History): Map<string, Uint8Array> {
  const { facts } = history;
  const head: Head = {
    layout: LAYOUT,
    eventTypes: history.eventTypes,
    assets: history.assets,
    owners: history.owners,
    deals: history.deals,
    roles: history.roles,
    level: history.level,
    from: Number.isNaN(history.from) ? null : history.from,
    to: Number.isNaN(history.to) ? null : history.to,
    fields: history.fields.map(({ name, type, personal, hasHistory }) => ({ name, type, personal, hasHistory })),
  };
  const segments = new Map<string, Uint8Array>([
    ['head', bytesOfJson(head)],
    ['leadIds', bytesOfJson(history.leadIds)],
    ['createdAt', bytesOf(history.createdAt)],
    ['excluded', bytesOf(history.excluded)],
    ['facts.offsets', bytesOf(facts.offsets)],
    ['facts.at', bytesOf(facts.at)],
    ['facts.kind', bytesOf(facts.kind)],
    ['facts.subject', bytesOf(facts.subject)],
    ['facts.value', bytesOf(facts.value)],
    ['facts.owner', bytesOf(facts.owner)],
    ['facts.automated', bytesOf(facts.automated)],
  ]);
  history.fields.forEach((field, index) => {
    segments.set(`field.${index}.values`, bytesOfJson(field.values));
    segments.set(`field.${index}.numbers`, bytesOf(field.numbers));
    segments.set(`field.${index}.current`, bytesOf(field.current));
  });
  return segments;
}

/** The inverse of `encodeHistory`; throws when a segment is missing or of another layout. */
export function decodeHistory(segments: ReadonlyMap<string, Uint8Array>): History {
  const head = jsonOf(segments, 'head') as Head; // written by encodeHistory; the layout number below says which shape
  if (head.layout !== LAYOUT) throw new Error(`this history has layout ${head.layout}, and this version reads layout ${LAYOUT}`);
  return {
    leadIds: jsonOf(segments, 'leadIds') as readonly string[], // written by encodeHistory
    createdAt: floats(segments, 'createdAt'),
    fields: head.fields.map((field, index) => ({
      ...field,
      values: jsonOf(segments, `field.${index}.values`) as readonly string[], // written by encodeHistory
      numbers: floats(segments, `field.${index}.numbers`),
      current: new Uint32Array(aligned(segments, `field.${index}.current`)),
    })),
    eventTypes: head.eventTypes,
    assets: head.assets,
    owners: head.owners,
    deals: head.deals,
    facts: {
      offsets: new Uint32Array(aligned(segments, 'facts.offsets')),
      at: floats(segments, 'facts.at'),
      kind: new Uint8Array(aligned(segments, 'facts.kind')),
      subject: new Uint16Array(aligned(segments, 'facts.subject')),
      value: new Uint32Array(aligned(segments, 'facts.value')),
      owner: new Uint16Array(aligned(segments, 'facts.owner')),
      automated: new Uint8Array(aligned(segments, 'facts.automated')),
    },
    roles: head.roles,
    level: head.level,
    from: head.from ?? NaN,
    to: head.to ?? NaN,
    excluded: new Uint8Array(aligned(segments, 'excluded')),
  };
}

function bytesOf(column: TypedColumn): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

function segment(segments: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const bytes = segments.get(name);
  if (bytes === undefined) throw new Error(`the stored history lacks its segment ${name}`);
  return bytes;
}

/** The bytes in a buffer of their own, so that columns of eight bytes may be laid over them. */
function aligned(segments: ReadonlyMap<string, Uint8Array>, name: string): ArrayBuffer {
  return segment(segments, name).slice().buffer;
}

const floats = (segments: ReadonlyMap<string, Uint8Array>, name: string): Float64Array => new Float64Array(aligned(segments, name));

/** JSON in ASCII: other characters as \u escapes, so that no text encoder is needed here. */
function bytesOfJson(value: unknown): Uint8Array {
  const text = JSON.stringify(value).replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Arguments of one call; more of them overflow the stack of some engines. */
const CHUNK = 16_384;

function jsonOf(segments: ReadonlyMap<string, Uint8Array>, name: string): unknown {
  const bytes = segment(segments, name);
  const pieces: string[] = [];
  // A typed array is array-like, which is all that `apply` asks; spreading it would go through its iterator, ten times as slowly.
  for (let start = 0; start < bytes.length; start += CHUNK) pieces.push(String.fromCharCode.apply(null, bytes.subarray(start, start + CHUNK) as unknown as number[]));
  return JSON.parse(pieces.join(''));
}
