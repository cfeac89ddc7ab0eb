import type { JSX } from 'react';
import type { Territory } from '../../../shared/engine/model/configuration.ts';
import { Button } from '../../components/button.tsx';
import { ComboField, MultiField } from '../../components/combo-field.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { countText } from '../../components/figure-text.ts';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { NeedsList } from './needs-list.tsx';
import { addTerritory, onRouting, removeTerritory, setTerritory } from './routing-edits.ts';
import { unplacedValues } from './territory-values.ts';

const MOST = 1000;

/** Which values of one field belong to which territory, with how many leads have each. */
export function TerritoriesView(): JSX.Element {
  const { configuration, edit } = useProposal();
  const health = useCall('history.getHealth', {}).data;
  const field = configuration?.routing.territoryField ?? '';
  const values = useCall('history.listValues', { field, limit: MOST }, { enabled: field !== '' && health != null }).data ?? [];
  if (configuration === null) return <></>;
  const { territories, roster } = configuration.routing;
  const fields = (health?.fields ?? []).filter((one) => !one.personal).map((one) => ({ value: one.name, label: one.name, count: `${countText(one.distinct)} values` }));
  const open = unplacedValues(values, territories);
  return (
    <div className="route-main scrolls" tabIndex={0} role="region" aria-label="Territories">
      <Section
        title="Territories" note="rules name them as @territory"
        actions={<Button icon="plus" onClick={() => edit('Add a territory', onRouting(addTerritory))}>Territory</Button>}
      >
        <div className="route-fields route-fields-row">
          <ComboField label="Field that decides" width={280} value={field} choices={fields} placeholder="Choose a field" onCommit={(next) => edit('Territory field', onRouting((now) => ({ ...now, territoryField: next })))} />
        </div>
        {territories.length === 0 && <EmptyState frame="rows" sentence="No territory yet." detail="Choose the field that decides, add a territory, and say which values belong to it." />}
        <div className="territories">
          {territories.map((territory) => (
            <TerritoryRow
              key={territory.id} territory={territory} people={roster.filter((rep) => rep.territories.includes(territory.id)).length}
              choices={values.filter(({ value }) => value !== '').map(({ value, count }) => ({ value, label: value, count: countText(count) }))}
              leads={values.filter(({ value }) => territory.values.includes(value)).reduce((sum, { count }) => sum + count, 0)}
            />
          ))}
        </div>
      </Section>
      {field !== '' && open.length > 0 && (
        <Section title="In no territory" note={`${countText(open.reduce((sum, { count }) => sum + count, 0))} leads`}>
          <ul className="value-list">{open.slice(0, 60).map(({ value, count }) => <li key={value}>{value === '' ? <em>unknown</em> : value} <span className="ink3">{countText(count)}</span></li>)}</ul>
          {open.length > 60 && <p className="small ink3">and {countText(open.length - 60)} rarer values</p>}
        </Section>
      )}
      <NeedsList kind="segments" />
      <NeedsList kind="skills" />
    </div>
  );
}

function TerritoryRow({ territory, people, choices, leads }: {
  readonly territory: Territory; readonly people: number; readonly leads: number;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly count: string }[];
}): JSX.Element {
  const { edit } = useProposal();
  return (
    <fieldset className="territory">
      <legend className="visually-hidden">{territory.name}</legend>
      <TextField label="Name" width={200} value={territory.name} onCommit={(name) => edit(`Name of ${territory.name}`, onRouting(setTerritory({ ...territory, name })))} />
      <MultiField label="Values" values={territory.values} choices={choices} onCommit={(next) => edit(`Values of ${territory.name}`, onRouting(setTerritory({ ...territory, values: next })))} placeholder="No value yet" />
      <div className="territory-facts"><div className="figures">{countText(leads)} leads</div><div className={people === 0 ? 'never-text' : 'ink3'}>{people === 0 ? 'nobody works it' : `${people} ${people === 1 ? 'person' : 'people'}`}</div></div>
      <Button look="quiet" icon="trash" aria-label={`Remove ${territory.name}`} onClick={() => edit(`Remove ${territory.name}`, onRouting(removeTerritory(territory.id)))} />
    </fieldset>
  );
}
