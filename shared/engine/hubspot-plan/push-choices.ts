/** What a person chooses about a push, beside what was signed. */
export interface PushChoices {
  /** A sequence that exists in the portal, in which a handed-over lead is enrolled; null for none. */
  readonly sequenceId: string | null;
  /** `draft`: over the beta of the scoring tool, else calculated; `calculated`: by properties that the portal calculates; absent: steps by hand. */
  readonly score?: 'draft' | 'calculated';
  /** `create`: life cycle stages that are missing are made, over an interface that HubSpot does not document; absent: steps by hand. */
  readonly stages?: 'create';
}

/** Nothing chosen. */
export const NO_CHOICES: PushChoices = { sequenceId: null };
