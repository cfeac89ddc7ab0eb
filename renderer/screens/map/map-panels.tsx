import type { ComponentType, JSX } from 'react';
import { classNames } from '../../components/class-names.ts';
import { LedgerPanel, useDecisionCount } from '../decisions/ledger-panel.tsx';
import { GapPanel, useOpenGapCount } from '../gaps/gap-panel.tsx';
import { MeasuredPanel } from '../gaps/measured-panel.tsx';
import { useMapUi } from './map-ui.ts';
import { StepPanel } from './step-panel.tsx';

interface MapPanel {
  readonly id: string;
  readonly name: string;
  readonly Panel: ComponentType;
  /** It is about what is drawn: there is none of it before a map is. */
  readonly needsMap?: true;
  /** A count beside the name; undefined where there is none. */
  readonly useCount?: () => number | undefined;
}

/** The tabs of the right panel, in their order; those that need a map read the open one with `useOpenMap`. */
const PANELS: readonly MapPanel[] = [
  { id: 'step', name: 'Step', Panel: StepPanel, needsMap: true },
  { id: 'gaps', name: 'Gaps', Panel: GapPanel, useCount: useOpenGapCount },
  { id: 'measured', name: 'Measured', Panel: MeasuredPanel },
  { id: 'ledger', name: 'Decisions', Panel: LedgerPanel, useCount: useDecisionCount },
];

/** The column beside the map, or beside the place where none is drawn yet: gaps, the history and decisions are there all the same. */
export function MapPanels({ isDrawn = true }: { readonly isDrawn?: boolean }): JSX.Element {
  const panelId = useMapUi((state) => state.panelId);
  const panels = PANELS.filter(({ needsMap }) => isDrawn || needsMap !== true);
  const shown = panels.find(({ id }) => id === panelId) ?? panels[0];
  return (
    <aside className="map-panel" aria-label="About the map">
      <div className="map-tabs" role="tablist" aria-label="About the map">
        {panels.map((panel) => <PanelTab key={panel.id} panel={panel} isShown={panel === shown} />)}
      </div>
      <div className="map-panel-body scrolls" role="tabpanel" aria-label={shown?.name} tabIndex={0}>{shown !== undefined && <shown.Panel />}</div>
    </aside>
  );
}

function PanelTab({ panel, isShown }: { readonly panel: MapPanel; readonly isShown: boolean }): JSX.Element {
  const count = (panel.useCount ?? noCount)();
  return (
    <button type="button" role="tab" aria-selected={isShown} className={classNames('map-tab', isShown && 'map-tab-on')} onClick={() => useMapUi.setState({ panelId: panel.id })}>
      {panel.name}{count !== undefined && <span className="map-tab-count">{count}</span>}
    </button>
  );
}

const noCount = (): undefined => undefined;
