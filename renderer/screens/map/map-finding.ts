import { momentOfMap } from '../../../shared/engine/handoff-map/moment-of-map.ts';
import type { HandoffMap } from '../../../shared/engine/model/handoff-map.ts';

/** The sentence of the screen out of what is drawn alone: who owns the moment, or what to mark first. */
export function mapFinding(map: HandoffMap): string {
  if (map.steps.length === 0) return 'Nothing is drawn on this map yet.';
  if (map.edges.length === 0) return `${map.steps.length === 1 ? 'One step stands' : `${map.steps.length} steps stand`} on the map, and no way leads on.`;
  const moment = momentOfMap(map);
  if (moment === null) return 'The map does not say yet where the moment begins and where it ends.';
  if (moment.stretches.length === 0) return `No way leads from ${quoted(moment.trigger.name)} to ${quoted(moment.touch.name)}.`;
  const nobodys = moment.stretches.filter(({ owner }) => owner === 'nobody').length;
  if (nobodys === 0) return `Every stretch from ${quoted(moment.trigger.name)} to ${quoted(moment.touch.name)} has an owner.`;
  const stretches = `${moment.stretches.length} ${moment.stretches.length === 1 ? 'stretch' : 'stretches'}`;
  return `Nobody owns ${nobodys} of the ${stretches} between the trigger and the first touch.`;
}

const quoted = (name: string): string => (name === '' ? 'a step without a name' : `“${name}”`);
