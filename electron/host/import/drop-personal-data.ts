import type { Finding, ImportBatch, RefusedRow } from '../../../shared/contract/schemas/import.ts';
import { pseudonymising } from '../../../shared/engine/history/pseudonymise.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import type { WorkshopContext } from '../host-context.ts';
import type { StoredStaff } from '../../storage/imported-staff.ts';
import { inSteps } from '../in-steps.ts';
import { clientKey } from '../workshop/client-key.ts';

/** What an import read and has not stored yet. */
export interface ReadFiles {
  readonly history: History;
  readonly batch: Omit<ImportBatch, 'id' | 'at'>;
  readonly refusedRows: readonly RefusedRow[];
  readonly staff: StoredStaff;
}

/** 80 bits: of a million people no two are likely to share a pseudonym. */
const DIGITS = 20;

/** The same import with pseudonyms for people; quotations of the files go, since any cell may hold a name. */
export async function dropPersonalData(context: WorkshopContext, read: ReadFiles, signal: AbortSignal, report: (done: number, total: number, label: string) => void): Promise<ReadFiles> {
  const { key, kept } = await clientKey(context);
  const steps = pseudonymising(read.history, (value) => `p-${context.digest.keyedSha256(key, value).slice(0, DIGITS)}`, 'everywhere');
  const { history, replaced } = await inSteps(steps, signal, (share) => report(share, 1, 'Replacing names'));
  const note: Finding = {
    kind: 'pseudonyms',
    count: replaced,
    sentence: `${replaced.toLocaleString('en')} e-mail addresses, phone numbers and names were replaced by pseudonyms before anything was stored.`,
    effect: `This history is pseudonymous, not anonymous: with the key and a list of people they could be found again. ${kept} Columns that were not mapped as a name, e-mail or phone were kept, with the e-mail addresses in them replaced.`,
    examples: [],
  };
  return {
    history,
    batch: { ...read.batch, findings: [...withoutExamples(read.batch.findings), note] },
    refusedRows: read.refusedRows.map(withoutCells),
    staff: renamed(read.staff, new Map(read.history.owners.map(({ extId }, index) => [extId, history.owners[index]?.extId ?? extId]))),
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
