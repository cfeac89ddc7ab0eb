import type { ResponseTarget } from '../../../shared/engine/model/configuration.ts';

type Budget = Pick<ResponseTarget, 'budgetMinutes' | 'clock'>;
export type BudgetUnit = 'minutes' | 'hours';

/** 240 business minutes → { 4, hours }; 90 stays in minutes. */
export function budgetParts(minutes: number): { readonly value: number; readonly unit: BudgetUnit } {
  return minutes % 60 === 0 ? { value: minutes / 60, unit: 'hours' } : { value: minutes, unit: 'minutes' };
}

/** The other way round, to whole minutes and at least one. */
export const budgetMinutes = (value: number, unit: BudgetUnit): number => Math.max(1, Math.round(unit === 'hours' ? value * 60 : value));

/** "4 working hours", "1 working hour", "30 minutes": working time on the assignee's calendar, else by the clock. */
export function budgetText({ budgetMinutes: minutes, clock }: Budget): string {
  const { value, unit } = budgetParts(minutes);
  const word = value === 1 ? unit.slice(0, -1) : unit;
  return `${value} ${clock === 'business' ? 'working ' : ''}${word}`;
}
