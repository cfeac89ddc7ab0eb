import type { Codes, EventIdColumn, FieldColumn, FieldRoles, History, HistoryDeal, HistoryLevel, HistoryOwner } from './history.ts';
import { narrowed, partsOf, type HistoryParts } from './history-parts.ts';
import { idsAreInOrder, keepIdsInOrder } from './ids-in-order.ts';
import { lazily } from './lazily.ts';
import { keepPackedIds, keepPackedValues } from './packed-columns.ts';
import { unpackTexts, type PackedTexts } from './packed-texts.ts';
import { countEngagements, keepEngagementCounts } from './touch-like-events.ts';

/** The layout's number; a history written with a newer one needs a newer version. */
const LAYOUT = 4;
/** Layout 3 is layout 4 without numbers of engagements; a history that has none is written as that. */
const PLAIN_LAYOUT = 3;
/** Layout 2 held all codes of facts in two or four bytes, which layout 3 may do too. */
const OLDEST = 2;

/** A history whose layout this version does not read: an earlier one's, or a newer one's. */
export class HistoryLayoutError extends Error {
  readonly layout: number;
  readonly isNewer: boolean;
  constructor(layout: number) {
    super(`this history has layout ${layout}, and this version reads layout ${LAYOUT}`);
    this.layout = layout;
    this.isNewer = layout > LAYOUT;
  }
}

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
  /** The names of the numbers that engagements carry. */
  readonly attributes?: readonly string[];
  /** As `countEngagements` counts them; absent in earlier histories. */
  readonly engagements?: readonly number[];
  /** As `idsAreInOrder` says of the leads' ids; absent where they are not, and in earlier histories. */
  readonly idsInOrder?: true;
  readonly fields: readonly { readonly name: string; readonly type: FieldColumn['type']; readonly personal: boolean; readonly hasHistory: boolean; readonly isFromHistoryOnly?: true }[];
}

/** The segment of events' ids: only joining needs it, so that whoever opens a history may leave it out. */
export const EVENT_IDS = 'facts.ids';

type Segments = ReadonlyMap<string, Uint8Array>;
type TypedColumn = Float64Array | Uint32Array | Uint16Array | Uint8Array;

/** A history as named byte columns for storage: typed arrays as they lie in memory (little endian), the rest as JSON. */
export function encodeHistory(history: History): Map<string, Uint8Array> {
  return encodeParts(partsOf(history));
}

/** The same of a history that is packed already. Columns are not copied, but where a fact's codes fit into fewer bytes. */
export function encodeParts(parts: HistoryParts): Map<string, Uint8Array> {
  const { facts } = parts;
  const attributes = facts.attributes ?? [];
  const head: Head = {
    layout: attributes.length > 0 ? LAYOUT : PLAIN_LAYOUT,
    eventTypes: parts.eventTypes,
    assets: parts.assets,
    owners: parts.owners,
    deals: parts.deals,
    roles: parts.roles,
    level: parts.level,
    from: Number.isNaN(parts.from) ? null : parts.from,
    to: Number.isNaN(parts.to) ? null : parts.to,
    ...(attributes.length > 0 ? { attributes: attributes.map(({ name }) => name) } : {}),
    engagements: Array.from(countEngagements(parts)),
    ...(idsAreInOrder(parts.leadIds) ? { idsInOrder: true } : {}),
    fields: parts.fields.map(({ name, type, personal, hasHistory, isFromHistoryOnly }) => ({ name, type, personal, hasHistory, ...(isFromHistoryOnly === undefined ? {} : { isFromHistoryOnly }) })),
  };
  const segments = new Map<string, Uint8Array>([
    ['head', bytesOfJson(head)],
    ['leadIds.offsets', bytesOf(parts.leadIds.offsets)],
    ['leadIds.bytes', parts.leadIds.bytes],
    ['createdAt', bytesOf(parts.createdAt)],
    ['excluded', bytesOf(parts.excluded)],
    ['facts.offsets', bytesOf(facts.offsets)],
    ['facts.at', bytesOf(facts.at)],
    ['facts.kind', bytesOf(facts.kind)],
    ['facts.subject', bytesOf(narrowed(facts.subject))],
    ['facts.value', bytesOf(narrowed(facts.value))],
    ['facts.owner', bytesOf(narrowed(facts.owner))],
    ['facts.automated', bytesOf(facts.automated)],
  ]);
  if (facts.derived !== undefined) segments.set('facts.derived', facts.derived);
  attributes.forEach(({ values }, index) => segments.set(`facts.attribute.${index}`, bytesOf(values)));
  if (facts.ids !== undefined) segments.set(EVENT_IDS, bytesOf(facts.ids));
  parts.fields.forEach((field, index) => {
    segments.set(`field.${index}.values.offsets`, bytesOf(field.values.offsets));
    segments.set(`field.${index}.values.bytes`, field.values.bytes);
    segments.set(`field.${index}.numbers`, bytesOf(field.numbers));
    segments.set(`field.${index}.current`, bytesOf(field.current));
  });
  return segments;
}

