import { readOwnAbsences } from '../../storage/imported-staff.ts';
import { listProposals, readProposal } from '../../storage/proposals.ts';
import { readAbsences } from '../../storage/workshop-rows.ts';
import type { WorkshopContext } from '../host-context.ts';
import type { KnownStaff } from '../ports.ts';

/** Everybody in a roster of any proposal, and the absences that an import of this mode leaves. */
export async function knownStaff({ database }: WorkshopContext, mode: 'replace' | 'append'): Promise<KnownStaff> {
  const reps = new Map<string, KnownStaff['reps'][number]>();
  for (const { id } of await listProposals(database)) {
    const proposal = await readProposal(database, id);
    for (const rep of proposal?.configuration.routing.roster ?? []) if (!reps.has(rep.id)) reps.set(rep.id, { id: rep.id, extId: rep.extId, name: rep.name, zone: rep.zone });
  }
  return { reps: [...reps.values()], absences: await (mode === 'append' ? readAbsences(database) : readOwnAbsences(database)) };
}
