import { memo, type JSX } from 'react';
import type { EventMatch } from '../../../shared/engine/model/expression.ts';
import { Button } from '../../components/button.tsx';
import { ComboField, MultiField } from '../../components/combo-field.tsx';
import { countText } from '../../components/figure-text.ts';
import { SelectField } from '../../components/select-field.tsx';
import { useCall } from '../../state/use-call.ts';

type Who = 'any' | 'person' | 'machine';
const whoOf = (match: EventMatch): Who => (match.automated === undefined ? 'any' : match.automated ? 'machine' : 'person');

/** An event match with the two optional parts left out where they say nothing. */
export function matchOf(type: string, assets: readonly string[], who: Who): EventMatch {
  return { type, ...(assets.length === 0 ? {} : { assets }), ...(who === 'any' ? {} : { automated: who === 'machine' }) };
}

/** Which engagements count: type, which of its assets, and whether automated ones do. Lists to choose from are dear to draw, so it stays as it is until its own matches change. */
export const TouchesEditor = memo(function TouchesEditor({ title, matches, onChange, who }: {
  readonly title: string; readonly matches: readonly EventMatch[]; readonly onChange: (matches: readonly EventMatch[]) => void;
  /** What a new line starts with. */
  readonly who: Who;
}): JSX.Element {
  const types = useCall('history.getHealth', {}).data?.eventTypes ?? [];
  const choices = types.map((type) => ({ value: type.type, label: type.type, count: countText(type.count) }));
  const set = (index: number, next: EventMatch): void => onChange(matches.map((match, at) => (at === index ? next : match)));
  return (
    <fieldset className="touches">
      <legend className="heading">{title}</legend>
      {matches.map((match, index) => (
        <div key={index} className="touch">
          <ComboField label={`${title}, type ${index + 1}`} hideLabel value={match.type} choices={choices} onCommit={(type) => set(index, matchOf(type, [], whoOf(match)))} />
          <MultiField
            label={`${title}, which of ${match.type}`} hideLabel values={match.assets ?? []} placeholder="Every one"
            choices={(types.find((type) => type.type === match.type)?.assets ?? []).map((asset) => ({ value: asset.value, label: asset.value, count: countText(asset.count) }))}
            onCommit={(assets) => set(index, matchOf(match.type, assets, whoOf(match)))}
          />
          <SelectField
            label={`${title}, made by`} hideLabel value={whoOf(match)} choices={[{ value: 'any', label: 'by anyone' }, { value: 'person', label: 'by a person' }, { value: 'machine', label: 'automated' }]}
            onCommit={(next) => set(index, matchOf(match.type, match.assets ?? [], next))}
          />
          <Button look="quiet" icon="cross" aria-label={`Remove ${match.type}`} onClick={() => onChange(matches.filter((_, at) => at !== index))} />
        </div>
      ))}
      {matches.length === 0 && <p className="small ink3">{types.length === 0 ? 'Import a history with activities to choose from.' : 'None named yet.'}</p>}
      {types.length > 0 && <ComboField label={`Add to ${title}`} hideLabel value="" placeholder="Add a type" width={200} choices={choices} onCommit={(type) => onChange([...matches, matchOf(type, [], who)])} />}
    </fieldset>
  );
});
