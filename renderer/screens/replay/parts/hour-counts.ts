import type { HourCount } from '../../../charts/week-hours.tsx';

/** Rows by hour of the week, whose keys are `<weekday>-<hour>`, as cells of a week. */
export const hourCounts = (rows: readonly { readonly key: string; readonly actual: number | null; readonly proposed: number }[]): HourCount[] =>
  rows.flatMap(({ key, actual, proposed }) => {
    const found = /^(\d)-(\d+)$/.exec(key);
    return found === null ? [] : [{ weekday: Number(found[1]), hour: Number(found[2]), actual, proposed }];
  });
