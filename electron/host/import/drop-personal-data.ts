import type { Finding, ImportBatch, RefusedRow } from '../../../shared/contract/schemas/import.ts';
import { outlineOf } from '../../../shared/engine/history/history-segments.ts';
import type { WorkshopContext } from '../host-context.ts';
import type { StoredStaff } from '../../storage/imported-staff.ts';
import type { Watch } from './batch-history.ts';
import { clientKey } from '../workshop/client-key.ts';

/** What an import read and has not stored yet; `batch.historyHash` is that of the columns. */
export interface ReadFiles {
  readonly segments: ReadonlyMap<string, Uint8Array>;
  readonly batch: Omit<ImportBatch, 'id' | 'at'>;
  readonly refusedRows: readonly RefusedRow[];
  readonly staff: StoredStaff;
}

/** The same import with pseudonyms for people; quotations of the files go, since any cell may hold a name. */
export async function dropPersonalData(context: WorkshopContext, read: ReadFiles, watch: Watch): Promise<ReadFiles> {
  const { key, kept } = await clientKey(context);
  const { segments, hash, replaced } = await context.historyWork.pseudonymise(read.segments, { key, prefix: 'p-', scope: 'everywhere' }, watch);
  const [before, after] = [outlineOf(read.segments).owners, outlineOf(segments).owners];
  const note: Finding = {
    kind: 'pseudonyms',
    count: replaced,
    sentence: `${replaced.toLocaleString('en')} e-mail addresses, phone numbers and names were replaced by pseudonyms before anything was stored.`,
    effect: `This history is pseudonymous, not anonymous: with the key and a list of people they could be found again. ${kept} Columns that were not mapped as a name, e-mail or phone were kept, with the e-mail addresses in them replaced.`,
    examples: [],
  };
  return {
    segments,
    batch: { ...read.batch, historyHash: hash, findings: [...withoutExamples(read.batch.findings), note] },
    refusedRows: read.refusedRows.map(withoutCells),
    staff: renamed(read.staff, new Map(before.map(({ extId }, index) => [extId, after[index]?.extId ?? extId]))),
  };
}

/** People under the ids that they have now. Why somebody is away is told of nobody here. */
function renamed({ absences, hours }: StoredStaff, idOf: ReadonlyMap<string, string>): StoredStaff {
  return {
    absences: absences.map(({ repId, from, to }) => ({ repId: idOf.get(repId) ?? repId, from, to })),
    hours: hours.map((one) => (one.subject.kind === 'rep' ? { ...one, subject: { kind: 'rep', repId: idOf.get(one.subject.repId) ?? one.subject.repId } } : one)),
  };
}

/** Examples quote cells of the files. */
export const withoutExamples = (findings: readonly Finding[]): Finding[] => findings.map((finding) => ({ ...finding, examples: [] }));

/** A refused row keeps its file, line and reason; what the reason quotes goes with the cells. */
export const withoutCells = (row: RefusedRow): RefusedRow => ({ ...row, reason: row.reason.replace(/".*"/s, '"…"'), cells: [] });
