import { compareAmounts } from '../../shared/engine/history/event-attribute.ts';
import { FACT, type EventIdColumn, type Facts } from '../../shared/engine/history/history.ts';
import { STAGE_SETTERS } from '../../shared/engine/history/stage-setter.ts';
import type { EventIds } from './event-ids.ts';
import { compareText } from '../../shared/engine/history/compare-ids.ts';
import { DERIVED, FactScratch, type FactTable } from './fact-table.ts';
import type { GrowingInstants } from './growing.ts';
import type { LeadFacts } from './lead-facts.ts';
import { sharedBytes, sharedFloats, sharedHalves, sharedWords } from './shared-columns.ts';

/** Where the codes of arrival went. */
export interface Recoding {
  readonly owner: Uint32Array;
  readonly deal: Uint32Array;
  readonly types: Uint32Array;
  readonly assets: Uint32Array;
  readonly fieldPlace: Uint16Array;
  readonly fieldCodes: readonly Uint32Array[];
}

/** The finished facts, and the file numbers of rows that repeated another exactly and were dropped, with their counts. */
export interface BuiltFacts {
  readonly facts: Facts;
  readonly dropped: ReadonlyMap<number, number>;
}

/**
 * Puts the facts of the files and those that the leads' own columns tell into the total order of domain.md §8: lead by lead,
 * by time, kind, the source's id of the event where there is one, then stage order, key, value and numbers. It does not depend
 * on the order of rows; exact repeats collapse, and a stage without a setter is one with a setter that another row tells.
 */
export function buildFacts(table: FactTable, leadOrder: Uint32Array, derived: LeadFacts, eventIds: EventIds, to: Recoding): BuiltFacts {
  const { starts, rows } = rowsByLead(table, leadOrder);
  const amounts = [...table.amounts].sort(([a], [b]) => compareText(a, b)).map(([name, column]) => ({ name, column }));
  const told: Told = { eventIds, amounts: amounts.map(({ column }) => column) };
  const columns = new FactColumns(leadOrder.length, table.length + leadOrder.length * derived.most, eventIds, amounts);
  const scratch = new FactScratch();
  const dropped = new Map<number, number>();
  let fetched = 0;
  for (let place = 0; place < leadOrder.length; place++) {
    const from = starts[place]!;
    const end = starts[place + 1]!;
    if (end > fetched) fetched = fetchFacts(table, rows, fetched);
    scratch.reserve(end - from + derived.most);
    for (let i = from; i < end; i++) table.copyTo(scratch, i - from, rows[i]!);
    const size = derived.addTo(scratch, end - from, leadOrder[place]!);
    recode(scratch, size, to);
    order(scratch, size, told);
    for (let i = 0; i < size; i++) {
      const fact = scratch.order[i]!;
      if ((i > 0 && compare(scratch, scratch.order[i - 1]!, fact, told, false) === 0) || isSaidNext(scratch, size, i)) dropped.set(scratch.file[fact]!, (dropped.get(scratch.file[fact]!) ?? 0) + 1);
      else columns.push(scratch, fact);
    }
    columns.endLead(place);
  }
  table.clear();
  return { facts: columns.finish(), dropped };
}

const UNSAID = STAGE_SETTERS.indexOf('unsaid');

/** Whether a fact is a stage without a setter and one of those that follow it tells the same stage with one. */
function isSaidNext({ order: places, at, kind, subject, value, file }: FactScratch, size: number, place: number): boolean {
  const fact = places[place]!;
  if (kind[fact] !== FACT.stage || value[fact] !== UNSAID || file[fact] === DERIVED) return false;
  for (let i = place + 1; i < size; i++) {
    const next = places[i]!;
    if (kind[next] !== FACT.stage || at[next] !== at[fact] || subject[next] !== subject[fact]) return false;
    if (value[next] !== UNSAID) return true;
  }
  return false;
}

/** So many facts are brought near at once: they lie anywhere in the table. */
const AHEAD = 256;
const wanted = new Uint32Array(1);

/** Touches the facts from a place on, and says up to where: the processor waits for many of them at once when nothing depends on them. */
function fetchFacts(table: FactTable, rows: Uint32Array, from: number): number {
  const to = Math.min(rows.length, from + AHEAD);
  let sum = 0;
  for (let i = from; i < to; i++) sum += table.leadOf(rows[i]!);
  wanted[0] = sum; // somebody must want them
  return to;
}

/** The table's rows one lead after the other, in the order of the finished leads, whose numbers the facts then have. */
function rowsByLead(table: FactTable, leadOrder: Uint32Array): { starts: Uint32Array; rows: Uint32Array } {
  const starts = new Uint32Array(leadOrder.length + 1);
  const rows = new Uint32Array(table.length);
  if (table.length === 0) return { starts, rows };
  const placeOf = new Uint32Array(leadOrder.length);
  leadOrder.forEach((lead, place) => (placeOf[lead] = place));
  table.renumber(placeOf, starts);
  for (let place = 0; place < leadOrder.length; place++) starts[place + 1]! += starts[place]!;
  const next = starts.slice();
  for (let row = 0; row < table.length; row++) rows[next[table.leadOf(row)]!++] = row;
  return { starts, rows };
}

