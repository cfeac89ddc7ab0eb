import { expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import { againInWords, matrixInWords, mqlScoreInWords, tierConditions } from '../../../shared/engine/agreement/score-in-words.ts';
import type { Configuration, Definition } from '../../../shared/engine/model/configuration.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { formatPoints } from '../../../shared/format/format-number.ts';
import type { SlaDocument } from '../sla-document.ts';
import type { Block, Row, Section } from './block.ts';
import { speakFor, type Speak } from '../../../shared/format/texts/speak.ts';
import { strong } from './block.ts';
import { andList } from '../../../shared/format/clause-in-words.ts';
import type { DocumentNames } from './document-names.ts';
import { tierMatrix } from './evidence-charts.ts';
import { targetInWordsOf, teamName, written } from './document-names.ts';

/** As a lead meets them; the words that a proposal may leave out stand only where it has them. */
const ORDER = ['mql', 'handRaise', 'sal', 'sql', 'reject', 'recycle', 'disqualify'] as const;

/** The whole MQL rule in a sentence, after engine/model/mql-rule.ts. */
function mqlSentence({ score, definitions }: Configuration, names: DocumentNames, say: Speak): string {
  const extra = isAlways(definitions.mql.criteria) ? '' : say('definitions.andCriteria');
  const raise = isNever(definitions.handRaise.criteria) ? '' : say('definitions.orHandRaise');
  const byScore = score.mql?.when === undefined ? say('definitions.byScore', { points: formatPoints(score.mqlThreshold) }) : say('definitions.byRule', { rule: mqlScoreInWords(score, names.expression) });
  return [say.words('definitions.mqlRule', { score: byScore, extra, raise }), againInWords(score, say.texts)].filter((part) => part !== '').join(' ');
}

const isAlways = (expression: Expression) => expression.kind === 'constant' && expression.value;
const isNever = (expression: Expression) => expression.kind === 'constant' && !expression.value;

function criteriaInWords(definition: Definition, names: DocumentNames, say: Speak): string {
  if (isAlways(definition.criteria)) return say.words('definitions.noCriteria');
  if (isNever(definition.criteria)) return say.words('definitions.neverMet');
  return expressionInWords(definition.criteria, names.expression);
}

function agreedInWords({ agreedBy, ownerTeam }: Definition, say: Speak): string {
  const both = agreedBy.includes('marketing') && agreedBy.includes('sales');
  const teams = andList(agreedBy.map((team) => teamName(team, say)), say.words('list.and'));
  const who = agreedBy.length === 0 ? say('definitions.notAgreed') : say(both ? 'definitions.agreed' : 'definitions.agreedOnly', { teams });
  return say.words('definitions.owner', { team: teamName(ownerTeam, say), who });
}

export function definitionsSection(document: SlaDocument, names: DocumentNames): Section {
  const { configuration } = document;
  const say = speakFor(document);
  const blocks = ORDER.flatMap((kind): Block[] => {
    const definition = configuration.definitions[kind];
    if (definition === undefined) return [];
    return [
      { kind: 'subheading', text: say.words(`definition.${kind}`) },
      { kind: 'clause', text: written(definition.text, say.words('definitions.noWording')) },
      ...(kind === 'mql' ? [{ kind: 'fact' as const, text: mqlSentence(configuration, names, say) }] : []),
      { kind: 'fact', text: say('definitions.criteria', { criteria: criteriaInWords(definition, names, say) }) },
      { kind: 'note', text: agreedInWords(definition, say) },
    ];
  });
  return { number: '3', title: say.words('definitions.title'), blocks };
}

export function tiersSection(document: SlaDocument, names: DocumentNames): Section {
  const { configuration } = document;
  const { matrix } = configuration.score;
  const say = speakFor(document);
  const chart = tierMatrix(configuration, say);
  const row = (order: number, when: string, tierId: string): Row => ({
    cells: [String(order), when, [strong(names.tier(tierId))], targetInWordsOf(configuration, tierId, say)],
  });
  return {
    number: '4',
    title: say.words('tiers.title'),
    blocks: [
      { kind: 'clause', text: say('tiers.first') },
      {
        kind: 'table',
        columns: [
          { head: say.words('tiers.order'), share: 8 },
          { head: say.words('tiers.condition'), share: 52 },
          { head: say.words('tiers.tier'), share: 16 },
          { head: say.words('tiers.within'), share: 24 },
        ],
        rows: tierConditions(configuration, names.expression).map(({ when, tierId }, i) => row(i + 1, when, tierId)),
      },
      ...(chart === null ? [] : [chart]),
      ...(matrix === undefined ? [] : [{ kind: 'note' as const, text: say('tiers.cells', { cells: matrixInWords(matrix, say.texts) }) }]),
    ],
  };
}
