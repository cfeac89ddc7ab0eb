import { useState, type JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { plural } from '../../components/figure-text.ts';
import { SelectField } from '../../components/select-field.tsx';
import { useCall } from '../../state/use-call.ts';
import { KIND_NAMES } from './map-picker.tsx';
import type { Maps } from './use-maps.ts';
import { showOnMap } from './map-ui.ts';
import { useOwners } from './use-owners.ts';
import { useOpenMap } from './use-map.ts';

type Change = OutputOf<'map.diffMaps'>['changes'][number];

const GROUPS = [{ change: 'added', title: 'New' }, { change: 'changed', title: 'Changed' }, { change: 'removed', title: 'Gone' }] as const;

/** What differs between another map and the open one, step by step and way by way. */
export function MapChanges({ all }: { readonly all: Maps }): JSX.Element {
  const { stored, map } = useOpenMap();
  const others = (all.maps ?? []).filter(({ id }) => id !== stored.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const other = others.find(({ id }) => id === chosen) ?? others.find(({ kind }) => kind !== map.kind) ?? others[0];
  // From how it is to how it should be, whichever of the two is open.
  const isForth = map.kind === 'asIs' && other?.kind === 'toBe';
  const [before, after] = isForth ? [stored.id, other.id] : [other?.id ?? '', stored.id];
  const diff = useCall('map.diffMaps', { beforeId: before, afterId: after }, { enabled: other !== undefined, version: `${stored.revision}` }).data;
  if (other === undefined) return <p className="empty-line map-outline">There is no other map to compare with. Copy this one as “to be” first.</p>;
  return (
    <div className="map-changes scrolls" tabIndex={0} role="region" aria-label="Changes">
      <div className="map-changes-head">
        <SelectField label="Compared with" width={280} value={other.id} choices={others.map(({ id, name, kind }) => ({ value: id, label: `${name}, ${KIND_NAMES[kind]}` }))} onCommit={setChosen} />
        {diff !== undefined && <p className="ink2">{diff.changes.length === 0 ? 'Both maps say the same.' : `${plural(diff.changes.length, 'change')} from ${isForth ? map.name : other.name} to ${isForth ? other.name : map.name}; ${plural(diff.same, 'part')} stay as they are.`}</p>}
      </div>
      {diff !== undefined && GROUPS.map(({ change, title }) => <ChangeGroup key={change} title={title} changes={diff.changes.filter((one) => one.change === change)} openId={isForth ? 'beforeId' : 'afterId'} />)}
    </div>
  );
}

function ChangeGroup({ title, changes, openId }: { readonly title: string; readonly changes: readonly Change[]; readonly openId: 'beforeId' | 'afterId' }): JSX.Element | null {
  const owners = useOwners();
  if (changes.length === 0) return null;
  const words = (field: string, said: string): string => (said === '' ? 'nothing' : field === 'Owner' ? owners.find(({ id }) => id === said)?.name ?? 'somebody who is not here' : said);
  return (
    <section>
      <h2 className="heading">{title} <span className="ink3">{changes.length}</span></h2>
      <ul className="change-list">
        {changes.map((change) => (
          <li key={`${change.what} ${change.beforeId ?? ''} ${change.afterId ?? ''}`}>
            <ChangeName change={change} targetId={change[openId]} />
            {change.fields.map(({ field, before, after }) => (
              <p key={field} className="small change-field"><span className="ink3">{field}</span><span className="change-before">{words(field, before)}</span><span>{words(field, after)}</span></p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A step or way of the open map can be gone to; one of the other map is only named. */
function ChangeName({ change: { what, name }, targetId }: { readonly change: Change; readonly targetId: string | null }): JSX.Element {
  const words = name === '' ? 'A step without a name' : name;
  if (targetId === null) return <span className="medium">{words}</span>;
  return <button type="button" className="medium change-name" onClick={() => showOnMap(what === 'step' ? { stepId: targetId } : { edgeId: targetId })}>{words}</button>;
}
