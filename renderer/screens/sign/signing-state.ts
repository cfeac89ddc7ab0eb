import type { Agreement } from '../../../shared/contract/areas/agreement.ts';
import type { Participant } from '../../../shared/engine/model/workshop.ts';
import type { Candidate } from '../../state/use-candidate.ts';

const TEAM_WORDS = { marketing: 'Marketing', sales: 'Sales' } as const;

/** Teams whose signature is still missing. */
export const missingTeams = (agreement: Pick<Agreement, 'signatures'>): ('marketing' | 'sales')[] =>
  (['marketing', 'sales'] as const).filter((team) => !agreement.signatures.some((signature) => signature.team === team));

/** The newest agreement of a proposal; superseded ones are history. */
export const newestOf = (agreements: readonly Agreement[], proposalId: string): Agreement | null => agreements.find((agreement) => agreement.proposalId === proposalId && agreement.status !== 'superseded') ?? null;

/** The pinned candidate, where another proposal is shown and the candidate as it is now still waits to be signed; else null. */
export function candidateToOpen(candidateId: string | null, shownId: string, agreements: readonly Agreement[]): string | null {
  if (candidateId === null || candidateId === shownId) return null;
  const newest = newestOf(agreements, candidateId);
  return newest?.status === 'signed' && newest.isCurrent ? null : candidateId;
}

/** What Sign says of the proposal that it shows, against the one that the room pinned. */
export function candidateNote(shown: Candidate, candidate: Candidate | null): string {
  if (candidate === null) return `${shown.name}, read in the order of the printed page.`;
  if (candidate.id === shown.id) return `${shown.name}, pinned as the candidate, read in the order of the printed page.`;
  return `${shown.name}, read in the order of the printed page. The room pinned ${candidate.name} as its candidate; choose it in the strip below.`;
}

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
