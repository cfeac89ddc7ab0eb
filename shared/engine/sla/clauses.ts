import type { Configuration, ResponseTarget } from '../model/configuration.ts';
import type { ClauseTerms, FeedbackPromise, MarketingCommitment } from '../model/sla-terms.ts';

/** What a clause promises. */
export type ClauseSubject =
  | { readonly kind: 'commitment'; readonly commitment: MarketingCommitment }
  | { readonly kind: 'response'; readonly target: ResponseTarget; readonly tierName: string }
  | { readonly kind: 'attempts' }
  | { readonly kind: 'acceptance' }
  | { readonly kind: 'feedback'; readonly feedback: FeedbackPromise }
  | { readonly kind: 'opportunity'; readonly text: string };

/** What somebody needs before a side can be held to a clause: who answers, where it is read off, what follows a miss. */
export type ClauseLack = 'owner' | 'source' | 'consequence';

/** One promise of either side with everything that was said about it. `id` is stable while others come and go. */
export interface Clause {
  readonly id: string;
  readonly team: 'marketing' | 'sales';
  readonly subject: ClauseSubject;
  /** Who answers for it; '' for nobody. */
  readonly owner: string;
  readonly terms: Omit<ClauseTerms, 'clauseId' | 'owner' | 'consequence'>;
  /** Its own or its side's; '' for none. */
  readonly consequence: string;
  readonly lacks: readonly ClauseLack[];
}

/** The id under which a clause of this subject carries its terms. */
export function clauseIdOf(subject: ClauseSubject): string {
  if (subject.kind === 'commitment') return `marketing.${subject.commitment.id}`;
  return subject.kind === 'response' ? `response.${subject.target.tierId}` : subject.kind;
}

/** Every clause in the order of the document: marketing's, then the response by tier, attempts, acceptance and what else sales promises. */
export function clausesOf({ sla, tiers }: Pick<Configuration, 'sla' | 'tiers'>): readonly Clause[] {
  const responses = tiers.classes.flatMap(({ id, name }) =>
    sla.targets.filter(({ tierId }) => tierId === id).map((target): ClauseSubject => ({ kind: 'response', target, tierName: name })),
  );
  const subjects: ClauseSubject[] = [
    ...sla.marketing.map((commitment): ClauseSubject => ({ kind: 'commitment', commitment })),
    ...responses,
    { kind: 'attempts' },
    { kind: 'acceptance' },
    ...(sla.feedback === undefined ? [] : [{ kind: 'feedback' as const, feedback: sla.feedback }]),
    ...(said(sla.opportunity) === '' ? [] : [{ kind: 'opportunity' as const, text: said(sla.opportunity) }]),
  ];
  return subjects.map((subject) => clauseOf(subject, sla));
}

function clauseOf(subject: ClauseSubject, sla: Configuration['sla']): Clause {
  const id = clauseIdOf(subject);
  const { clauseId: _, owner: own, consequence: ownConsequence, ...terms } = sla.terms?.find(({ clauseId }) => clauseId === id) ?? { clauseId: id };
  const team = subject.kind === 'commitment' ? 'marketing' : 'sales';
  const owner = subject.kind === 'commitment' ? subject.commitment.owner.trim() : said(own) || sla.salesOwner.trim();
  const consequence = said(ownConsequence) || said(sla.consequences?.[team]);
  const lacks: ClauseLack[] = [...(owner === '' ? ['owner' as const] : []), ...(said(terms.source) === '' ? ['source' as const] : []), ...(consequence === '' ? ['consequence' as const] : [])];
  return { id, team, subject, owner, terms, consequence, lacks };
}

const said = (text: string | undefined): string => text?.trim() ?? '';

/** The figure of the replay that tests a clause. */
export function figureOfClause({ subject }: Pick<Clause, 'subject'>): string {
  if (subject.kind === 'commitment') return `actual.commitment.${subject.commitment.id}`;
  return subject.kind === 'response' ? `judged.compliance.${subject.target.tierId}` : `actual.${subject.kind}`;
}
