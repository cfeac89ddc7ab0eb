import { useState, type JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { plural } from '../../components/figure-text.ts';
import { SelectField } from '../../components/select-field.tsx';
import { useCall } from '../../state/use-call.ts';
import { KIND_NAMES } from './map-picker.tsx';
import type { Maps } from './use-maps.ts';
import { showOnMap } from './map-ui.ts';
import { useOpenMap } from './use-map.ts';

type Change = OutputOf<'map.diffMaps'>['changes'][number];

const GROUPS = [{ change: 'added', title: 'New' }, { change: 'changed', title: 'Changed' }, { change: 'removed', title: 'Gone' }] as const;

/** What differs between another map and the open one, step by step and way by way. */
export function MapChanges({ all }: { readonly all: Maps }): JSX.Element {
  const { stored, map } = useOpenMap();
  const others = (all.maps ?? []).filter(({ id }) => id !== stored.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const before = others.find(({ id }) => id === chosen) ?? others.find(({ kind }) => kind !== map.kind) ?? others[0];
  const diff = useCall('map.diffMaps', { beforeId: before?.id ?? '', afterId: stored.id }, { enabled: before !== undefined, version: `${stored.revision}` }).data;
  if (before === undefined) return <p className="empty-line map-outline">There is no other map to compare with. Copy this one as “to be” first.</p>;
  return (
    <div className="map-changes scrolls" tabIndex={0} role="region" aria-label="Changes">
      <div className="map-changes-head">
        <SelectField label="Compared with" width={280} value={before.id} choices={others.map(({ id, name, kind }) => ({ value: id, label: `${name}, ${KIND_NAMES[kind]}` }))} onCommit={setChosen} />
        {diff !== undefined && <p className="ink2">{diff.changes.length === 0 ? 'Both maps say the same.' : `${plural(diff.changes.length, 'change')} from there to ${map.name}; ${diff.same} parts stay as they are.`}</p>}
      </div>
      {diff !== undefined && GROUPS.map(({ change, title }) => <ChangeGroup key={change} title={title} changes={diff.changes.filter((one) => one.change === change)} />)}
    </div>
  );
}

function ChangeGroup({ title, changes }: { readonly title: string; readonly changes: readonly Change[] }): JSX.Element | null {
  if (changes.length === 0) return null;
  return (
    <section>
      <h2 className="heading">{title} <span className="ink3">{changes.length}</span></h2>
      <ul className="change-list">
        {changes.map((change) => (
          <li key={`${change.what} ${change.beforeId ?? ''} ${change.afterId ?? ''}`}>
            <ChangeName change={change} />
            {change.fields.map(({ field, before, after }) => (
              <p key={field} className="small change-field"><span className="ink3">{field}</span><span className="change-before">{before === '' ? 'nothing' : before}</span><span>{after === '' ? 'nothing' : after}</span></p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChangeName({ change: { what, afterId, name } }: { readonly change: Change }): JSX.Element {
  const words = name === '' ? 'A step without a name' : name;
  if (afterId === null) return <span className="medium">{words}</span>;
  return <button type="button" className="medium change-name" onClick={() => showOnMap(what === 'step' ? { stepId: afterId } : { edgeId: afterId })}>{words}</button>;
}
