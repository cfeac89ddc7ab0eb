/** What a person chooses about a push, beside what was signed. */
export interface PushChoices {
  /** A sequence that exists in the portal, in which a handed-over lead is enrolled; null for none. */
  readonly sequenceId: string | null;
  /** `draft`: the score is drafted over the beta of the scoring tool, where the portal has it; absent: steps by hand. */
  readonly score?: 'draft';
}

/** Nothing chosen. */
export const NO_CHOICES: PushChoices = { sequenceId: null };
