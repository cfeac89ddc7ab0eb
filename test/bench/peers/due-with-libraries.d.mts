/** One case: business hours by weekday (Monday first, minutes from midnight) without the holidays, in a zone; `budget` in ms. */
export interface DueCase {
  readonly start: number;
  readonly zone: string;
  readonly hours: { readonly week: readonly (readonly (readonly [number, number])[])[]; readonly holidays: ReadonlySet<string> };
  readonly budget: number;
}
export function dueWithLuxon(asked: DueCase): number;
export function dueWithDateFnsTz(asked: DueCase): number;
export function dueWithTemporal(asked: DueCase): number;
export function localDayWithLuxon(at: number, zone: string): string;
