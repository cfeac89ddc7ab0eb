import type { Agreement } from '../../../shared/contract/areas/agreement.ts';
import type { Participant } from '../../../shared/engine/model/workshop.ts';

const TEAM_WORDS = { marketing: 'Marketing', sales: 'Sales' } as const;

/** Teams whose signature is still missing. */
export const missingTeams = (agreement: Pick<Agreement, 'signatures'>): ('marketing' | 'sales')[] =>
  (['marketing', 'sales'] as const).filter((team) => !agreement.signatures.some((signature) => signature.team === team));

/** The newest agreement of a proposal; superseded ones are history. */
export const newestOf = (agreements: readonly Agreement[], proposalId: string): Agreement | null => agreements.find((agreement) => agreement.proposalId === proposalId && agreement.status !== 'superseded') ?? null;

/** The one sentence of the Sign screen. */
export function signFinding(agreement: Agreement | null, isChanged: boolean): string {
  if (agreement === null) return 'Nothing is frozen yet: read it through, then freeze it for signing.';
  if (isChanged) return agreement.status === 'signed' ? `Version ${agreement.version} is signed; the proposal has changed since.` : `The proposal has changed since version ${agreement.version} was frozen.`;
  if (agreement.status === 'signed') return `Version ${agreement.version} is signed by marketing and sales.`;
  const missing = missingTeams(agreement);
  if (agreement.signatures.length === 0) return `Version ${agreement.version} is frozen and waits for its signatures.`;
  return `Version ${agreement.version} waits for ${missing.length === 2 ? 'marketing and sales' : missing[0] === undefined ? 'nobody' : TEAM_WORDS[missing[0]].toLowerCase()}.`;
}

/** Signers by team, marketing first, then sales, then everybody else who signs. */
export function signersInOrder(people: readonly Participant[]): Participant[] {
  const rank = (person: Participant): number => (person.team === 'marketing' ? 0 : person.team === 'sales' ? 1 : 2);
  return people.filter((person) => person.canSign).sort((a, b) => rank(a) - rank(b));
}
