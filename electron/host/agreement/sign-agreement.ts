import type { Drawing } from '../../../shared/contract/areas/agreement.ts';
import { fail, ok } from '../../../shared/contract/reply.ts';
import { insertSignature, readSignatures } from '../../storage/agreements.ts';
import { readParticipants, touchWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import { findAgreement, presentAgreement } from './present-agreement.ts';

/** A drawing must be more than a slip of the pen: this many points over all strokes. */
const FEWEST_POINTS = 8;

export const signAgreement: Handler<'agreement.signAgreement'> = async (context, input) => {
  const found = await findAgreement(context, input.agreementId);
  if (!found.ok) return found;
  if (found.value.status === 'superseded') return fail('refused', 'A later agreement has replaced this one. Sign that one.');
  const signer = (await readParticipants(context.database)).find((person) => person.id === input.participantId);
  if (signer === undefined) return fail('notFound', 'This person is not among the people of this workshop. Add the person under Prepare.');
  if (!signer.canSign) return fail('refused', `${signer.name} is not marked as a signer. Change that under Prepare, or choose somebody else.`);
  const given = await readSignatures(context.database, input.agreementId);
  if (given.some((signature) => signature.participant_id === signer.id)) return fail('refused', `${signer.name} has signed this agreement already.`);
  if (input.method === 'drawn' && pointsOf(input.drawing) < FEWEST_POINTS) return fail('invalidInput', 'The drawing is too short to be a signature. Draw it again, or type the name.');
  const teams = new Set([...given.map((signature) => signature.team), signer.team]);
  await insertSignature(
    context.database,
    {
      agreement_id: input.agreementId,
      participant_id: signer.id,
      name: signer.name,
      team: signer.team,
      role: signer.role,
      method: input.method,
      drawing: input.method === 'drawn' ? JSON.stringify(input.drawing) : null,
      statement: input.statement,
      at: context.now(),
      device_zone: input.deviceZone,
    },
    teams.has('marketing') && teams.has('sales') ? 'signed' : 'partlySigned',
  );
  await touchWorkshop(context.database, context.now());
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'agreement' });
  const row = await findAgreement(context, input.agreementId);
  return row.ok ? ok(await presentAgreement(context, row.value)) : row;
};

const pointsOf = (drawing: Drawing | null): number => drawing?.strokes.reduce((sum, stroke) => sum + stroke.length, 0) ?? 0;
