/**
 * A reader that stands on one lead at one instant and sees what `as-of-lead.ts` defines as visible there: the as-of
 * code of each field and the instants of the engagements that somebody asked for. It never looks past its position.
 * Going forward on the same lead costs only the facts in between; anything else starts again at the lead's first fact.
 */
import type { DayOf } from '../expressions/day-of.ts';
import type { EventMatch } from '../model/expression.ts';
import { FACT, LAST_VISIBLE_AT_SAME_INSTANT } from './history.ts';
import type { History } from './history.ts';

/** The visible engagements of one kind, oldest first: their instants and the local days they fell on. */
export class EngagementTimes {
  times = new Float64Array(8);
  count = 0;

  /** The amounts of one attribute beside the instants; null where nobody asked for them. */
  amounts: Float64Array | null = null;

  push(at: number, amount: number): void {
    if (this.count === this.times.length) {
      this.times = grown(this.times);
      if (this.amounts !== null) this.amounts = grown(this.amounts);
    }
    if (this.amounts !== null) this.amounts[this.count] = amount;
    this.times[this.count++] = at;
  }

  /** The known amounts of those, added oldest first, and whether some are unknown. */
  sumWithin(now: number, withinMs: number): { readonly known: number; readonly hasUnknown: boolean } {
    let [known, hasUnknown] = [0, false];
    for (let i = this.count - this.countWithin(now, withinMs); i < this.count; i++) {
      const amount = this.amounts?.[i] ?? NaN;
      if (Number.isNaN(amount)) hasUnknown = true;
      else known += amount;
    }
    return { known, hasUnknown };
  }

  /** How many are at most `withinMs` old at `now`; they are the last ones. */
  countWithin(now: number, withinMs: number): number {
    if (withinMs === Infinity) return this.count;
    let first = this.count;
    while (first > 0 && now - this.times[first - 1]! <= withinMs) first--;
    return this.count - first;
  }

  /** On how many local days those fell. */
  daysWithin(now: number, withinMs: number, dayOf: DayOf): number {
    const first = this.count - this.countWithin(now, withinMs);
    let days = 0;
    let last = NaN;
    for (let i = first; i < this.count; i++) {
      const day = dayOf(this.times[i]!);
      if (day !== last) days++;
      last = day;
    }
    return days;
  }
}

function grown(values: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}

interface Watch {
  readonly key: string;
  readonly isOfAsset: Uint8Array | null;
  /** 0 or 1: only these; 2: both. */
  readonly automated: number;
  /** One amount a row of facts, where an attribute is followed too. */
  readonly amounts: Float64Array | null;
  readonly engagements: EngagementTimes;
}

/** The position of one reader on one history; see the head of this file. */
export class AsOfCursor {
  /** The lead stood on; -1 before the first move. */
  lead = -1;
  /** The instant that ages count from. */
  now = NaN;
  /** Grows with every move, so that results can be kept until the next one. */
  version = 0;
  /** Grows whenever a field's as-of code may have changed. */
  propertyVersion = 0;

  readonly history: History;
  private readonly codes: Uint32Array;
  private readonly historyFields: readonly number[];
  private readonly watches: (Watch[] | undefined)[];
  /** What all of these gather; emptied for every lead. */
  private readonly followed: EngagementTimes[] = [];
  private end = 0;

  constructor(history: History) {
    this.history = history;
    this.codes = new Uint32Array(history.fields.length);
    this.historyFields = history.fields.flatMap((field, index) => (field.hasHistory ? [index] : []));
    this.watches = history.eventTypes.map(() => undefined);
  }

  /** The as-of dictionary code of a field; 0 is unknown. */
  codeOf(fieldIndex: number): number {
    const field = this.history.fields[fieldIndex];
    if (!field) return 0;
    return field.hasHistory ? this.codes[fieldIndex]! : (field.current[this.lead] ?? 0);
  }

  /** The codes of the fields that have a history, by field index; other entries mean nothing. Reused by every move. */
  get historyCodes(): Uint32Array {
    return this.codes;
  }

