import { FACT } from '../../shared/engine/history/history.ts';
import { trimmed, type CellRow } from './cell-row.ts';
import { cellOf, columnNameOf, indexesOf, instantsOf, refuseRow, type FileInHand, type KindReader } from './file-reader.ts';
import { HeldRows } from './held-rows.ts';
import { createNumberCells } from './number-cells.ts';
import { createOwnerCells } from './owner-cells.ts';
import { createTruthCells } from './truth-cells.ts';

/** Each row becomes one engagement of its lead. */
export function eventsReader(file: FileInHand): KindReader {
  const { state } = file;
  const { leads, facts, eventTypes, assets, eventIds } = state;
  const [leadId, at, type] = [cellOf(file, 'leadId', true), cellOf(file, 'at', true), cellOf(file, 'type', true)];
  const [id, asset] = [cellOf(file, 'eventId'), cellOf(file, 'asset')];
  const [owners, automated] = [createOwnerCells(file), createTruthCells(file, 'automated')];
  const numbers = createNumberCells(file);
  const instants = instantsOf(file, columnNameOf(file, 'at'));
  const times = new Float64Array(1);
  const take = (row: CellRow, code: number): string | null => {
    const { bytes } = row;
    const lead = !leadId.find(row) ? -1 : code > 0 ? code - 1 : leads.find(bytes, trimmed.start, trimmed.end);
    if (lead < 0) return unknownLead(leadId.text(row));
    if (!at.find(row)) return 'The row has no time.';
    instants.readTo(times, 0, bytes, trimmed.start, trimmed.end);
    const instant = times[0]!;
    if (Number.isNaN(instant)) return `The time "${at.text(row)}" could not be read as a date.`;
    if (!type.find(row)) return 'The row has no type of event.';
    const subject = eventTypes.code(bytes, trimmed.start, trimmed.end);
    const value = asset.find(row) ? assets.code(bytes, trimmed.start, trimmed.end) : 0;
    if (value === 0) state.hasBlankAsset = true;
    const owner = owners.code(row);
    facts.add(lead, instant, FACT.engagement, subject, value, owner, automated(row) ? 1 : 0, file.number, id.find(row) ? eventIds.take(bytes, trimmed.start, trimmed.end) : 0);
    numbers.take(row);
    file.count.imported++;
    return null;
  };
  const [idIndex = 0] = indexesOf(file, 'leadId');
  const held = new HeldRows(file.header.length, idIndex, leads.ids, (row, line, code) => {
    const refusal = take(row, code);
    if (refusal !== null) refuseRow(file, row, line, refusal);
  });
  return {
    row(row, line) {
      held.add(row, line);
      return null;
    },
    rest: () => held.flush(),
    finish() {
      held.flush();
      owners.noteUnknown();
    },
  };
}

/** Why a row about a lead that is not there is refused. */
export function unknownLead(id: string): string {
  return id === '' ? 'The row names no lead.' : `There is no lead "${id}" in the leads that were imported.`;
}
