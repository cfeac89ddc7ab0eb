import type { OutputOf } from '../../../shared/contract/contract.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { readDocumentLook, writeDocumentLook, type DocumentLookRow } from '../../storage/document-look.ts';
import { touchWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';

/** A logo of 120 × 32 points needs no more; what is larger makes every document larger. */
const MOST_BYTES = 2 * 1024 * 1024;

const present = ({ paper, colour, logo_name }: DocumentLookRow): OutputOf<'agreement.getLook'> => ({ paper, colour, logo: logo_name });

export const getLook: Handler<'agreement.getLook'> = async (context) => ok(present(await readDocumentLook(context.database)));

export const saveLook: Handler<'agreement.saveLook'> = async (context, { paper, colour, logo }) => {
  const seen = await readDocumentLook(context.database);
  const picture = logo === undefined ? ok({ logo_name: seen.logo_name, logo: seen.logo }) : logo === null ? ok({ logo_name: null, logo: null }) : readLogo(logo);
  if (!picture.ok) return picture;
  const next = { paper: paper ?? seen.paper, colour: colour === undefined ? seen.colour : colour, ...picture.value };
  await writeDocumentLook(context.database, next);
  await touchWorkshop(context.database, context.now());
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'agreement' });
  return ok(present(next));
};

/** A JPEG of a size that a page can carry, or the refusal: pictures with transparency and vectors come as JPEG from the window. */
function readLogo({ name, base64 }: { readonly name: string; readonly base64: string }): Reply<Pick<DocumentLookRow, 'logo' | 'logo_name'>> {
  const bytes = Buffer.from(base64, 'base64');
  const start = bytes.subarray(0, 4096).toString('utf8');
  if (bytes.length > MOST_BYTES) return fail('refused', `${name} takes ${Math.round(bytes.length / 1024 / 1024)} MB; a logo may take 2 MB. Save it smaller, a width of 1,000 pixels is plenty, then choose it again.`);
  if (/<svg[\s>]/i.test(start)) {
    const isUnsafe = /<script|\son\w+\s*=|<foreignObject|javascript:/i.test(bytes.toString('utf8'));
    return fail('refused', isUnsafe ? `${name} carries a script, which no document may. Ask for the logo without it, or take a JPEG.` : `${name} is a drawing (SVG). Choose it on the Sign screen, which turns it into a picture, or take a JPEG.`);
  }
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return fail('refused', `${name} is no JPEG. Choose it on the Sign screen, which turns PNG and SVG into one, or save it as JPEG.`);
  return ok({ logo_name: name, logo: new Uint8Array(bytes) });
}
