/** Ways in which a handed-over lead is lost or let down, each with the gap rule that it measures (domain.md §10). */
export const LEAK_KINDS = [
  'neverTouched', 'automatedOnly', 'touchedLate', 'tooFewAttempts', 'noSignal', 'nobody', 'inactiveOwner', 'wrongTerritory', 'missingContext', 'closedWithoutReason', 'belowThreshold', 'withoutBehaviour', 'overDayCap',
] as const;
export type LeakKind = (typeof LEAK_KINDS)[number];

/** The gap rule of each, and its words. */
export const LEAK_WORDS: Readonly<Record<LeakKind, { readonly rule: string; readonly label: string }>> = {
  neverTouched: { rule: 'G09', label: 'No logged touch of any kind' },
  automatedOnly: { rule: 'G39', label: 'Touched only by automation' },
  touchedLate: { rule: 'G20', label: 'Touched later than the proposed SLA' },
  tooFewAttempts: { rule: 'G40', label: 'Given up before the agreed attempts' },
  noSignal: { rule: 'G17', label: 'Nothing told the rep in time' },
  nobody: { rule: 'G01', label: 'Handed over to nobody' },
  inactiveOwner: { rule: 'G38', label: 'Owner already inactive' },
  wrongTerritory: { rule: 'G37', label: 'Owner from another territory' },
  missingContext: { rule: 'G05', label: 'Required information missing' },
  closedWithoutReason: { rule: 'G41', label: 'Turned down without a reason' },
  belowThreshold: { rule: 'G42', label: 'Below the proposed threshold' },
  withoutBehaviour: { rule: 'G43', label: 'Handed over without any behaviour before' },
  overDayCap: { rule: 'G08', label: 'On a day when the owner had more than his cap' },
};
