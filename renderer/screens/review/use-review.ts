import { createContext, useContext } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';

type Answer = OutputOf<'review.reviewAgreement'>;
export type Review = Extract<Answer, { kind: 'review' }>;
export type ClauseReview = Review['clauses'][number];

/** Which agreement is looked at and from which day on, for whatever opens leads behind a number; null: as the host chooses. */
export interface ReviewAsked {
  readonly agreementId: string | null;
  readonly from: string | null;
}

export const AskedReview = createContext<ReviewAsked>({ agreementId: null, from: null });

export const useAskedReview = (): ReviewAsked => useContext(AskedReview);
