import type { ColumnMapping, FileMapping, InspectedFinding } from '../../shared/contract/schemas/import.ts';
import type { ColumnLook, DateForms } from './column-look.ts';
import { fitsWithOthers, isEaten, isMonthRange, rangeBeforeMeal } from './eaten-ranges.ts';
import { findingId } from './finding-choices.ts';
import { counted } from './findings.ts';
import { foldCase } from './fold-case.ts';
import { ambiguousDates } from './instant-column.ts';
import type { FileLook } from './look-at-file.ts';
import { rowFindings } from './row-findings.ts';

/** Targets whose columns hold dates. */
export const INSTANT_TARGETS: ReadonlySet<string> = new Set(['createdAt', 'at', 'closedAt', 'inactiveFrom', 'stageDate', 'from', 'to', 'holiday']);
/** Targets whose values a person may want written in one way. */
const VALUE_TARGETS = new Set(['field', 'source', 'rejectReason', 'company']);
const EXAMPLES = 3;

/** Everything odd that a first look found in a file, each with what can be done about it. */
export function lookFindings(fileId: string, look: FileLook, mapping: FileMapping): InspectedFinding[] {
  const found = rowFindings(fileId, look.oddities);
  mapping.columns.forEach((column, index) => {
    const seen = look.columns[index];
    if (seen === undefined || column.target === 'ignore') return;
    if (INSTANT_TARGETS.has(column.target) || column.type === 'instant') found.push(...dateFindings(fileId, column, seen.dates, mapping));
    else if (VALUE_TARGETS.has(column.target) && (column.type ?? 'text') === 'text') found.push(...valueFindings(fileId, column, seen));
  });
  return found;
}

function dateFindings(fileId: string, { column, dateOrder }: ColumnMapping, dates: DateForms, mapping: FileMapping): InspectedFinding[] {
  const found: InspectedFinding[] = [];
  const forms = [dates.fixed, dates.dayFirst + dates.monthFirst + dates.either + dates.same].filter((count) => count > 0);
  if (forms.length > 1 || (dates.dayFirst > 0 && dates.monthFirst > 0)) {
    const count = Math.min(dates.fixed, dates.dayFirst + dates.monthFirst + dates.either + dates.same) || Math.min(dates.dayFirst, dates.monthFirst);
    found.push({
      id: findingId(fileId, 'mixedDateFormats', column), kind: 'mixedDateFormats', column, count, needsChoice: false, proposed: 'each', examples: dates.examples,
      sentence: `${column}: dates are written in several ways; ${counted(count, 'row is', 'rows are')} not written as most.`,
      options: [{ id: 'each', label: 'Read each as written', effect: 'Every date is read by its own form.' }],
    });
  }
  const ambiguous = ambiguousDates(dates);
  if (ambiguous > 0) {
    found.push({
      id: findingId(fileId, 'ambiguousDates', column), kind: 'ambiguousDates', column, count: ambiguous, needsChoice: dateOrder === undefined, examples: dates.examples,
      sentence: `${column}: ${counted(ambiguous, 'date', 'dates')} could be read day first or month first. ${evidence(dates)}`,
      proposed: proposedOrder(dateOrder, dates, mapping),
      options: [
        { id: 'DMY', label: 'Day first', effect: '03/04 is the third of April.' },
        { id: 'MDY', label: 'Month first', effect: '03/04 is the fourth of March.' },
      ],
    });
  }
  return found;
}

function proposedOrder(own: ColumnMapping['dateOrder'], { dayFirst, monthFirst }: DateForms, { dateOrder }: FileMapping): string {
  if (own === 'DMY' || own === 'MDY') return own;
  if (dayFirst !== monthFirst) return monthFirst > dayFirst ? 'MDY' : 'DMY';
  return dateOrder === 'MDY' ? 'MDY' : 'DMY';
}

function evidence({ dayFirst, monthFirst }: DateForms): string {
  if (dayFirst === 0 && monthFirst === 0) return 'No other date of the column decides it.';
  if (dayFirst > 0 && monthFirst > 0) return `Of the others ${dayFirst} can only be day first and ${monthFirst} only month first.`;
  return `Of the others ${counted(dayFirst + monthFirst, 'date', 'dates')} can only be ${dayFirst > 0 ? 'day' : 'month'} first, but not all dates are written in one way.`;
}

function valueFindings(fileId: string, { column }: ColumnMapping, look: ColumnLook): InspectedFinding[] {
  const found: InspectedFinding[] = [];
  const values = [...look.counts.keys()];
  if (isEaten(values)) {
    const eaten = values.filter(isMonthRange);
    const count = eaten.reduce((sum, value) => sum + (look.counts.get(value) ?? 0), 0);
    const isSure = fitsWithOthers(values);
    found.push({
      id: findingId(fileId, 'eatenRanges', column), kind: 'eatenRanges', column, count, needsChoice: !isSure, proposed: isSure ? 'restore' : 'keep',
      examples: eaten.slice(0, EXAMPLES).map((value) => `${value} → ${rangeBeforeMeal(value) ?? value}`),
      sentence: `${column}: ${counted(count, 'row has', 'rows have')} a range that a spreadsheet turned into a month.`,
      options: [
        { id: 'restore', label: 'Read as the range', effect: 'The range that it was is read.' },
        { id: 'keep', label: 'Keep as written', effect: 'The month stays, as a value of its own.' },
      ],
    });
  }
  // Where nearly every row has its own value, spellings are names, not values.
  const folded = look.distinct <= look.filled / 2 && look.distinct <= look.counts.size ? foldCase(look.counts) : new Map<string, string>();
  if (folded.size > 0) {
    const count = [...folded.keys()].reduce((sum, value) => sum + (look.counts.get(value) ?? 0), 0);
    found.push({
      id: findingId(fileId, 'caseOnlyValues', column), kind: 'caseOnlyValues', column, count, needsChoice: false, proposed: 'keep',
      examples: [...folded].slice(0, EXAMPLES).map(([value, best]) => `${value} → ${best}`),
      sentence: `${column}: ${counted(count, 'row has', 'rows have')} a value that differs from another only in upper and lower case.`,
      options: [
        { id: 'keep', label: 'Keep apart', effect: 'Each spelling stays a value of its own.' },
        { id: 'fold', label: 'Fold together', effect: 'All are read as the spelling that most leads have.' },
      ],
    });
  }
  return found;
}
