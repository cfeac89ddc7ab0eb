import type { Participant, Team, Workshop } from '../../shared/engine/model/workshop.ts';
import type { Absence } from '../../shared/engine/model/configuration.ts';
import type { WorkshopDatabase } from './workshop-database.ts';

/** The workshop's own row; there is exactly one. */
export async function readWorkshop({ query }: WorkshopDatabase): Promise<{ workshop: Workshop; savedAt: number }> {
  const row = await query.selectFrom('workshop').selectAll().executeTakeFirstOrThrow();
  return {
    workshop: {
      id: row.id,
      title: row.title,
      clientName: row.client_name,
      zone: row.zone,
      currency: row.currency,
      startsAt: row.starts_at,
      currentResponseMinutes: row.current_response_minutes,
    },
    savedAt: row.saved_at,
  };
}

/** Writes the workshop's row, new or changed. */
export async function writeWorkshop({ query }: WorkshopDatabase, workshop: Workshop, savedAt: number): Promise<void> {
  const rest = {
    title: workshop.title,
    client_name: workshop.clientName,
    zone: workshop.zone,
    currency: workshop.currency,
    starts_at: workshop.startsAt,
    current_response_minutes: workshop.currentResponseMinutes,
    saved_at: savedAt,
  };
  await query.insertInto('workshop').values({ id: workshop.id, ...rest }).onConflict((c) => c.column('id').doUpdateSet(rest)).execute();
}

/** UTC ms from which the workshop should be deleted; null when nothing was set. */
export async function readDeleteBy({ query }: WorkshopDatabase): Promise<number | null> {
  return (await query.selectFrom('workshop').select('delete_by').executeTakeFirstOrThrow()).delete_by;
}

/** Sets or clears the delete-by instant. */
export async function writeDeleteBy({ query }: WorkshopDatabase, deleteBy: number | null): Promise<void> {
  await query.updateTable('workshop').set({ delete_by: deleteBy }).execute();
}

/** The name under which the key of this client's pseudonyms is kept; null before the first import without personal data. */
export async function readPseudonymKey({ query }: WorkshopDatabase): Promise<string | null> {
  return (await query.selectFrom('workshop').select('pseudonym_key').executeTakeFirstOrThrow()).pseudonym_key;
}

/** Keeps the key's name, or forgets it. */
export async function writePseudonymKey({ query }: WorkshopDatabase, name: string | null): Promise<void> {
  await query.updateTable('workshop').set({ pseudonym_key: name }).execute();
}

/** Marks the moment of the last change. */
export async function touchWorkshop({ query }: WorkshopDatabase, savedAt: number): Promise<void> {
  await query.updateTable('workshop').set({ saved_at: savedAt }).execute();
}

/** The people in the room, in their order. */
export async function readParticipants({ query }: WorkshopDatabase): Promise<Participant[]> {
  const rows = await query.selectFrom('participant').selectAll().orderBy('position').execute();
  return rows.map((row) => ({ id: row.id, name: row.name, team: row.team as Team, role: row.role, canSign: row.can_sign === 1 })); // team was validated on its way in
}

/** Replaces the list of people. */
export async function writeParticipants({ query }: WorkshopDatabase, participants: readonly Participant[]): Promise<void> {
  await query.transaction().execute(async (tx) => {
    await tx.deleteFrom('participant').execute();
    if (participants.length === 0) return;
    const rows = participants.map((p, position) => ({ id: p.id, position, name: p.name, team: p.team, role: p.role, can_sign: p.canSign ? 1 : 0 }));
    await tx.insertInto('participant').values(rows).execute();
  });
}

/** Who is away when. */
export async function readAbsences({ query }: WorkshopDatabase): Promise<Absence[]> {
  const rows = await query.selectFrom('absence').selectAll().orderBy('starts_at').orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, repId: row.rep_id, from: row.starts_at, to: row.ends_at, ...(row.kind === null ? {} : { kind: row.kind }) }));
}

/** Replaces the list of absences; those that an import brought stay that import's. */
export async function writeAbsences({ query }: WorkshopDatabase, absences: readonly Absence[]): Promise<void> {
  await query.transaction().execute(async (tx) => {
    const imported = await tx.selectFrom('absence').select(['id', 'batch_id']).where('batch_id', 'is not', null).execute();
    const batchOf = new Map(imported.map(({ id, batch_id }) => [id, batch_id]));
    await tx.deleteFrom('absence').execute();
    for (const a of absences) {
      await tx.insertInto('absence').values({ id: a.id, rep_id: a.repId, starts_at: a.from, ends_at: a.to, kind: a.kind ?? null, batch_id: batchOf.get(a.id) ?? null }).execute();
    }
  });
}