  /** Follow the engagements that a match means, and one attribute of them; undefined for a type or attribute that the history does not have. */
  watch(match: EventMatch, attribute?: string): EngagementTimes | undefined {
    const type = this.history.eventTypes.indexOf(match.type);
    const amounts = attribute === undefined ? null : this.history.facts.attributes?.find(({ name }) => name === attribute)?.values;
    if (type < 0 || amounts === undefined) return undefined;
    const assets = [...new Set(match.assets ?? [])].sort();
    const key = JSON.stringify([assets, match.automated ?? null, attribute ?? null]);
    const ofType = (this.watches[type] ??= []);
    const known = ofType.find((watch) => watch.key === key);
    if (known) return known.engagements;
    const isOfAsset = assets.length === 0 ? null : Uint8Array.from(this.history.assets, (asset) => (assets.includes(asset) ? 1 : 0));
    const watch: Watch = { key, isOfAsset, automated: match.automated === undefined ? 2 : Number(match.automated), amounts, engagements: new EngagementTimes() };
    if (amounts !== null) watch.engagements.amounts = new Float64Array(watch.engagements.times.length);
    ofType.push(watch);
    this.followed.push(watch.engagements);
    this.catchUp(watch, type);
    return watch.engagements;
  }

  /** Stand on a lead at an instant; NaN or Infinity shows everything. With `isBefore`, the instant itself stays unseen. */
  moveTo(lead: number, at: number, isBefore = false): void {
    const limit = Number.isFinite(at) ? at : Infinity;
    if (lead !== this.lead || !this.isBehind(limit, isBefore)) this.start(lead);
    this.now = limit === Infinity ? this.history.to : at;
    this.version++;
    this.readOn(limit, isBefore);
  }

  /** True when everything read so far is visible at the new position too. */
  private isBehind(limit: number, isBefore: boolean): boolean {
    const { facts } = this.history;
    if (this.end === (facts.offsets[this.lead] ?? 0)) return true;
    const last = this.end - 1;
    const at = facts.at[last]!;
    return at < limit || (at === limit && !isBefore && facts.kind[last]! <= LAST_VISIBLE_AT_SAME_INSTANT);
  }

  private start(lead: number): void {
    const { facts, fields } = this.history;
    this.lead = lead;
    this.end = facts.offsets[lead] ?? 0;
    this.propertyVersion++;
    for (let i = 0; i < this.followed.length; i++) this.followed[i]!.count = 0;
    if (this.historyFields.length === 0) return;
    for (const index of this.historyFields) this.codes[index] = fields[index]!.current[lead] ?? 0;
    const stop = facts.offsets[lead + 1] ?? this.end;
    for (let row = this.end; row < stop; row++) if (facts.kind[row] === FACT.property) this.codes[facts.subject[row]!] = 0;
  }

  private readOn(limit: number, isBefore: boolean): void {
    const { at, kind, subject, value, automated, offsets } = this.history.facts;
    const stop = offsets[this.lead + 1] ?? this.end;
    let row = this.end;
    for (; row < stop; row++) {
      const instant = at[row]!;
      if (instant > limit || (instant === limit && (isBefore || kind[row]! > LAST_VISIBLE_AT_SAME_INSTANT))) break;
      if (kind[row] === FACT.property) {
        this.codes[subject[row]!] = value[row]!;
        this.propertyVersion++;
      } else if (kind[row] === FACT.engagement) {
        const ofType = this.watches[subject[row]!];
        if (ofType) for (let i = 0; i < ofType.length; i++) if (isMeant(ofType[i]!, value[row]!, automated[row]!)) ofType[i]!.engagements.push(instant, ofType[i]!.amounts === null ? NaN : ofType[i]!.amounts![row]!);
      }
    }
    this.end = row;
  }

  private catchUp(watch: Watch, type: number): void {
    const { at, kind, subject, value, automated, offsets } = this.history.facts;
    if (this.lead < 0) return;
    for (let row = offsets[this.lead] ?? 0; row < this.end; row++) {
      if (kind[row] === FACT.engagement && subject[row] === type && isMeant(watch, value[row]!, automated[row]!)) watch.engagements.push(at[row]!, watch.amounts === null ? NaN : watch.amounts[row]!);
    }
  }
}

function isMeant(watch: Watch, asset: number, automated: number): boolean {
  return (watch.isOfAsset === null || watch.isOfAsset[asset] === 1) && (watch.automated === 2 || watch.automated === automated);
}
