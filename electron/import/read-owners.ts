import { compareIds, compareText } from '../../shared/engine/history/compare-ids.ts';
import { cellOf, columnNameOf, instantsOf, type FileInHand, type KindReader } from './file-reader.ts';
import { counted } from './findings.ts';
import { parseBoolean, parseNumber, parseTimeOfDay } from './parse-number.ts';
import type { HistoryOwner } from '../../shared/engine/history/history.ts';
import { zoneTableFor } from './zones.ts';

/** Owners are added in order of id when all rows are there, so that of two rows of one id the same one always counts. */
export function ownersReader(file: FileInHand): KindReader {
  const cell = (target: string) => cellOf(file, target);
  const id = cellOf(file, 'ownerId', !file.mapping.columns.some((column) => ['name', 'firstName', 'lastName'].includes(column.target)));
  const read = { name: cell('name'), first: cell('firstName'), last: cell('lastName'), email: cell('email'), territory: cell('territory'), zone: cell('zone'), start: cell('workStart'), end: cell('workEnd'), cap: cell('dayCap'), active: cell('isActive'), from: cell('inactiveFrom') };
  const inactiveFrom = instantsOf(file, columnNameOf(file, 'inactiveFrom'));
  const rows: { owner: HistoryOwner; text: string }[] = [];
  return {
    row(row) {
      const name = read.name.text(row) || [read.first.text(row), read.last.text(row)].filter((part) => part !== '').join(' ');
      const extId = id.text(row) || name;
      if (extId === '') return 'The row has no owner id and no name.';
      const left = read.from.text(row);
      const from = left === '' ? NaN : inactiveFrom.read(left);
      const isInactive = read.active.isMapped && parseBoolean(read.active.text(row)) === false;
      if (isInactive && Number.isNaN(from)) file.state.inactiveSinceUnknown.add(extId);
      rows.push({
        owner: {
          extId,
          name: name || extId,
          email: read.email.text(row),
          zone: knownZone(file, read.zone.text(row)),
          territory: read.territory.text(row),
          workStart: noted(file, read.start.text(row), parseTimeOfDay),
          workEnd: noted(file, read.end.text(row), parseTimeOfDay),
          dayCap: noted(file, read.cap.text(row), wholeNumber),
          inactiveFrom: Number.isNaN(from) ? null : from,
        },
        text: row.texts().join('\u0000'),
      });
      return null;
    },
    finish() {
      rows.sort((a, b) => compareIds(a.owner.extId, b.owner.extId) || compareText(a.text, b.text));
      for (const { owner } of rows) {
        if (file.state.owners.add(owner)) file.count.imported++;
        else {
          file.count.merged++;
          file.state.findings.note('repeatedOwners', file.name, { sentence: (count) => `${counted(count, 'row', 'rows')} of ${file.name} repeated an owner id.`, effect: 'One of them was kept.' }, owner.extId);
        }
      }
    },
  };
}

/** What a cell says, noting one that says nothing that can be read. */
function noted(file: FileInHand, text: string, read: (text: string) => number | null): number | null {
  const value = read(text);
  if (value === null && text !== '') {
    file.state.findings.note('unreadableHours', file.name, {
      sentence: (count) => `${counted(count, 'working hour or capacity', 'working hours or capacities')} of ${file.name} could not be read.`,
      effect: 'Left open. Set the hours and the capacity in the roster.',
    }, text);
  }
  return value;
}

function wholeNumber(text: string): number | null {
  const value = parseNumber(text);
  return Number.isNaN(value) || value < 0 ? null : Math.floor(value);
}

/** The owner's zone when it is one, else the client's; a wrong zone is noted. */
function knownZone(file: FileInHand, zone: string): string {
  if (zone === '') return file.state.clientZone;
  try {
    zoneTableFor(zone);
    return zone;
  } catch {
    file.state.findings.note('unknownZone', file.name, {
      sentence: (count) => `${count === 1 ? '1 owner has' : `${count} owners have`} a time zone that is not known.`,
      effect: `Read as ${file.state.clientZone}.`,
    }, zone);
    return file.state.clientZone;
  }
}
