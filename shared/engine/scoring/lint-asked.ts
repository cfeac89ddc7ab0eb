/** What is wrong with the criteria that the MQL rule (model/mql-rule.ts) and the tier rules ask for, told where they decide. */
import { checkCriterion, type CriterionFinding } from '../expressions/check-criterion.ts';
import type { History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';
import type { ModelFinding } from './lint-model.ts';

/** The definitions that the MQL rule asks for. */
export type AskedWord = 'mql' | 'handRaise' | 'disqualify';

/** How each is named here, and what becomes of leads where it holds for none of them, or for all. */
const WORDS: Readonly<Record<AskedWord, { readonly name: string; readonly never: string; readonly always: string }>> = {
  mql: { name: 'The MQL criteria of Define', never: 'no score makes an MQL', always: 'the score alone decides' },
  handRaise: { name: 'The hand-raise of Define', never: 'nobody becomes an MQL by raising a hand', always: 'whoever is not disqualified becomes an MQL' },
  disqualify: { name: 'The disqualification of Define', never: 'nobody is kept from becoming an MQL', always: 'nobody becomes an MQL' },
};

/** What keeps a criterion from deciding anything; what else may be odd about it is said where it is written. */
const STOPS: ReadonlySet<CriterionFinding['kind']> = new Set<CriterionFinding['kind']>(['missingField', 'missingEvent', 'missingAttribute', 'noValue', 'badPattern', 'neverTrue', 'alwaysTrue']);

/** Findings about the definitions, the model's own MQL rule and the tier rules; `word` and `tierRule` say where the way out is. */
export function lintAsked(history: History, { definitions, score, tiers }: Configuration): ModelFinding[] {
  const words = (['mql', 'handRaise', 'disqualify'] as const).flatMap((word) => lintWord(word, definitions[word].criteria, history));
  const own = score.mql?.when === undefined ? [] : lintOwn(score.mql.when, history);
  const rules = tiers.rules.flatMap(({ when }, place) => stopsOf(when, history).map(({ sentence }) => ({ ...finding(`Tier rule ${place + 1}: ${sentence}`), tierRule: place })));
  return [...words, ...own, ...rules];
}

const finding = (sentence: string): ModelFinding => ({ kind: 'brokenCriterion', severity: 'high', groupId: null, ruleId: null, sentence });

const stopsOf = (criterion: Expression, history: History): CriterionFinding[] => checkCriterion(criterion, history).filter(({ kind }) => STOPS.has(kind));

function lintOwn(when: Expression, history: History): ModelFinding[] {
  const hasNoCell = when.kind === 'compare' && when.field === '@cell' && when.op === 'in' && Array.isArray(when.value) && when.value.length === 0;
  if (hasNoCell) return [finding('No cell makes an MQL, so only a hand-raise does. Choose cells under Tiers.')];
  return stopsOf(when, history).map(({ sentence }) => finding(`The rule that makes an MQL: ${sentence}`));
}

function lintWord(word: AskedWord, criteria: Expression, history: History): ModelFinding[] {
  const { name, never, always } = WORDS[word];
  const isStopping = criteria.kind === 'constant' && criteria.value === (word !== 'mql');
  if (isStopping) return [{ ...finding(`${name} ${criteria.value ? 'holds for every lead' : 'hold for no lead'}, so ${criteria.value ? always : never}. Write criteria in Define.`), word }];
  return stopsOf(criteria, history).map(({ kind, path, sentence }) => {
    const follows = path.length > 0 ? '' : kind === 'neverTrue' ? ` Until then ${never}.` : kind === 'alwaysTrue' ? ` Until then ${always}.` : '';
    return { ...finding(`${name}: ${sentence}${follows}`), word };
  });
}
