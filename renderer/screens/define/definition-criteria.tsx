import { useMemo, type JSX } from 'react';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { Section } from '../../components/side-panel.tsx';
import { criterionIssues, ownFindings, unknownNames } from './criterion-issues.ts';
import { useCall } from '../../state/use-call.ts';
import { DEFINITION_WORDS, type Word } from './definition-words.ts';
import { ExpressionEditor } from './expression-editor.tsx';
import { HoldsFor } from './holds-for.tsx';
import { useCriteriaCounts } from './use-criteria-counts.ts';
import { useExpressionOptions } from './use-expression-options.ts';

/** The criteria of a word, with the leads that each of them holds for beside it and the whole below. */
export function DefinitionCriteria({ word, criteria, onChange }: { readonly word: Word; readonly criteria: Expression; readonly onChange: (criteria: Expression) => void }): JSX.Element {
  const options = useExpressionOptions();
  const { lines, counts, hasHistory } = useCriteriaCounts(criteria);
  const checked = useCall('definition.checkCriteria', { criteria: [criteria] }, { enabled: hasHistory });
  const findings = checked.isPlaceholderData ? undefined : checked.data;
  const issues = useMemo(() => criterionIssues(criteria, lines, findings ?? ownFindings(criteria), counts), [criteria, lines, findings, counts]);
  const unknown = useMemo(() => unknownNames(lines, counts, options.words), [lines, counts, options]);
  const { name, effect } = DEFINITION_WORDS[word];
  return (
    <Section title="Criteria" note={effect}>
      <ExpressionEditor label={`Criteria of ${name}`} value={criteria} onChange={onChange} isLarge {...(hasHistory ? { counts } : {})} issues={issues} />
      <HoldsFor word={word} isLarge unknown={unknown} />
    </Section>
  );
}
