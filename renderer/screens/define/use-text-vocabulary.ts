import { useMemo, useState } from 'react';
import { cellNames } from '../../../shared/engine/scoring/matrix-cell.ts';
import type { Known, TextVocabulary } from '../../../shared/engine/expressions/text/complete-expression.ts';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';

const COMPUTED: readonly string[] = ['@score', '@fit', '@engagement', '@tier', '@cell', '@territory'];
const NOTHING: readonly Known[] = [];

/** The words of this history for the text form; a field's values are fetched when the caret first asks for them. */
export function useTextVocabulary(): TextVocabulary {
  const health = useCall('history.getHealth', {}).data;
  const { configuration } = useProposal();
  const [asked, setAsked] = useState('');
  const found = useCall('history.listValues', { field: asked }, { enabled: asked !== '' && !asked.startsWith('@') });
  const values = found.isPlaceholderData ? undefined : found.data;
  return useMemo(() => {
    const fields = health?.fields ?? [];
    const types = health?.eventTypes ?? [];
    const own: Readonly<Record<string, readonly string[]>> = {
      '@tier': configuration?.tiers.classes.map(({ id }) => id) ?? [],
      '@territory': configuration?.routing.territories.map(({ id }) => id) ?? [],
      '@cell': configuration?.score.matrix === undefined ? [] : cellNames(configuration.score.matrix),
    };
    return {
      fields: () => [...fields.map(({ name, known }) => ({ value: name, count: known })), ...COMPUTED.map((value) => ({ value, count: null }))],
      valuesOf: (field) => {
        if (own[field] !== undefined) return own[field].map((value) => ({ value, count: null }));
        if (field !== asked && fields.some(({ name }) => name === field)) queueMicrotask(() => setAsked(field)); // not while somebody is drawing
        return field === asked ? (values ?? []).filter(({ value }) => value !== '') : NOTHING;
      },
      eventTypes: () => types.map(({ type, count }) => ({ value: type, count })),
      assetsOf: (type) => (types.find((one) => one.type === type)?.assets ?? []).filter(({ value }) => value !== ''),
      attributes: () => NOTHING,
    };
  }, [health, configuration, asked, values]);
}