/**
 * The inverse of `encodeHistory`; throws when a segment is missing or of another layout. Columns lie over the segments
 * where they are aligned; the texts of fields and the ids of leads are made at their first use, their bytes are kept.
 */
export function decodeHistory(segments: Segments): History {
  const head = headOf(segments);
  const ids = packed(segments, 'leadIds');
  const leads = ids.offsets.length - 1;
  const offsets = new Uint32Array(...over(segments, 'facts.offsets', 4));
  const count = offsets[leads] ?? -1;
  const eager = {
    createdAt: new Float64Array(...over(segments, 'createdAt', 8)),
    fields: head.fields.map((field, index) => decodeField(segments, field, `field.${index}`, leads)),
    eventTypes: head.eventTypes,
    assets: head.assets,
    owners: head.owners,
    deals: head.deals,
    facts: {
      offsets,
      at: new Float64Array(...over(segments, 'facts.at', 8)),
      kind: new Uint8Array(...over(segments, 'facts.kind', 1)),
      subject: codesOf(segments, 'facts.subject', count),
      value: codesOf(segments, 'facts.value', count),
      owner: codesOf(segments, 'facts.owner', count),
      automated: new Uint8Array(...over(segments, 'facts.automated', 1)),
      ...(segments.has('facts.derived') ? { derived: new Uint8Array(...over(segments, 'facts.derived', 1)) } : {}),
      ...(head.attributes === undefined ? {} : { attributes: head.attributes.map((name, index) => ({ name, values: new Float64Array(...over(segments, `facts.attribute.${index}`, 8)) })) }),
      ...(segments.has(EVENT_IDS) ? { ids: idsOf(segments, count) } : {}),
    },
    roles: head.roles,
    level: head.level,
    from: head.from ?? NaN,
    to: head.to ?? NaN,
    excluded: new Uint8Array(...over(segments, 'excluded', 1)),
  };
  refuseUneven(eager, leads);
  const history: History = lazily(eager, { leadIds: () => unpackTexts(ids) });
  keepPackedIds(history, ids);
  if (head.idsInOrder === true) keepIdsInOrder(ids);
  if (head.engagements?.length === head.eventTypes.length * 4) keepEngagementCounts(history.facts, head.engagements);
  return history;
}

/** The segment that tells a history's layout. */
export const HEAD = 'head';

/** Throws as `decodeHistory` does for a layout that this version does not read; of the segments only the head is looked at. */
export const refuseOtherLayouts = (segments: Segments): void => void headOf(segments);

/** What an import that is added to a history must know of it. */
export interface HistoryOutline {
  readonly leadIds: PackedTexts;
  readonly owners: readonly HistoryOwner[];
  /** The columns of its leads' files, and those of them that hold a stage or status. */
  readonly columns: readonly string[];
  readonly states: readonly string[];
}

/** The segments that an outline is read from. */
export const OUTLINE_SEGMENTS = ['head', 'leadIds.offsets', 'leadIds.bytes'] as const;

/** Reads the outline; throws as `decodeHistory` does. */
export function outlineOf(segments: Segments): HistoryOutline {
  const head = headOf(segments);
  return { leadIds: packed(segments, 'leadIds'), owners: head.owners, columns: head.fields.filter(({ isFromHistoryOnly }) => isFromHistoryOnly !== true).map(({ name }) => name), states: head.roles.states ?? [] };
}

