import type { JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Finding } from '../../components/finding.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useShortcut } from '../../state/use-shortcut.ts';
import { GapRoom } from '../gaps/gap-room.tsx';
import { useGapUi } from '../gaps/gap-ui.ts';
import { MapCanvas } from './map-canvas.tsx';
import { MapChanges } from './map-changes.tsx';
import { MapOutline } from './map-outline.tsx';
import { MapPanels } from './map-panels.tsx';
import { MapProvider } from './map-provider.tsx';
import { MapStart } from './map-start.tsx';
import { MapTools } from './map-tools.tsx';
import { useMapUi } from './map-ui.ts';
import { useFinding } from './use-finding.ts';
import { useMapActions } from './use-map-actions.ts';
import { useMapOverlay } from './use-map-overlay.ts';
import { useMaps, type Maps } from './use-maps.ts';
import { useOpenMap } from './use-map.ts';
import { useViewport } from './use-viewport.ts';
import './map.css';

const LAYERS = [{ value: 'said', label: 'Said' }, { value: 'measured', label: 'Measured' }, { value: 'both', label: 'Both' }] as const;

/** The handoff as a swim-lane map: what people say, and what the history says to it. */
export function MapScreen(): JSX.Element {
  const all = useMaps();
  if (all.maps === null) return <EmptyState sentence="Reading the maps." frame="lanes" />;
  if (all.mapId === null) return <MapStart all={all} />;
  return <MapProvider key={all.mapId} mapId={all.mapId} waiting={<EmptyState sentence="Reading the map." frame="lanes" />}><OpenedMap all={all} /></MapProvider>;
}

function OpenedMap({ all }: { readonly all: Maps }): JSX.Element | null {
  const viewport = useViewport();
  const isRoom = useUi((state) => state.isRoom);
  const view = useMapUi((state) => state.view);
  const hasOpenGap = useGapUi((state) => state.ruleId !== null);
  if (isRoom && hasOpenGap) return <GapRoom />;
  return (
    <>
      <MapHead />
      <div className="map-body">
        <div className="map-main">
          <MapTools all={all} viewport={viewport} />
          {(view === 'drawing' || isRoom) && <MapCanvas viewport={viewport} />}
          {view === 'outline' && !isRoom && <MapOutline />}
          {view === 'changes' && !isRoom && <MapChanges all={all} />}
        </div>
        {!isRoom && <MapPanels />}
      </div>
    </>
  );
}

function MapHead(): JSX.Element {
  const open = useOpenMap();
  const actions = useMapActions(open);
  const isRoom = useUi((state) => state.isRoom);
  const layer = useMapUi((state) => state.layer);
  const isMeasured = useMapOverlay().figures.size > 0;
  const { sentence, mark, muted } = useFinding();
  useShortcut('n', actions.startStep);
  return (
    <Finding
      sentence={sentence} mark={mark} {...(isRoom ? {} : { muted })}
      controls={(
        <>
          {isMeasured && <SegmentedControl label="Layer" value={layer} segments={LAYERS} onChange={(next) => useMapUi.setState({ layer: next })} />}
          <Button icon="plus" keys="N" onClick={() => actions.startStep()}>Step</Button>
        </>
      )}
    />
  );
}