function recode(scratch: FactScratch, size: number, to: Recoding): void {
  const { kind, subject, value, owner } = scratch;
  for (let i = 0; i < size; i++) {
    if (owner[i] !== 0) owner[i] = to.owner[owner[i]! - 1]! + 1;
    if (kind[i] === FACT.engagement) {
      subject[i] = to.types[subject[i]!]!;
      value[i] = to.assets[value[i]!]!;
    } else if (kind[i] === FACT.property) {
      value[i] = to.fieldCodes[subject[i]!]![value[i]!]!;
      subject[i] = to.fieldPlace[subject[i]!]!;
    } else if (kind[i] === FACT.deal) {
      value[i] = to.deal[value[i]!]!;
    }
  }
}

/** Above so many facts a lead's are sorted by the platform. */
const FEW = 48;

/** What tells facts apart beside the scratch. */
interface Told {
  readonly eventIds: EventIds;
  readonly amounts: readonly GrowingInstants[];
}

function order(scratch: FactScratch, size: number, told: Told): void {
  const { order: places } = scratch;
  for (let i = 0; i < size; i++) places[i] = i;
  if (size > FEW) {
    places.subarray(0, size).sort((a, b) => compare(scratch, a, b, told, true));
    return;
  }
  for (let i = 1; i < size; i++) {
    const fact = places[i]!;
    let place = i;
    while (place > 0 && compare(scratch, places[place - 1]!, fact, told, true) > 0) {
      places[place] = places[place - 1]!;
      place--;
    }
    places[place] = fact;
  }
}

function compare(scratch: FactScratch, a: number, b: number, { eventIds, amounts }: Told, withFile: boolean): number {
  const { at, kind, id, subject, value, owner, automated, file } = scratch;
  if (at[a] !== at[b]) return at[a]! - at[b]!;
  return (
    kind[a]! - kind[b]! ||
    (kind[a] === FACT.engagement ? eventIds.compare(id[a]!, id[b]!) : 0) ||
    subject[a]! - subject[b]! ||
    value[a]! - value[b]! ||
    owner[a]! - owner[b]! ||
    automated[a]! - automated[b]! ||
    (amounts.length === 0 ? 0 : compareNumbers(amounts, scratch.row[a]!, scratch.row[b]!)) ||
    (withFile ? file[a]! - file[b]! : 0)
  );
}

function compareNumbers(amounts: readonly GrowingInstants[], a: number, b: number): number {
  for (const column of amounts) {
    const order = compareAmounts(column.get(a), column.get(b));
    if (order !== 0) return order;
  }
  return 0;
}

/** The finished columns, with room for the most facts that there can be; memory that is not written to is none. */
class FactColumns {
  private length = 0;
  private readonly offsets: Uint32Array;
  private readonly at: Float64Array;
  private readonly kind: Uint8Array;
  private readonly subject: Uint16Array;
  private readonly value: Uint32Array;
  private readonly owner: Uint16Array;
  private readonly automated: Uint8Array;
  private readonly derived: Uint8Array;
  private readonly eventIds: EventIds;
  private readonly ids: EventIdColumn | null;
  private readonly amounts: readonly { readonly name: string; readonly from: GrowingInstants; readonly values: Float64Array }[];

  constructor(leads: number, most: number, eventIds: EventIds, amounts: readonly { readonly name: string; readonly column: GrowingInstants }[]) {
    this.eventIds = eventIds;
    this.ids = !eventIds.isUsed ? null : eventIds.isSmall ? sharedWords(most) : sharedFloats(most);
    this.amounts = amounts.map(({ name, column }) => ({ name, from: column, values: sharedFloats(most) }));
    this.offsets = sharedWords(leads + 1);
    this.at = sharedFloats(most);
    this.kind = sharedBytes(most);
    this.subject = sharedHalves(most);
    this.value = sharedWords(most);
    this.owner = sharedHalves(most);
    this.automated = sharedBytes(most);
    this.derived = sharedBytes((most + 7) >> 3);
  }

  push(scratch: FactScratch, fact: number): void {
    const i = this.length++;
    this.at[i] = scratch.at[fact]!;
    this.kind[i] = scratch.kind[fact]!;
    this.subject[i] = scratch.subject[fact]!;
    this.value[i] = scratch.value[fact]!;
    this.owner[i] = scratch.owner[fact]!;
    this.automated[i] = scratch.automated[fact]!;
    if (this.ids !== null) this.ids[i] = this.eventIds.kept(scratch.id[fact]!);
    for (const { from, values } of this.amounts) values[i] = from.get(scratch.row[fact]!);
    if (scratch.file[fact] === DERIVED) this.derived[i >> 3]! |= 1 << (i & 7);
  }

  endLead(place: number): void {
    this.offsets[place + 1] = this.length;
  }

  finish(): Facts {
    const { length, offsets, ids } = this;
    const attributes = this.amounts.map(({ name, values }) => ({ name, values: values.subarray(0, length) })).filter(({ values }) => values.some((amount) => !Number.isNaN(amount)));
    return {
      offsets,
      at: this.at.subarray(0, length),
      kind: this.kind.subarray(0, length),
      subject: this.subject.subarray(0, length),
      value: this.value.subarray(0, length),
      owner: this.owner.subarray(0, length),
      automated: this.automated.subarray(0, length),
      derived: this.derived.subarray(0, (length + 7) >> 3),
      ...(attributes.length === 0 ? {} : { attributes }),
      ...(ids === null ? {} : { ids: ids.subarray(0, length) }),
    };
  }
}
