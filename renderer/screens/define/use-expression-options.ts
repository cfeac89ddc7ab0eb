import { useMemo } from 'react';
import { cellNames } from '../../../shared/engine/scoring/matrix-cell.ts';
import type { Scalar } from '../../../shared/engine/model/expression.ts';
import { countText, dayText } from '../../components/figure-text.ts';
import type { ComboChoice } from '../../components/combo-field.tsx';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import type { FieldType } from './expression-model.ts';

/** Fields that are computed at every moment, with their words. */
const COMPUTED: readonly { readonly name: string; readonly label: string; readonly type: FieldType }[] = [
  { name: '@score', label: 'Score', type: 'number' },
  { name: '@fit', label: 'Fit points', type: 'number' },
  { name: '@engagement', label: 'Engagement points', type: 'number' },
  { name: '@tier', label: 'Tier', type: 'text' },
  { name: '@cell', label: 'Cell', type: 'text' },
  { name: '@territory', label: 'Territory', type: 'text' },
];

export interface ExpressionOptions {
  readonly fields: readonly ComboChoice[];
  readonly typeOf: (field: string) => FieldType;
  readonly eventTypes: readonly ComboChoice[];
  readonly assetsOf: (type: string) => readonly ComboChoice[];
  /** Computed fields have their values in the proposal; all others in the history. */
  readonly ownValues: (field: string) => readonly ComboChoice[] | null;
  /** For `expressionInWords`. */
  readonly words: { readonly field: (field: string) => string; readonly value: (field: string, value: Scalar) => string };
  readonly zone: string;
}

/** Everything that can stand in a criterion: the history's fields and activities with their counts, and what is computed. */
export function useExpressionOptions(): ExpressionOptions {
  const health = useCall('history.getHealth', {}).data;
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const { configuration } = useProposal();
  return useMemo(() => {
    const fields = health?.fields ?? [];
    const tiers = configuration?.tiers.classes ?? [];
    const matrix = configuration?.score.matrix;
    const territories = configuration?.routing.territories ?? [];
    const typeOf = (field: string): FieldType => COMPUTED.find((one) => one.name === field)?.type ?? asType(fields.find((one) => one.name === field)?.type);
    const ownValues = (field: string): readonly ComboChoice[] | null => {
      if (field === '@tier') return tiers.map((tier) => ({ value: tier.id, label: tier.name }));
      if (field === '@cell') return matrix === undefined ? [] : cellNames(matrix).map((cell) => ({ value: cell, label: cell }));
      if (field === '@territory') return territories.map((territory) => ({ value: territory.id, label: territory.name }));
      return null;
    };
    return {
      zone, typeOf, ownValues,
      fields: [
        ...fields.filter((field) => !field.personal).map((field) => ({ value: field.name, label: field.name, count: `${countText(field.known)} known`, group: 'From the history' })),
        ...COMPUTED.filter(({ name }) => name !== '@cell' || matrix !== undefined).map((one) => ({ value: one.name, label: one.label, group: 'Computed' })),
        ...fields.filter((field) => field.personal).map((field) => ({ value: field.name, label: field.name, group: 'Personal' })),
      ],
      eventTypes: (health?.eventTypes ?? []).map((type) => ({ value: type.type, label: type.type, count: countText(type.count) })),
      assetsOf: (type) => (health?.eventTypes.find((one) => one.type === type)?.assets ?? []).filter((asset) => asset.value !== '').map((asset) => ({ value: asset.value, label: asset.value, count: countText(asset.count) })),
      words: {
        field: (field) => COMPUTED.find((one) => one.name === field)?.label.toLowerCase() ?? field,
        value: (field, value) => {
          if (typeOf(field) === 'instant' && typeof value === 'number') return dayText(value, zone);
          if (typeof value === 'boolean') return value ? 'yes' : 'no';
          return ownValues(field)?.find((one) => one.value === value)?.label ?? (value === '' ? '(choose a value)' : String(value));
        },
      },
    };
  }, [health, zone, configuration]);
}

const asType = (type: string | undefined): FieldType => (type === 'number' || type === 'instant' || type === 'boolean' ? type : 'text');
