import { useEffect, useRef, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { zoomAt } from '../../map/viewport.ts';
import { LanesMenu } from './lanes-menu.tsx';
import { MapPicker } from './map-picker.tsx';
import { selectSteps, useMapUi } from './map-ui.ts';
import type { Maps } from './use-maps.ts';
import { useMapActions } from './use-map-actions.ts';
import { useMapExport } from './use-map-export.ts';
import { useOpenMap } from './use-map.ts';
import { useView, type Viewport } from './use-viewport.ts';

/** One quiet row above the drawing: which map, how it is shown, search, zoom, files. */
export function MapTools({ all, viewport }: { readonly all: Maps; readonly viewport: Viewport }): JSX.Element {
  const open = useOpenMap();
  const actions = useMapActions(open);
  const view = useMapUi((state) => state.view);
  const files = useMapExport();
  return (
    <div className="map-tools tools" role="toolbar" aria-label="Map">
      <MapPicker all={all} />
      <SegmentedControl
        label="Shown as" value={view} onChange={(next) => useMapUi.setState({ view: next })}
        segments={[{ value: 'drawing', label: 'Drawing' }, { value: 'outline', label: 'Outline' }, { value: 'changes', label: 'Changes', isDisabled: (all.maps?.length ?? 0) < 2 }]}
      />
      <span className="map-tools-gap" />
      {view === 'drawing' && <SearchField />}
      {view === 'drawing' && <ZoomTools viewport={viewport} />}
      <LanesMenu />
      {view === 'drawing' && <Button look="quiet" onClick={actions.tidy} disabled={open.map.steps.length === 0} title="Lay every step out anew; undo takes it back">Tidy</Button>}
      <MenuButton
        position="bottom-end" opener={<Button look="quiet" iconAfter="chevronDown">Export</Button>}
        entries={files.map(({ label, run }) => ({ kind: 'action', label, onChoose: run }))}
      />
    </div>
  );
}

/** Rings the steps that contain what is typed; Enter chooses them one after the other. */
function SearchField(): JSX.Element {
  const { map } = useOpenMap();
  const search = useMapUi((state) => state.search);
  const input = useRef<HTMLInputElement>(null);
  const isOpen = search !== null;
  useEffect(() => {
    if (isOpen) input.current?.focus();
  }, [isOpen]);
  if (search === null) return <Button look="quiet" icon="search" aria-label="Search the map" title="Search the map" onClick={() => useMapUi.setState({ search: '' })} />;
  const sought = search.trim().toLowerCase();
  const found = sought === '' ? [] : map.steps.filter(({ name, system, ownerRole }) => `${name} ${system} ${ownerRole}`.toLowerCase().includes(sought));
  const next = (): void => {
    const [now] = useMapUi.getState().selection.stepIds;
    const step = found[(found.findIndex(({ id }) => id === now) + 1) % Math.max(1, found.length)];
    if (step !== undefined) selectSteps(step.id);
  };
  return (
    <span className="map-search">
      <input
        ref={input} type="search" className="input" aria-label="Search the map" placeholder="Search the map" value={search}
        onChange={(event) => useMapUi.setState({ search: event.target.value })}
        onBlur={() => sought === '' && useMapUi.setState({ search: null })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') next();
          if (event.key === 'Escape') {
            useMapUi.setState({ search: null });
            document.querySelector<HTMLElement>('[data-map-canvas]')?.focus({ preventScroll: true });
          }
        }}
      />
      <span className="label ink3" role="status">{sought === '' ? '' : `${found.length} found`}</span>
    </span>
  );
}

function ZoomTools({ viewport }: { readonly viewport: Viewport }): JSX.Element {
  const { zoom } = useView(viewport);
  const by = (factor: number): void => {
    const window = viewport.window.current;
    if (window !== null) viewport.set(zoomAt(viewport.get(), factor, { x: window.clientWidth / 2, y: window.clientHeight / 2 }));
  };
  return (
    <span className="map-zoom" role="group" aria-label="Zoom">
      <Button look="quiet" icon="minus" aria-label="Smaller" title="Smaller (−)" onClick={() => by(0.8)} />
      <span className="map-zoom-text" aria-live="off">{Math.round(zoom * 100)} %</span>
      <Button look="quiet" icon="plus" aria-label="Larger" title="Larger (+)" onClick={() => by(1.25)} />
      <Button look="quiet" title="The whole map (0)" onClick={() => useMapUi.setState((state) => ({ fits: state.fits + 1 }))}>Fit</Button>
    </span>
  );
}
