import { memo, useMemo, type JSX } from 'react';
import { outlineOfMap } from '../../../shared/engine/handoff-map/outline-of-map.ts';
import { classNames } from '../../components/class-names.ts';
import { selectEdge, selectSteps, useMapUi } from './map-ui.ts';
import { useOpenMap } from './use-map.ts';

/** The map as a list: what a screen reader reads in place of the drawing, and what people without one may prefer. */
export const MapOutline = memo(function MapOutline(): JSX.Element {
  const { map, index } = useOpenMap();
  const selection = useMapUi((state) => state.selection);
  const steps = useMemo(() => outlineOfMap(map, index), [map, index]);
  if (steps.length === 0) return <p className="empty-line map-outline">No step is on this map yet.</p>;
  return (
    <ol className="map-outline scrolls" aria-label={`Outline of ${map.name}`} tabIndex={0}>
      {steps.map(({ step, lane, ways, isTrigger, isTouch }) => (
        <li key={step.id} className={classNames('outline-step', `map-lane-${index.laneKindOf(step.id)}`, selection.stepIds.includes(step.id) && 'outline-on')}>
          <button type="button" className="outline-name" onClick={() => selectSteps(step.id)}>{step.name === '' ? 'A step without a name' : step.name}</button>
          <span className="outline-about">{[lane, step.system, step.ownerRole].filter((part) => part !== '').join(', ')}{isTrigger && ', the moment begins'}{isTouch && ', first touch'}</span>
          {ways.length > 0 && (
            <ul>
              {ways.map(({ edge, words }) => <li key={edge.id}><button type="button" className={classNames('outline-way', edge.id === selection.edgeId && 'outline-on')} onClick={() => selectEdge(edge.id)}>{words}</button></li>)}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
});
