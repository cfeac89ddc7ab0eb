import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/text-field.tsx';
import { addLane, moveLane, removeLane, renameLane } from './map-edits.ts';
import { useOpenMap } from './use-map.ts';

/** The lanes of the map: their names and order, further ones, empty ones taken off. */
export function LanesMenu(): JSX.Element {
  const { map, edit } = useOpenMap();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>Lanes</Button>
      {isOpen && (
        <Dialog title="Lanes" isOpen onClose={() => setOpen(false)} width={460} actions={<><Button icon="plus" onClick={() => edit('Add a lane', addLane('New lane'))}>Lane</Button><Button look="filled" onClick={() => setOpen(false)}>Done</Button></>}>
          <ul className="map-lanes-list">
            {map.lanes.map((lane, at) => {
              const isUsed = map.steps.some(({ laneId }) => laneId === lane.id);
              return (
                <li key={lane.id} className={`map-lane-${lane.kind}`}>
                  <TextField label={`Name of lane ${at + 1}`} hideLabel value={lane.name} onCommit={(name) => name.trim() !== '' && edit(`Rename a lane to ${name.trim()}`, renameLane(lane.id, name.trim()))} />
                  <Button look="quiet" icon="arrowUp" aria-label={`Move ${lane.name} up`} disabled={at === 0} onClick={() => edit(`Move ${lane.name} up`, moveLane(lane.id, -1))} />
                  <Button look="quiet" icon="arrowDown" aria-label={`Move ${lane.name} down`} disabled={at === map.lanes.length - 1} onClick={() => edit(`Move ${lane.name} down`, moveLane(lane.id, 1))} />
                  <Button look="quiet" icon="trash" aria-label={`Remove ${lane.name}`} title={isUsed ? 'Steps stand in this lane' : `Remove ${lane.name}`} disabled={isUsed || map.lanes.length < 2} onClick={() => edit(`Remove the lane ${lane.name}`, removeLane(lane.id))} />
                </li>
              );
            })}
          </ul>
          <p className="small ink3">The lane of nobody is drawn once a step stands in it.</p>
        </Dialog>
      )}
    </>
  );
}
