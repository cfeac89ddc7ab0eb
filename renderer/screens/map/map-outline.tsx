import { memo, useDeferredValue, useMemo, type JSX } from 'react';
import { outlineOfMap, type OutlineStep } from '../../../shared/engine/handoff-map/outline-of-map.ts';
import { classNames } from '../../components/class-names.ts';
import { selectEdge, selectSteps, useMapUi } from './map-ui.ts';
import { useOpenMap, type OpenMap } from './use-map.ts';

/** The map as a list, for people who would rather read it than see it. */
export const MapOutline = memo(function MapOutline(): JSX.Element {
  const { map, index } = useOpenMap();
  const steps = useMemo(() => outlineOfMap(map, index), [map, index]);
  if (steps.length === 0) return <p className="empty-line map-outline">No step is on this map yet.</p>;
  return <OutlineList open={{ map, index }} steps={steps} className="map-outline scrolls" />;
});

/** The id by which the drawing names its outline. */
export const READ_OUTLINE = 'map-read-outline';

/**
 * The same list beside the drawing, unseen: what a screen reader reads in its place. Pressing a step or a way there chooses
 * it in the drawing, whose keys then act on it; the keyboard alone goes through the drawing and never stops here.
 */
export const ReadOutline = memo(function ReadOutline(): JSX.Element | null {
  const open = useDeferredValue(useOpenMap(), null); // the drawing comes first
  const steps = useMemo(() => (open === null ? [] : outlineOfMap(open.map, open.index)), [open]);
  if (open === null) return null;
  const { map, index } = open;
  return (
    <section id={READ_OUTLINE} className="visually-hidden" aria-label={`${map.name}, as a list`}>
      <p>{steps.length === 0 ? 'No step is on this map yet.' : `${steps.length} steps in the order of time, each with its lane and the ways that leave it.`}</p>
      {steps.length > 0 && <OutlineList open={{ map, index }} steps={steps} isUnseen />}
    </section>
  );
});

function OutlineList({ open: { map, index }, steps, className, isUnseen = false }: { readonly open: Pick<OpenMap, 'map' | 'index'>; readonly steps: readonly OutlineStep[]; readonly className?: string; readonly isUnseen?: boolean }): JSX.Element {
  const selection = useMapUi((state) => state.selection);
  const stop = isUnseen ? -1 : 0;
  return (
    <ol className={className} aria-label={`Outline of ${map.name}`} tabIndex={isUnseen ? undefined : 0}>
      {steps.map(({ step, lane, ways, isTrigger, isTouch }) => {
        const isChosen = selection.stepIds.includes(step.id);
        return (
          <li key={step.id} aria-current={isChosen ? 'step' : undefined} className={classNames('outline-step', `map-lane-${index.laneKindOf(step.id)}`, isChosen && 'outline-on')}>
            <button type="button" tabIndex={stop} className="outline-name" onClick={() => selectSteps(step.id)}>{step.name === '' ? 'A step without a name' : step.name}</button>
            <span className="outline-about">{[lane, step.system, step.ownerRole].filter((part) => part !== '').join(', ')}{isTrigger && ', the moment begins'}{isTouch && ', first touch'}</span>
            {ways.length > 0 && (
              <ul>
                {ways.map(({ edge, words }) => <li key={edge.id}><button type="button" tabIndex={stop} className={classNames('outline-way', edge.id === selection.edgeId && 'outline-on')} onClick={() => selectEdge(edge.id)}>{words}</button></li>)}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}
