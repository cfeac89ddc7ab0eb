import { useState, type JSX } from 'react';
import type { Pool } from '../../../shared/engine/model/configuration.ts';
import { Button } from '../../components/button.tsx';
import { ComboField } from '../../components/combo-field.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { plural } from '../../components/figure-text.ts';
import { NumberField } from '../../components/number-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { PoolTerms } from './pool-terms.tsx';
import { addPool, onRouting, removePool, setPool, setWeight } from './routing-edits.ts';
import { SeedButton } from './seed-button.tsx';

/** Who receives: pools with their members, and how each pool chooses among them. */
export function PoolsView(): JSX.Element {
  const { configuration, edit } = useProposal();
  if (configuration === null) return <></>;
  const { pools } = configuration.routing;
  return (
    <div className="route-main scrolls" tabIndex={0} role="region" aria-label="Pools">
      <Section
        title="Pools" note="leads go round past those who are absent or at their cap"
        actions={<><SeedButton /><Button icon="plus" onClick={() => edit('Add a pool', onRouting(addPool))}>Pool</Button></>}
      >
        {pools.length === 0
          ? <EmptyState frame="columns" sentence="No pool yet." detail="Take the imported owners over to get one pool per territory, or add one." />
          : <div className="pools">{pools.map((pool) => <PoolCard key={pool.id} pool={pool} />)}</div>}
      </Section>
    </div>
  );
}

function PoolCard({ pool }: { readonly pool: Pool }): JSX.Element {
  const { configuration, edit } = useProposal();
  const rules = configuration?.routing.rules.filter((rule) => rule.poolId === pool.id) ?? [];
  return (
    <fieldset className="pool">
      <legend className="visually-hidden">{pool.name}</legend>
      <div className="pool-head">
        <TextField label="Pool" value={pool.name} onCommit={(name) => edit(`Name of ${pool.name}`, onRouting(setPool({ ...pool, name })))} />
        <SelectField
          label="Working hours" value={pool.hours} choices={[{ value: 'ignore', label: 'Assign at any time' }, { value: 'require', label: 'Only inside hours' }]}
          onCommit={(hours) => edit(`Hours of ${pool.name}`, onRouting(setPool({ ...pool, hours })))}
        />
        <Button
          look="quiet" icon="trash" aria-label={`Remove ${pool.name}`} disabled={rules.length > 0} title={rules.length > 0 ? `In use by ${rules.map((rule) => rule.name).join(', ')}` : 'Remove the pool'}
          onClick={() => edit(`Remove ${pool.name}`, onRouting(removePool(pool.id)))}
        />
      </div>
      <PoolTerms pool={pool} />
      <Members pool={pool} />
      <p className="label ink3">{rules.length === 0 ? 'No rule leads here.' : `Fed by ${rules.map((rule) => rule.name).join(', ')}.`}</p>
    </fieldset>
  );
}

function Members({ pool }: { readonly pool: Pool }): JSX.Element {
  const { configuration, edit } = useProposal();
  const names = useNames();
  const [shown, setShown] = useState(12);
  const roster = configuration?.routing.roster ?? [];
  const nameOf = (repId: string): string => names.rep(roster.find((rep) => rep.id === repId)?.name ?? repId);
  const others = roster.filter((rep) => !pool.members.some((member) => member.repId === rep.id));
  return (
    <>
      <ul className="members" aria-label={`Members of ${pool.name}`}>
        {pool.members.slice(0, shown).map((member) => (
          <li key={member.repId}>
            <span>{nameOf(member.repId)}</span>
            <NumberField label={`Weight of ${nameOf(member.repId)}`} hideLabel width={64} value={member.weight} min={1} max={1000} onCommit={(weight) => edit(`Weight in ${pool.name}`, onRouting(setWeight(pool.id, member.repId, weight ?? 1)))} />
            <Button look="quiet" icon="cross" aria-label={`Take ${nameOf(member.repId)} out`} onClick={() => edit(`Take a person out of ${pool.name}`, onRouting(setWeight(pool.id, member.repId, 0)))} />
          </li>
        ))}
        {pool.members.length === 0 && <li className="never-text">Nobody, so its rules pass every lead on.</li>}
      </ul>
      {pool.members.length > shown && <Button look="quiet" onClick={() => setShown(pool.members.length)}>Show all {plural(pool.members.length, 'person', 'people')}</Button>}
      {others.length > 0 && (
        <ComboField
          label={`Add to ${pool.name}`} hideLabel value="" placeholder="Add a person" choices={others.map((rep) => ({ value: rep.id, label: names.rep(rep.name), count: rep.territories.join(', ') }))}
          onCommit={(repId) => edit(`Add a person to ${pool.name}`, onRouting(setWeight(pool.id, repId, 1)))}
        />
      )}
    </>
  );
}
