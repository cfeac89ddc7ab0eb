import type { Team } from '../../../shared/engine/model/workshop.ts';

const SIDES: Partial<Record<Team, string>> = { marketing: ' for marketing', sales: ' for sales' };

/** What a signer ticks; it is stored with the signature and printed over it. */
export const statementOf = (team: Team): string => `I have read this agreement and its annexes and keep it${SIDES[team] ?? ''} until it is signed again.`;
