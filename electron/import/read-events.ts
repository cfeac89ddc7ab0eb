import { FACT } from '../../shared/engine/history/history.ts';
import { cellOf, columnNameOf, instantsOf, type FileInHand, type KindReader } from './file-reader.ts';
import { noteOwner } from './note-owner.ts';
import { parseBoolean } from './parse-number.ts';

/** Each row becomes one engagement of its lead. */
export function eventsReader(file: FileInHand): KindReader {
  const { state } = file;
  const leadId = cellOf(file, 'leadId', true);
  const at = cellOf(file, 'at', true);
  const type = cellOf(file, 'type', true);
  const [id, asset, owner, automated] = [cellOf(file, 'eventId'), cellOf(file, 'asset'), cellOf(file, 'owner'), cellOf(file, 'automated')];
  const instants = instantsOf(file, columnNameOf(file, 'at'));
  return {
    row(cells) {
      const lead = state.leads.indexOf.get(leadId(cells));
      if (lead === undefined) return unknownLead(leadId(cells));
      const written = at(cells);
      const instant = written === '' ? NaN : instants.read(written);
      if (Number.isNaN(instant)) return written === '' ? 'The row has no time.' : `The time "${written}" could not be read as a date.`;
      const kind = type(cells);
      if (kind === '') return 'The row has no type of event.';
      const by = owner(cells);
      const { code, isUnknown } = state.owners.codeOf(by);
      if (isUnknown) noteOwner(file, by);
      state.facts.add(lead, instant, FACT.engagement, state.eventTypes.code(kind), state.assets.code(asset(cells)), code, parseBoolean(automated(cells)) === true ? 1 : 0, file.number, id(cells));
      file.count.imported++;
      return null;
    },
  };
}

/** Why a row about a lead that is not there is refused. */
export function unknownLead(id: string): string {
  return id === '' ? 'The row names no lead.' : `There is no lead "${id}" in the leads that were imported.`;
}
