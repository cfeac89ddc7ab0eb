import { COLUMN_WORDS, stageOfDateHeader, wordsOf } from './column-words.ts';
import type { ColumnLook } from './column-look.ts';
import { looksLikeOwners, type FileNames } from './owner-signs.ts';
import { staffKind } from './staff-signs.ts';
import type { FileKind } from '../../shared/contract/schemas/import.ts';

type ScoredKind = Exclude<FileKind, 'leads' | 'absences' | 'calendars'>;

/** Targets that together make a file of a kind, and those that no other kind has. */
const SIGNS: Readonly<Record<ScoredKind, { readonly needs: readonly string[]; readonly speaks: readonly string[] }>> = {
  propertyHistory: { needs: ['property', 'value', 'at'], speaks: ['property'] },
  events: { needs: ['leadId', 'at', 'type'], speaks: ['eventId', 'asset', 'automated'] },
  deals: { needs: ['stage'], speaks: ['dealId', 'amount', 'closedAt', 'currency'] },
  owners: { needs: ['name'], speaks: ['zone', 'workStart', 'workEnd', 'dayCap', 'inactiveFrom', 'isActive', 'territory'] },
};

/** What a file seems to hold, by the targets that its headers name, then by its values and its name. Leads are what is left. */
export function guessKind(header: readonly string[], looks: readonly ColumnLook[], names: FileNames = { file: '', sheet: '' }): FileKind {
  if (header.some((column) => stageOfDateHeader(column) !== null)) return 'leads';
  const staff = staffKind(header, looks, names);
  if (staff !== null) return staff;
  const scores = (['propertyHistory', 'events', 'deals', 'owners'] as const).map((kind) => [kind, scoreOf(kind, header, looks)] as const);
  const best = scores.reduce((a, b) => (b[1] > a[1] ? b : a));
  if (best[1] > 0) return best[0];
  return !hasManyRows(looks) && looksLikeOwners(header, looks, names) ? 'owners' : 'leads';
}

function scoreOf(kind: ScoredKind, header: readonly string[], looks: readonly ColumnLook[]): number {
  const named = new Set(header.flatMap((column) => COLUMN_WORDS[kind].filter(([, pattern]) => pattern.test(wordsOf(column))).map(([target]) => target)));
  const { needs, speaks } = SIGNS[kind];
  if (!needs.every((target) => named.has(target))) return 0;
  const spoken = speaks.filter((target) => named.has(target)).length;
  if (kind === 'deals') return spoken >= 2 ? spoken + 2 : 0;
  if (kind === 'owners') return spoken >= 2 && header.length <= 20 && !hasManyRows(looks) ? spoken + 1 : 0;
  return spoken + needs.length - (header.length > 20 ? 4 : 0);
}

/** A team is smaller than this; so a longer table with territories and statuses is one of leads. */
const hasManyRows = (looks: readonly ColumnLook[]): boolean => looks.some((look) => look.filled > 5_000);
