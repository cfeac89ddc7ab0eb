import { fail, ok } from '../../../shared/contract/reply.ts';
import { insertSignature, readAgreements } from '../../storage/agreements.ts';
import { readParticipants, touchWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import { fitDrawing } from './fit-drawing.ts';
import { aboutAgreement, noteDeed } from './note-deed.ts';
import { plausibleNow } from './plausible-clock.ts';
import { findAgreement, presentAgreement } from './present-agreement.ts';

export const signAgreement: Handler<'agreement.signAgreement'> = async (context, input) => {
  const found = await findAgreement(context, input.agreementId);
  if (!found.ok) return found;
  if (found.value.status === 'superseded') return fail('refused', 'A later agreement has replaced this one. Sign that one.');
  const signer = (await readParticipants(context.database)).find((person) => person.id === input.participantId);
  if (signer === undefined) return fail('notFound', 'This person is not among the people of this workshop. Add the person under Prepare.');
  if (!signer.canSign) return fail('refused', `${signer.name} is not marked as a signer. Change that under Prepare, or choose somebody else.`);
  if (signer.name.trim() === '') return fail('refused', 'This signer has no name, so nobody could tell whose signature it is. Write the name under Prepare, then sign.');
  const now = plausibleNow(context.now());
  if (!now.ok) return now;
  const later = (await readAgreements(context.database)).find(({ version, status }) => version > found.value.version && status === 'signed');
  if (later !== undefined) return fail('refused', `Version ${later.version} is signed already and replaces this one. Freeze the proposal again to agree on something new.`);
  const drawing = input.method === 'drawn' && input.drawing !== null ? fitDrawing(input.drawing) : null;
  if (input.method === 'drawn' && drawing === null) return fail('invalidInput', 'The drawing is too short to be a signature. Draw it again, or type the name.');
  const { name, team, role } = signer;
  const isNew = await insertSignature(
    context.database,
    {
      agreement_id: input.agreementId,
      participant_id: signer.id,
      name,
      team,
      role,
      method: input.method,
      drawing: drawing === null ? null : JSON.stringify(drawing),
      statement: input.statement,
      at: now.value,
      device_zone: input.deviceZone,
    },
    statusOf,
  );
  if (!isNew) return fail('refused', `${name} has signed this agreement already.`);
  await noteDeed(context, name, `signed, ${input.method}`, aboutAgreement(found.value.version, found.value.config_hash));
  await touchWorkshop(context.database, context.now());
  await context.library.backUp(context.workshopId, 'signature'); // its trouble stands with the backups; the signature is given all the same
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'agreement' });
  const row = await findAgreement(context, input.agreementId);
  return row.ok ? ok(await presentAgreement(context, row.value)) : row;
};

/** Complete when marketing and sales have one signer each. */
const statusOf = (teams: ReadonlySet<string>): 'signed' | 'partlySigned' => (teams.has('marketing') && teams.has('sales') ? 'signed' : 'partlySigned');
