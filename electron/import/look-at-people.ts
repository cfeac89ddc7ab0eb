import type { FileMapping, InspectedFinding } from '../../shared/contract/schemas/import.ts';
import { findingId } from './finding-choices.ts';
import { counted } from './findings.ts';
import { readRows } from './read-rows.ts';

const EXAMPLES = 3;

/** Rows of absences or working hours about somebody whom none of these texts (in lower case) names; null when all are known. */
export async function lookAtPeople(file: { readonly fileId: string; readonly path: string }, mapping: FileMapping, known: ReadonlySet<string>): Promise<InspectedFinding | null> {
  const cells: number[] = [];
  const examples = new Set<string>();
  let count = 0;
  await readRows(file.path, mapping, {
    onHeader: (header) => cells.push(...['ownerId', 'email', 'name'].map((target) => header.indexOf(mapping.columns.find((column) => column.target === target)?.column ?? '')).filter((cell) => cell >= 0)),
    onRow(row, _line, fault) {
      const texts = cells.map((cell) => row[cell]?.trim() ?? '').filter((text) => text !== '');
      if (fault !== null || texts.length === 0 || texts.some((text) => known.has(text.toLowerCase()))) return;
      count++;
      if (examples.size < EXAMPLES) examples.add(texts.join(' · '));
    },
  });
  if (count === 0) return null;
  return {
    id: findingId(file.fileId, 'unknownPeople'), kind: 'unknownPeople', column: '', count, needsChoice: false, proposed: 'refuse', examples: [...examples],
    sentence: `${counted(count, 'row names', 'rows name')} somebody who is neither an owner nor in a roster.`,
    options: [{ id: 'refuse', label: 'Refuse', effect: 'The rows go to the quarantine. Add the owners file to these files, or the people to the roster, to keep them.' }],
  };
}
