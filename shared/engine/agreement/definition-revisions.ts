import type { Definition } from '../model/configuration.ts';
import { canonicalJson } from './canonical-json.ts';

/** A definition as it stood after one edit of its proposal; null before somebody wrote it. `at` in UTC ms. */
export interface DefinitionEdit {
  readonly at: number;
  readonly label: string;
  readonly definition: Definition | null;
}

/** A definition from one change of its wording or criteria up to the next; `definition` is how it stood at the end of that. */
export interface DefinitionRevision {
  /** 1 is the oldest that is still kept. */
  readonly number: number;
  readonly at: number;
  readonly label: string;
  readonly definition: Definition;
}

/**
 * The revisions of a definition in the edits of a proposal (oldest first): a change of wording or criteria begins a new
 * one; who agreed and who owns it belong to the one they were said about. A definition taken out ends its revision.
 */
export function definitionRevisions(edits: readonly DefinitionEdit[]): readonly DefinitionRevision[] {
  const revisions: DefinitionRevision[] = [];
  let before: string | null = null;
  for (const { at, label, definition } of edits) {
    const now = definition === null ? null : canonicalJson([definition.text, definition.criteria]);
    const last = revisions.at(-1);
    if (definition !== null && now !== before) revisions.push({ number: revisions.length + 1, at, label, definition });
    else if (definition !== null && last !== undefined) revisions[revisions.length - 1] = { ...last, definition };
    before = now;
  }
  return revisions;
}
