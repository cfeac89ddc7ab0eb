import { useRef, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Finding } from '../../components/finding.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { useShortcut } from '../../state/use-shortcut.ts';
import { GapRoom } from '../gaps/gap-room.tsx';
import { useGapUi } from '../gaps/gap-ui.ts';
import { MapPanels } from './map-panels.tsx';
import { MapFileInput } from './map-picker.tsx';
import { useMapUi } from './map-ui.ts';
import { FIRST_MAP, type Maps } from './use-maps.ts';

/** Before the first map: where one can begin, beside the gaps that need no map to be found. */
export function MapStart({ all }: { readonly all: Maps }): JSX.Element {
  const isRoom = useUi((state) => state.isRoom);
  const hasOpenGap = useGapUi((state) => state.ruleId !== null);
  if (isRoom && hasOpenGap) return <GapRoom />;
  return (
    <>
      <Finding sentence="Nobody has drawn yet how a lead is handed over." muted="Draw it with the room: who owns each step, in which system, and which facts travel." />
      <div className="map-body">
        <div className="map-main">
          <EmptyState
            frame="lanes" sentence="Start with what people say happens today."
            detail="Draw from nothing, or change a template until the room recognises itself."
            action={<Beginnings all={all} />}
          />
        </div>
        {!isRoom && <MapPanels isDrawn={false} />}
      </div>
    </>
  );
}

/** An empty map, a template, a file, or the map that was just put away. */
function Beginnings({ all }: { readonly all: Maps }): JSX.Element {
  const templates = useCall('map.listTemplates', {}).data ?? [];
  const putAway = useMapUi((state) => state.putAway);
  const file = useRef<HTMLInputElement>(null);
  const startEmpty = (): void => void all.create(FIRST_MAP);
  useShortcut('n', startEmpty);
  return (
    <div className="map-start">
      <Button look="filled" icon="plus" keys="N" confirming onClick={startEmpty}>Empty map</Button>
      <ul className="map-templates">
        {templates.map(({ id, name, note }) => (
          <li key={id}><button type="button" onClick={() => void all.create({ name, templateId: id })}><span className="medium">{name}</span><span className="small ink3">{note}</span></button></li>
        ))}
      </ul>
      <div className="map-start-more">
        <Button look="quiet" icon="upload" onClick={() => file.current?.click()}>Bring in a map file</Button>
        {putAway !== null && <Button look="quiet" icon="undo" onClick={() => void all.restore(putAway)}>Bring back the map that was put away</Button>}
      </div>
      <MapFileInput input={file} onText={(text) => void all.bringIn(text)} />
    </div>
  );
}
