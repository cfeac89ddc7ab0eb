import { useMemo } from 'react';
import { STATES } from '../../../shared/engine/history/history.ts';
import { countText, dayText } from '../../components/figure-text.ts';
import { useCall } from '../../state/use-call.ts';
import { useNames } from '../../state/use-names.ts';
import type { FieldType } from '../define/expression-model.ts';
import type { ExpressionOptions } from '../define/use-expression-options.ts';
import { STATE_WORDS } from '../prepare/target-words.ts';

const CARRIED: readonly { readonly name: string; readonly label: string; readonly type: FieldType }[] = [
  { name: '@state', label: 'Stage', type: 'text' },
  { name: '@owner', label: 'Owner', type: 'text' },
  { name: '@created', label: 'Created', type: 'instant' },
  { name: '@active', label: 'Last activity', type: 'instant' },
  { name: '@touched', label: 'Last touch', type: 'instant' },
  { name: '@excluded', label: 'Left out', type: 'boolean' },
];

/** What the table of leads can be narrowed by: stage, owner, dates, and the history's fields; personal ones once they are unmasked. */
export function useLeadFilterOptions(): ExpressionOptions {
  const health = useCall('history.getHealth', {}).data;
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const names = useNames();
  return useMemo(() => {
    const fields = (health?.fields ?? []).filter((field) => !field.personal || !names.isMasked);
    const typeOf = (field: string): FieldType => CARRIED.find((one) => one.name === field)?.type ?? asType(fields.find((one) => one.name === field)?.type);
    const own = (field: string): { value: string; label: string }[] | null => {
      if (field === '@state') return STATES.map((state) => ({ value: state, label: STATE_WORDS[state] ?? state }));
      if (field === '@owner') return (health?.owners ?? []).map((owner) => ({ value: owner.extId, label: names.rep(owner.name) }));
      return null;
    };
    return {
      zone, typeOf, ownValues: own,
      fields: [
        ...CARRIED.map((one) => ({ value: one.name, label: one.label, group: 'Every lead' })),
        ...fields.map((field) => ({ value: field.name, label: field.name, count: `${countText(field.known)} known`, group: 'From the history' })),
      ],
      eventTypes: [], assetsOf: () => [],
      words: {
        field: (field) => CARRIED.find((one) => one.name === field)?.label.toLowerCase() ?? field,
        value: (field, value) => (typeOf(field) === 'instant' && typeof value === 'number' ? dayText(value, zone) : own(field)?.find((one) => one.value === value)?.label ?? String(value)),
      },
    };
  }, [health, zone, names]);
}

const asType = (type: string | undefined): FieldType => (type === 'number' || type === 'instant' || type === 'boolean' ? type : 'text');
