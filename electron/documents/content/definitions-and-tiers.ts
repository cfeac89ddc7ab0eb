import { expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import { againInWords, matrixInWords, mqlScoreInWords, tierConditions } from '../../../shared/engine/agreement/score-in-words.ts';
import type { Configuration, Definition, DefinitionKind, FurtherDefinitionKind } from '../../../shared/engine/model/configuration.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { formatPoints } from '../../../shared/format/format-number.ts';
import type { SlaDocument } from '../sla-document.ts';
import type { Block, Row, Section } from './block.ts';
import { rich, strong } from './block.ts';
import { andList } from '../../../shared/format/clause-in-words.ts';
import type { DocumentNames } from './document-names.ts';
import { tierMatrix } from './evidence-charts.ts';
import { targetInWordsOf, teamName, written } from './document-names.ts';

const TITLES: Readonly<Record<DefinitionKind | FurtherDefinitionKind, string>> = {
  mql: 'MQL, marketing qualified lead',
  handRaise: 'Hand-raise',
  sql: 'SQL, sales qualified lead',
  disqualify: 'Disqualified',
  sal: 'SAL, sales accepted lead',
  reject: 'Rejected',
  recycle: 'Recycled',
};
/** As a lead meets them; the words that a proposal may leave out stand only where it has them. */
const ORDER = ['mql', 'handRaise', 'sal', 'sql', 'reject', 'recycle', 'disqualify'] as const;

/** The whole MQL rule in a sentence, after engine/model/mql-rule.ts. */
function mqlSentence({ score, definitions }: Configuration, names: DocumentNames): string {
  const extra = isAlways(definitions.mql.criteria) ? '' : ' and the criteria below met';
  const raise = isNever(definitions.handRaise.criteria) ? '' : ', or with a hand-raise whatever its score';
  const byScore = score.mql?.when === undefined ? `with a score of at least ${formatPoints(score.mqlThreshold)}` : `when ${mqlScoreInWords(score, names.expression)}`;
  return [`A lead is an MQL ${byScore}${extra}${raise}; never while it is disqualified.`, againInWords(score)].filter((part) => part !== '').join(' ');
}

const isAlways = (expression: Expression) => expression.kind === 'constant' && expression.value;
const isNever = (expression: Expression) => expression.kind === 'constant' && !expression.value;

function criteriaInWords(definition: Definition, names: DocumentNames): string {
  if (isAlways(definition.criteria)) return 'no further criteria';
  if (isNever(definition.criteria)) return 'none set; no lead meets it';
  return expressionInWords(definition.criteria, names.expression);
}

function agreedInWords({ agreedBy, ownerTeam }: Definition): string {
  const both = agreedBy.includes('marketing') && agreedBy.includes('sales');
  const who = agreedBy.length === 0 ? 'not agreed by either team' : `agreed by ${andList(agreedBy.map(teamName))}${both ? '' : ' only'}`;
  return `Owner: ${teamName(ownerTeam)}; ${who}.`;
}

export function definitionsSection({ configuration }: SlaDocument, names: DocumentNames): Section {
  const blocks = ORDER.flatMap((kind): Block[] => {
    const definition = configuration.definitions[kind];
    if (definition === undefined) return [];
    return [
      { kind: 'subheading', text: TITLES[kind] },
      { kind: 'clause', text: written(definition.text, 'No wording was written; the criteria alone count.') },
      ...(kind === 'mql' ? [{ kind: 'fact' as const, text: mqlSentence(configuration, names) }] : []),
      { kind: 'fact', text: rich`${strong('Criteria:')} ${criteriaInWords(definition, names)}.` },
      { kind: 'note', text: agreedInWords(definition) },
    ];
  });
  return { number: '3', title: 'Definitions', blocks };
}

export function tiersSection({ configuration }: SlaDocument, names: DocumentNames): Section {
  const { matrix } = configuration.score;
  const chart = tierMatrix(configuration);
  const row = (order: number, when: string, tierId: string): Row => ({
    cells: [String(order), when, [strong(names.tier(tierId))], targetInWordsOf(configuration, tierId)],
  });
  return {
    number: '4',
    title: 'Lead tiers',
    blocks: [
      { kind: 'clause', text: 'The first line that a lead meets gives its tier. The tier is fixed at the trigger.' },
      {
        kind: 'table',
        columns: [
          { head: 'Order', share: 8 },
          { head: 'Condition', share: 52 },
          { head: 'Tier', share: 16 },
          { head: 'First touch within', share: 24 },
        ],
        rows: tierConditions(configuration, names.expression).map(({ when, tierId }, i) => row(i + 1, when, tierId)),
      },
      ...(chart === null ? [] : [chart]),
      ...(matrix === undefined ? [] : [{ kind: 'note' as const, text: `Cells by points: ${matrixInWords(matrix)}.` }]),
    ],
  };
}
