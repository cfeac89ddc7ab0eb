import type { JSX } from 'react';
import { poolStrategyInWords } from '../../../shared/engine/agreement/routing-in-words.ts';
import type { Pool } from '../../../shared/engine/model/configuration.ts';
import { MATCHES, type CapSource, type Match, type SkipPolicy, type Strategy } from '../../../shared/engine/model/routing-policy.ts';
import { CheckBox } from '../../components/check-box.tsx';
import { ComboField } from '../../components/combo-field.tsx';
import { SelectField, type Choice } from '../../components/select-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { ZONES } from '../zone-fields.ts';
import { onRouting, setPool, withoutKey } from './routing-edits.ts';

const STRATEGY_CHOICES: readonly Choice<Strategy>[] = [
  { value: 'weightedSmooth', label: 'In turn, by weight' },
  { value: 'ordered', label: 'In turn, in order' },
  { value: 'shortfall', label: 'Whoever lacks most of the share' },
  { value: 'leastLoaded', label: 'Fewest open leads' },
  { value: 'fastestFree', label: 'Who works first' },
  { value: 'hubspotRotate', label: 'As HubSpot rotates' },
];
const SKIP_CHOICES: readonly Choice<SkipPolicy>[] = [{ value: 'forfeit', label: 'A missed turn is lost' }, { value: 'hold', label: 'A missed turn is kept' }];
const CAP_CHOICES: readonly Choice<CapSource>[] = [{ value: 'all', label: 'All leads of a person' }, { value: 'routed', label: 'Leads given by a rule' }];
const MATCH_WORDS: Readonly<Record<Match, string>> = { territory: 'the territory', segment: 'the segment', skill: 'the skills' };
const NONE = '-';

/** How a pool chooses among its members, what they must share with the lead, when it is open, and who helps out. */
export function PoolTerms({ pool }: { readonly pool: Pool }): JSX.Element {
  const { configuration, edit } = useProposal();
  const routing = configuration?.routing;
  const change = (label: string, next: Pool): void => edit(`${label} of ${pool.name}`, onRouting(setPool(next)));
  const match = pool.match ?? [];
  const toggle = (kind: Match, isOn: boolean): void => {
    const kinds = MATCHES.filter((one) => (one === kind ? isOn : match.includes(one)));
    change('What members must share', kinds.length === 0 ? withoutKey(pool, 'match') : { ...pool, match: kinds });
  };
  return (
    <>
      <div className="pool-terms">
        <SelectField label="Who is next" value={pool.strategy} choices={STRATEGY_CHOICES} onCommit={(strategy) => change('Strategy', { ...(strategy === 'ordered' ? pool : withoutKey(pool, 'skipPolicy')), strategy })} />
        {pool.strategy === 'ordered' && <SelectField label="Somebody who is away" value={pool.skipPolicy ?? 'forfeit'} choices={SKIP_CHOICES} onCommit={(skipPolicy) => change('Missed turns', { ...pool, skipPolicy })} />}
        <SelectField
          label="When nobody here can take it" value={pool.overflowPoolId ?? NONE}
          choices={[{ value: NONE, label: 'The rule decides' }, ...(routing?.pools ?? []).filter((one) => one.id !== pool.id).map((one) => ({ value: one.id, label: `Ask ${one.name}` }))]}
          onCommit={(id) => change('Overflow', id === NONE ? withoutKey(pool, 'overflowPoolId') : { ...pool, overflowPoolId: id })}
        />
        <SelectField
          label="Caps count" value={pool.capSource ?? 'all'} choices={CAP_CHOICES}
          onCommit={(capSource) => change('What caps count', capSource === 'all' ? withoutKey(pool, 'capSource') : { ...pool, capSource })}
        />
        <OpenHours pool={pool} onChange={(next) => change('Opening hours', next)} />
      </div>
      {pool.strategy === 'hubspotRotate' && <p className="label ink2">Plays {poolStrategyInWords(pool)}.</p>}
      {pool.strategy === 'leastLoaded' && routing?.assumptions?.holdingDays === undefined && <p className="label never-text">Say under Checks how long a lead stays open; no history tells it.</p>}
      <div className="pool-match"><span className="label ink2">Members must share with the lead</span>{MATCHES.map((kind) => <CheckBox key={kind} label={MATCH_WORDS[kind]} isChecked={match.includes(kind)} onChange={(isOn) => toggle(kind, isOn)} />)}</div>
    </>
  );
}

function OpenHours({ pool, onChange }: { readonly pool: Pool; readonly onChange: (next: Pool) => void }): JSX.Element {
  const { configuration } = useProposal();
  const calendars = configuration?.routing.calendars ?? [];
  const first = configuration?.routing.roster.find((rep) => pool.members.some(({ repId }) => repId === rep.id))?.zone ?? 'UTC';
  const { openHours } = pool;
  return (
    <>
      <SelectField
        label="The pool takes leads" value={openHours?.calendarId ?? NONE} choices={[{ value: NONE, label: 'At any time' }, ...calendars.map(({ id, name }) => ({ value: id, label: `In ${name}` }))]}
        onCommit={(id) => onChange(id === NONE ? withoutKey(pool, 'openHours') : { ...pool, openHours: { calendarId: id, zone: openHours?.zone ?? first } })}
      />
      {openHours !== undefined && <ComboField label="In the zone" value={openHours.zone} choices={ZONES} onCommit={(zone) => onChange({ ...pool, openHours: { ...openHours, zone } })} />}
    </>
  );
}
