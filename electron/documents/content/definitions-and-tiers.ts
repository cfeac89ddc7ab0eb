import { expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import type { Configuration, Definition, DefinitionKind } from '../../../shared/engine/model/configuration.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { formatPoints } from '../../../shared/format/format-number.ts';
import type { SlaDocument } from '../sla-document.ts';
import type { Block, Row, Section } from './block.ts';
import { rich, strong } from './block.ts';
import type { DocumentNames } from './document-names.ts';
import { andList, targetInWordsOf, teamName, written } from './document-names.ts';

const TITLES: Readonly<Record<DefinitionKind, string>> = {
  mql: 'MQL, marketing qualified lead',
  handRaise: 'Hand-raise',
  sql: 'SQL, sales qualified lead',
  disqualify: 'Disqualified',
};
const ORDER: readonly DefinitionKind[] = ['mql', 'handRaise', 'sql', 'disqualify'];

/** The whole MQL rule in a sentence, after engine/model/mql-rule.ts. */
function mqlSentence({ score, definitions }: Configuration): string {
  const extra = isAlways(definitions.mql.criteria) ? '' : ' and the criteria below met';
  const raise = isNever(definitions.handRaise.criteria) ? '' : ', or with a hand-raise whatever its score';
  return `A lead is an MQL with a score of at least ${formatPoints(score.mqlThreshold)}${extra}${raise}; never while it is disqualified.`;
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
    return [
      { kind: 'subheading', text: TITLES[kind] },
      { kind: 'clause', text: written(definition.text, 'No wording was written; the criteria alone count.') },
      ...(kind === 'mql' ? [{ kind: 'fact' as const, text: mqlSentence(configuration) }] : []),
      { kind: 'fact', text: rich`${strong('Criteria:')} ${criteriaInWords(definition, names)}.` },
      { kind: 'note', text: agreedInWords(definition) },
    ];
  });
  return { number: '3', title: 'Definitions', blocks };
}

export function tiersSection({ configuration }: SlaDocument, names: DocumentNames): Section {
  const { tiers } = configuration;
  const last = tiers.classes.at(-1);
  const row = (order: number, when: string, tierId: string): Row => ({
    cells: [String(order), when, [strong(names.tier(tierId))], targetInWordsOf(configuration, tierId)],
  });
  const conditions: readonly (readonly [string, string])[] = [
    ...tiers.rules.map(({ when, tierId }) => [expressionInWords(when, names.expression), tierId] as const),
    ...tiers.bands.map(({ from, tierId }) => [`score at least ${formatPoints(from)}`, tierId] as const),
    ...(last === undefined ? [] : [['every other lead', last.id] as const]),
  ];
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
        rows: conditions.map(([when, tierId], i) => row(i + 1, when, tierId)),
      },
    ],
  };
}
