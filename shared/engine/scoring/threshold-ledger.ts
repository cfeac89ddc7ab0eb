import { quantile } from '../metrics/quantile.ts';
import { wholeWeeks, type Weeks } from '../metrics/weekly-counts.ts';
import { DAY } from '../time/units.ts';
import { stepReader, type ZoneTable } from '../time/zone-table.ts';
import { firstMissed, type Judged, type ThresholdRange } from './threshold-states.ts';

/** What thresholds bring, from `from` (whole points) to before the next one's: MQLs at their best moment, and MQLs in a whole week (null without weeks). */
export interface TracedThreshold {
  readonly from: number;
  readonly mqls: number;
  readonly median: number | null;
  readonly p90: number | null;
}

/** Counts what each threshold lets through. It keeps only where something changes from one threshold to the next, so a wide range costs nothing. */
export class ThresholdLedger {
  private readonly range: ThresholdRange;
  private readonly weeks: Weeks;
  private readonly dayOf: (at: number) => number;
  /** The thresholds from which on something is different, each with its place in the columns below. */
  private readonly places = new Map<number, number>();
  /** By place and week: crossings that this threshold has and the one before it has not. */
  private crossings = new Int32Array(0);
  /** By place: leads whose best moment reaches the threshold before, and not this one. */
  private missed = new Uint32Array(0);
  private leads = 0;

  constructor(range: ThresholdRange, weeks: Weeks, zone: ZoneTable) {
    this.range = range;
    this.weeks = weeks;
    this.dayOf = stepReader(zone, DAY);
  }

  /** A crossing of the thresholds [from, to) at an instant (UTC ms). */
  readonly cross = (from: number, to: number, at: number): void => {
    const size = this.weeks.starts.length;
    const week = Math.floor((this.dayOf(at) - this.weeks.firstMonday) / 7);
    if (!(week >= 0 && week < size)) return;
    const [begin, end] = [this.placeOf(from), this.placeOf(to)]; // before the columns are looked at: they may grow
    this.crossings[begin * size + week]! += 1;
    this.crossings[end * size + week]! -= 1;
  };

  /** A lead at its best moment. */
  best(judged: Judged): void {
    const place = this.placeOf(firstMissed(this.range, judged));
    this.missed[place]! += 1;
    this.leads += 1;
  }

  /** Every threshold at which a figure changes, the lowest first; weeks that the window [from, to] cuts are left out. */
  rows(zone: ZoneTable, from: number, to: number): { readonly weeks: number; readonly rows: readonly TracedThreshold[] } {
    const { low, high } = this.range;
    const size = this.weeks.starts.length;
    const counts = new Uint32Array(size);
    const rows: TracedThreshold[] = [];
    let mqls = this.leads;
    this.placeOf(low);
    for (const threshold of [...this.places.keys()].filter((one) => one <= high).sort((a, b) => a - b)) {
      const place = this.places.get(threshold)!;
      mqls -= this.missed[place]!;
      for (let week = 0; week < size; week++) counts[week]! += this.crossings[place * size + week]!;
      const own = wholeWeeks(this.weeks, counts, zone, from, to);
      const [last, median, p90] = [rows.at(-1), quantile(own, 0.5), quantile(own, 0.9)];
      if (last === undefined || last.mqls !== mqls || last.median !== median || last.p90 !== p90) rows.push({ from: threshold, mqls, median, p90 });
    }
    return { weeks: wholeWeeks(this.weeks, counts, zone, from, to).length, rows };
  }

  private placeOf(threshold: number): number {
    const known = this.places.get(threshold);
    if (known !== undefined) return known;
    const place = this.places.size;
    this.places.set(threshold, place);
    if (place === this.missed.length) this.grow(Math.max(128, 2 * place));
    return place;
  }

  private grow(places: number): void {
    const [crossings, missed] = [new Int32Array(places * this.weeks.starts.length), new Uint32Array(places)];
    crossings.set(this.crossings);
    missed.set(this.missed);
    [this.crossings, this.missed] = [crossings, missed];
  }
}
