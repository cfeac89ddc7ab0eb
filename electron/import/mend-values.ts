import { isEaten, fitsWithOthers, isMonthRange, rangeBeforeMeal } from './eaten-ranges.ts';
import { counted, type Findings } from './findings.ts';
import { foldCase } from './fold-case.ts';

/** What was chosen for the values of one column; absent: what was proposed. */
export interface ValueChoices {
  readonly eatenRanges?: 'restore' | 'keep';
  readonly caseOnlyValues?: 'fold' | 'keep';
  /** Values that are read as another, as the client's words were said to mean. */
  readonly meanings?: ReadonlyMap<string, string>;
}

/** The value that stands for each value that a choice changes; `countOf` says how many leads have a value now. */
export function mendValues(name: string, values: readonly string[], countOf: (value: string) => number, choices: ValueChoices, findings: Findings): ReadonlyMap<string, string> {
  const mended = new Map<string, string>();
  if (isEaten(values)) {
    const isRestored = (choices.eatenRanges ?? (fitsWithOthers(values) ? 'restore' : 'keep')) === 'restore';
    const eaten = values.filter(isMonthRange);
    findings.note('eatenRanges', name, {
      sentence: (count) => `${counted(count, 'lead has', 'leads have')} a range in ${name} that a spreadsheet turned into a month.`,
      effect: isRestored ? 'Read as the range that it was.' : 'Kept as written. Export the file again without opening it in a spreadsheet.',
    }, eaten[0], eaten.reduce((sum, value) => sum + countOf(value), 0));
    for (const value of isRestored ? eaten : []) mended.set(value, rangeBeforeMeal(value) ?? value);
  }
  if (choices.caseOnlyValues === 'fold') {
    const folded = foldCase(values.filter((value) => value !== '').map((value) => [value, countOf(value)]));
    for (const [value, best] of folded) {
      mended.set(value, best);
      findings.note('caseOnlyValues', name, {
        sentence: (count) => `${counted(count, 'lead has', 'leads have')} a value in ${name} that differs from another only in upper and lower case.`,
        effect: 'Read as the spelling that most leads have.',
      }, `${value} → ${best}`, countOf(value));
    }
  }
  for (const [value, means] of choices.meanings ?? []) {
    if (value === means || !values.includes(value)) continue;
    mended.set(value, means);
    findings.note('sourcesJoined', name, {
      sentence: (count) => `${counted(count, 'lead has', 'leads have')} a value in ${name} that means another.`,
      effect: 'Read as what it was said to mean.',
    }, `${value} → ${means}`, countOf(value));
  }
  return mended;
}
