import type { OutputOf } from '../../../../shared/contract/contract.ts';

export type LeakLine = OutputOf<'evidence.listLeaks'>[number];
export type LeakKind = LeakLine['kind'];

/** A heading for a column of a table by groups. */
export const LEAK_HEADS: Readonly<Record<LeakKind, string>> = {
  neverTouched: 'No logged touch', automatedOnly: 'Only automation', touchedLate: 'Late', tooFewAttempts: 'Given up early', noSignal: 'Nobody told', nobody: 'No owner', inactiveOwner: 'Owner gone',
  wrongTerritory: 'Wrong territory', missingContext: 'Context missing', closedWithoutReason: 'No reason', belowThreshold: 'Below threshold', withoutBehaviour: 'No behaviour', overDayCap: 'Over cap',
};

/** What to ask the room about a leak. */
export const LEAK_QUESTIONS: Readonly<Record<LeakKind, string>> = {
  neverTouched: 'Who notices that a lead lies?', automatedOnly: 'Does a sequence count as an answer?', touchedLate: 'What stood in the way within the promised time?', tooFewAttempts: 'After how many attempts may a lead be given up?',
  noSignal: 'What tells a rep that a lead is his?', nobody: 'Who owns the moment itself?', inactiveOwner: 'Who changes the routing when somebody leaves?', wrongTerritory: 'Does the routing know the territories?',
  missingContext: 'What must be known before a lead is handed over?', closedWithoutReason: 'Which reasons may a rep give?', belowThreshold: 'Which threshold is the agreed one?', withoutBehaviour: 'Is an imported list a handoff?', overDayCap: 'What happens when somebody is full?',
};
