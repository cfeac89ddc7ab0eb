import { canonicalJson } from '../agreement/canonical-json.ts';
import type { Configuration, Definition } from '../model/configuration.ts';
import { routingChanges } from '../policy/routing-changes.ts';
import { clausesOf, type Clause } from '../sla/clauses.ts';

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** What a proposal says otherwise than an agreement, part by part, in sentences. */
export interface ConfigurationChanges {
  readonly part: 'definitions' | 'score' | 'routing' | 'promises' | 'playbook';
  readonly sentences: readonly string[];
}

/** How a clause is called, and what it says under its configuration. */
export interface ClauseInWords {
  readonly name: (clause: Clause) => string;
  readonly sentence: (clause: Clause, sla: Configuration['sla']) => string;
}

/** Everything that was changed between two configurations, in the order of the document; parts without a change are left out. */
export function configurationChanges(before: Configuration, after: Configuration, words: ClauseInWords): ConfigurationChanges[] {
  const parts: ConfigurationChanges[] = [
    { part: 'definitions', sentences: definitionChanges(before.definitions, after.definitions) },
    { part: 'score', sentences: [...(isSame(before.score, after.score) ? [] : ['The points changed.']), ...(isSame(before.tiers, after.tiers) ? [] : ['The tiers changed.'])] },
    { part: 'routing', sentences: routingChanges(before.routing, after.routing) },
    { part: 'promises', sentences: promiseChanges(before, after, words) },
    { part: 'playbook', sentences: isSame(before.playbook, after.playbook) ? [] : ['The playbook changed.'] },
  ];
  return parts.filter(({ sentences }) => sentences.length > 0);
}

const WORDS: Readonly<Record<keyof Configuration['definitions'], string>> = { mql: 'MQL', sql: 'SQL', handRaise: 'hand-raise', disqualify: 'disqualify', sal: 'SAL', reject: 'reject', recycle: 'recycle' };

function definitionChanges(before: Configuration['definitions'], after: Configuration['definitions']): string[] {
  return Object.entries(WORDS).flatMap(([kind, word]) => {
    const [old, now] = [definitionIn(before, kind), definitionIn(after, kind)];
    if (old === undefined || now === undefined) return old === now ? [] : [`The definition of ${word} was ${now === undefined ? 'removed' : 'added'}.`];
    if (isSame(old.criteria, now.criteria)) return old.text === now.text ? [] : [`The wording of ${word} changed, its criteria did not.`];
    return [`The criteria of ${word} changed.`];
  });
}

const definitionIn = (definitions: Configuration['definitions'], kind: string): Definition | undefined => Object.entries(definitions).find(([name]) => name === kind)?.[1];

function promiseChanges(before: Configuration, after: Configuration, { name, sentence }: ClauseInWords): string[] {
  const [old, now] = [clausesOf(before), clausesOf(after)];
  const promised = (configuration: Configuration, { subject, terms, owner, consequence }: Clause): unknown =>
    [subject, terms, owner, consequence, subject.kind === 'attempts' ? configuration.sla.attempts : subject.kind === 'acceptance' ? [configuration.sla.acceptanceDays, configuration.sla.acceptanceShare ?? null] : null];
  const rest = [
    ['touches', 'Which activities count as a touch'], ['automatedTouches', 'Which activities count as automated'], ['escalation', 'The escalation ladder'],
    ['momentOwner', 'Who owns the moment'], ['effectiveFrom', 'The day it takes effect'], ['reviewOn', 'The day of the review'],
  ] as const;
  return [
    ...now.flatMap((clause) => {
      const known = old.find(({ id }) => id === clause.id);
      if (known === undefined) return [`The promise "${name(clause)}" was added: ${sentence(clause, after.sla)}`];
      const [was, is] = [sentence(known, before.sla), sentence(clause, after.sla)];
      if (was !== is) return [`${is} Signed was: ${was}`];
      return isSame(promised(before, known), promised(after, clause)) ? [] : [`Who answers for the promise "${name(clause)}", how it is measured or what follows a miss changed.`];
    }),
    ...old.filter(({ id }) => !now.some((clause) => clause.id === id)).map((clause) => `The promise "${name(clause)}" was removed.`),
    ...rest.filter(([key]) => !isSame(before.sla[key], after.sla[key])).map(([, words]) => `${words} changed.`),
  ];
}
