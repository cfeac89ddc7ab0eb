import { sql } from 'kysely';
import type { DefinitionEdit } from '../../shared/engine/agreement/definition-revisions.ts';
import type { Configuration, Definition } from '../../shared/engine/model/configuration.ts';
import type { WorkshopDatabase } from './workshop-database.ts';

/** How many edits back undo reaches; older ones are dropped. */
const KEPT_EDITS = 500;

/** A proposal at its current edit. `revision` rises with every change, undo and redo included. */
export interface StoredProposal {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly configuration: Configuration;
  readonly lastEdit: string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** One proposal whole; null when there is none of this id. */
export async function readProposal({ query }: WorkshopDatabase, id: string): Promise<StoredProposal | null> {
  const row = await query.selectFrom('proposal').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  const edits = await query.selectFrom('proposal_edit').select(['number']).where('proposal_id', '=', id).orderBy('number').execute();
  const edit = await query
    .selectFrom('proposal_edit').selectAll().where('proposal_id', '=', id).where('number', '=', row.current_edit).executeTakeFirstOrThrow();
  return {
    id,
    name: row.name,
    revision: row.revision,
    configuration: JSON.parse(edit.configuration) as Configuration, // written by saveEdit after the contract's check
    lastEdit: edit.label,
    canUndo: edits[0] !== undefined && edits[0].number < row.current_edit,
    canRedo: edits.some((e) => e.number > row.current_edit),
  };
}

/** How often a proposal has changed; null when there is none of this id. */
export async function readRevision({ query }: WorkshopDatabase, id: string): Promise<number | null> {
  return (await query.selectFrom('proposal').select('revision').where('id', '=', id).executeTakeFirst())?.revision ?? null;
}

/** Every proposal, oldest first. */
export async function listProposals({ query }: WorkshopDatabase): Promise<{ id: string; name: string; revision: number; lastEdit: string }[]> {
  const rows = await query
    .selectFrom('proposal')
    .innerJoin('proposal_edit', (join) => join.onRef('proposal_edit.proposal_id', '=', 'proposal.id').onRef('proposal_edit.number', '=', 'proposal.current_edit'))
    .select(['proposal.id', 'proposal.name', 'proposal.revision', 'proposal_edit.label'])
    .orderBy('proposal.created_at').orderBy('proposal.id')
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name, revision: row.revision, lastEdit: row.label }));
}

/** Adds a proposal with its first configuration. */
export async function insertProposal({ query }: WorkshopDatabase, id: string, name: string, configuration: Configuration, at: number): Promise<void> {
  await query.transaction().execute(async (tx) => {
    await tx.insertInto('proposal').values({ id, name, revision: 1, current_edit: 1, created_at: at }).execute();
    await tx.insertInto('proposal_edit').values({ proposal_id: id, number: 1, label: 'Start', configuration: JSON.stringify(configuration), at }).execute();
  });
}

/** Appends an edit after the current one; what had been undone beyond it is gone. False: the revision is no longer the one seen. */
export async function saveEdit({ query }: WorkshopDatabase, id: string, seenRevision: number, edit: { readonly configuration: Configuration; readonly label: string; readonly at: number }): Promise<boolean> {
  return query.transaction().execute(async (tx) => {
    const { current_edit: current, revision } = await tx.selectFrom('proposal').select(['current_edit', 'revision']).where('id', '=', id).executeTakeFirstOrThrow();
    if (revision !== seenRevision) return false;
    const { label, at } = edit;
    await tx.deleteFrom('proposal_edit').where('proposal_id', '=', id).where('number', '>', current).execute();
    await tx.deleteFrom('proposal_edit').where('proposal_id', '=', id).where('number', '<=', current - KEPT_EDITS).execute();
    await tx.insertInto('proposal_edit').values({ proposal_id: id, number: current + 1, label, configuration: JSON.stringify(edit.configuration), at }).execute();
    await tx.updateTable('proposal').set((e) => ({ revision: e('revision', '+', 1), current_edit: current + 1 })).where('id', '=', id).execute();
    return true;
  });
}

/** Moves the current edit back (-1) or forward (+1); callers check canUndo and canRedo. False: the revision is no longer the one seen. */
export async function stepEdit({ query }: WorkshopDatabase, id: string, seenRevision: number, step: -1 | 1): Promise<boolean> {
  const result = await query
    .updateTable('proposal')
    .set((e) => ({ revision: e('revision', '+', 1), current_edit: e('current_edit', '+', step) }))
    .where('id', '=', id)
    .where('revision', '=', seenRevision)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** One definition of a proposal after every edit that is still kept, up to the current one, oldest first. */
export async function readDefinitionEdits({ query }: WorkshopDatabase, id: string, word: string): Promise<readonly DefinitionEdit[]> {
  const rows = await query
    .selectFrom('proposal_edit').innerJoin('proposal', 'proposal.id', 'proposal_edit.proposal_id')
    .select(['at', 'label', sql<string | null>`json_extract(configuration, ${`$.definitions.${word}`})`.as('definition')])
    .where('proposal_id', '=', id).whereRef('number', '<=', 'current_edit').orderBy('number').execute();
  // written by saveEdit after the contract's check
  return rows.map(({ at, label, definition }) => ({ at, label, definition: definition === null ? null : JSON.parse(definition) as Definition }));
}

/** The configuration before the last edit, and what that edit was called; null when there is none before it. */
export async function readEditBefore({ query }: WorkshopDatabase, id: string): Promise<{ readonly label: string; readonly configuration: Configuration } | null> {
  const edits = await query
    .selectFrom('proposal_edit').innerJoin('proposal', 'proposal.id', 'proposal_edit.proposal_id')
    .select(['label', 'configuration']).where('proposal_id', '=', id).whereRef('number', '<=', 'current_edit').orderBy('number', 'desc').limit(2).execute();
  const [last, before] = edits;
  return last === undefined || before === undefined ? null : { label: last.label, configuration: JSON.parse(before.configuration) as Configuration }; // written by saveEdit after the contract's check
}