function headOf(segments: Segments): Head {
  const head = jsonOf(segments, 'head') as Head; // written by encodeHistory; the layout number says which shape
  if (head.layout < OLDEST || head.layout > LAYOUT) throw new HistoryLayoutError(head.layout);
  return head;
}

/** Texts and codes are checked where they are laid; here whether every lead and every fact has its place in all columns. */
function refuseUneven({ createdAt, excluded, facts }: Pick<History, 'createdAt' | 'excluded' | 'facts'>, leads: number): void {
  const { offsets, at, kind, subject, value, owner, automated, derived, attributes = [] } = facts;
  const count = offsets[leads] ?? -1;
  const isEven = createdAt.length === leads && excluded.length === leads && offsets.length === leads + 1 && [at, kind, subject, value, owner, automated, ...attributes.map(({ values }) => values)].every(({ length }) => length === count) && (derived === undefined || derived.length === (count + 7) >> 3);
  if (!isEven) throw new Error('the columns of the stored history are not equally long');
}

function decodeField(segments: Segments, field: Head['fields'][number], name: string, leads: number): FieldColumn {
  const values = packed(segments, `${name}.values`);
  const stored = new Float64Array(...over(segments, `${name}.numbers`, 8));
  const column: FieldColumn = lazily({ ...field, current: codesOf(segments, `${name}.current`, leads) }, {
    values: () => unpackTexts(values),
    numbers: () => (field.type === 'text' ? new Float64Array(values.offsets.length - 1).fill(NaN) : stored),
  });
  keepPackedValues(column, values);
  return column;
}

/** A column of so many codes, in one, two or four bytes each. */
function codesOf(segments: Segments, name: string, count: number): Codes {
  const bytes = segment(segments, name);
  const width = count > 0 ? bytes.byteLength / count : 1;
  if (![1, 2, 4].includes(width)) throw new Error(`the segment ${name} of the stored history is cut off`);
  if (width === 1) return bytes;
  const { buffer, byteOffset } = bytes.byteOffset % width === 0 ? bytes : bytes.slice();
  return width === 2 ? new Uint16Array(buffer, byteOffset, count) : new Uint32Array(buffer, byteOffset, count);
}

/** Ids in four or eight bytes each. */
function idsOf(segments: Segments, count: number): EventIdColumn {
  const isWide = segment(segments, EVENT_IDS).byteLength === count * 8;
  const ids = isWide ? new Float64Array(...over(segments, EVENT_IDS, 8)) : new Uint32Array(...over(segments, EVENT_IDS, 4));
  if (ids.length !== count) throw new Error(`the segment ${EVENT_IDS} of the stored history is cut off`);
  return ids;
}

function bytesOf(column: TypedColumn): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

function segment(segments: Segments, name: string): Uint8Array {
  const bytes = segments.get(name);
  if (bytes === undefined) throw new Error(`the stored history lacks its segment ${name}`);
  return bytes;
}

/** Where a column of so many bytes a value lies: over the segment itself, or over a copy when it is not aligned. */
function over(segments: Segments, name: string, width: number): [buffer: ArrayBufferLike, byteOffset: number, length: number] {
  const bytes = segment(segments, name);
  const { buffer, byteOffset } = bytes.byteOffset % width === 0 ? bytes : bytes.slice();
  if (bytes.byteLength % width !== 0) throw new Error(`the segment ${name} of the stored history is cut off`);
  return [buffer, byteOffset, bytes.byteLength / width];
}

function packed(segments: Segments, name: string): PackedTexts {
  const offsets = new Uint32Array(...over(segments, `${name}.offsets`, 4));
  const bytes = segment(segments, `${name}.bytes`);
  if (offsets[offsets.length - 1] !== bytes.byteLength) throw new Error(`the texts ${name} of the stored history are cut off`);
  return { offsets, bytes };
}

/** JSON in ASCII: other characters as \u escapes, so that no text encoder is needed here. */
function bytesOfJson(value: unknown): Uint8Array {
  const text = JSON.stringify(value).replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

const CHUNK = 8192;

function jsonOf(segments: Segments, name: string): unknown {
  const bytes = segment(segments, name);
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK) pieces.push(String.fromCharCode(...bytes.subarray(start, start + CHUNK)));
  return JSON.parse(pieces.join(''));
}
