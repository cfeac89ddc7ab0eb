import { clausesOf, type Clause } from '../../../shared/engine/sla/clauses.ts';
import { LACK_WORDS, andList, clauseName } from '../../../shared/format/clause-in-words.ts';
import type { SlaDocument } from '../sla-document.ts';
import type { Section } from './block.ts';
import { numbered, rich, strong } from './block.ts';

/** The number under which a clause is printed: 5.1 … for marketing, 6.1 … for sales. */
function clauseNumbers(clauses: readonly Clause[]): ReadonlyMap<string, string> {
  const next = { marketing: 0, sales: 0 };
  return new Map(clauses.map(({ id, team }) => [id, `${team === 'marketing' ? 5 : 6}.${(next[team] += 1)}`]));
}

/** What the agreement leaves open by its own words: clauses that nobody can be held to, words not agreed by both teams. */
export function openPointsSection({ configuration }: SlaDocument): Section {
  const clauses = clausesOf(configuration);
  const numbers = clauseNumbers(clauses);
  const unenforceable = clauses.filter(({ lacks }) => lacks.length > 0).map((clause) => rich`${strong(`Clause ${numbers.get(clause.id) ?? ''}`)} (${clauseName(clause)}) cannot be enforced: it has no ${andList(clause.lacks.map((lack) => LACK_WORDS[lack].replace(/^an? /, '')), 'and no')}.`);
  return {
    number: '14',
    title: 'Open points',
    blocks: numbered('14', unenforceable.length === 0 ? ['Every clause names who answers for it, where it is measured and what follows a miss. No open point is recorded in this agreement.'] : unenforceable),
  };
}
