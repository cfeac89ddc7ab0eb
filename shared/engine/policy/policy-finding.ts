/** What a check of a policy finds. */
export type FindingKind =
  | 'unreachable' | 'identical' | 'overlapping' | 'neverHit' | 'neverTrue' | 'missingField' | 'unknownField' | 'missingPool' | 'emptyPool' | 'nobodyLeft' | 'everybodyAway'
  | 'capZero' | 'neverOpen' | 'badHours' | 'unknownZone' | 'circle' | 'absencesOverlap' | 'absenceReversed' | 'absenceOfStranger' | 'twoZones' | 'sameOwner' | 'strangerInPool' | 'departedMember'
  | 'territoryWithoutMember' | 'unknownName' | 'assumptionMissing' | 'mondayTooMuch' | 'fallbackMissing' | 'managerMissing' | 'manyRules' | 'uncovered';

/** One finding in a sentence that says what to do; `leads` counts the leads that it touches, `set` names them. */
export interface PolicyFinding {
  readonly kind: FindingKind;
  /** `stops`: somebody or something gets nothing because of it; `warns`: it may be meant; `notes`: good to know. */
  readonly severity: 'stops' | 'warns' | 'notes';
  readonly sentence: string;
  readonly ruleIds: readonly string[];
  readonly poolIds: readonly string[];
  readonly repIds: readonly string[];
  readonly leads: number | null;
  readonly share: number | null;
  readonly set: string | null;
}

/** A finding that is about nothing in particular until it is told. */
export function finding(kind: FindingKind, severity: PolicyFinding['severity'], sentence: string, about: Partial<PolicyFinding> = {}): PolicyFinding {
  return { kind, severity, sentence, ruleIds: [], poolIds: [], repIds: [], leads: null, share: null, set: null, ...about };
}
