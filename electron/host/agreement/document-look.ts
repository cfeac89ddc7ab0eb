import { readFile } from 'node:fs/promises';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { readDocumentLook, writeDocumentLook, type DocumentLookRow } from '../../storage/document-look.ts';
import { touchWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';

/** A logo of 120 × 32 points needs no more; what is larger makes every document larger. */
const MOST_BYTES = 2 * 1024 * 1024;

const present = ({ paper, colour, logo_name }: DocumentLookRow): OutputOf<'agreement.getLook'> => ({ paper, colour, logo: logo_name });

export const getLook: Handler<'agreement.getLook'> = async (context) => ok(present(await readDocumentLook(context.database)));

export const saveLook: Handler<'agreement.saveLook'> = async (context, { paper, colour, logo }) => {
  const seen = await readDocumentLook(context.database);
  const picture = logo === undefined ? ok({ logo_name: seen.logo_name, logo: seen.logo }) : logo === null ? ok({ logo_name: null, logo: null }) : await readLogo(context, logo);
  if (!picture.ok) return picture;
  const next = { paper: paper ?? seen.paper, colour: colour === undefined ? seen.colour : colour, ...picture.value };
  await writeDocumentLook(context.database, next);
  await touchWorkshop(context.database, context.now());
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'agreement' });
  return ok(present(next));
};

type Logo = Pick<DocumentLookRow, 'logo' | 'logo_name'>;

/** A logo by its bytes or from its file, which is not read when it is far too large. */
async function readLogo(context: WorkshopContext, logo: { readonly name: string; readonly base64: string } | { readonly path: string }): Promise<Reply<Logo>> {
  if ('base64' in logo) return judgeLogo(context, logo.name, Buffer.from(logo.base64, 'base64'));
  const staged = await context.files.stagePath(logo.path);
  if (!staged.ok) return staged;
  const { name, bytes } = staged.value;
  if (bytes > MOST_BYTES) return tooLarge(name, bytes);
  const content = await readFile(logo.path).catch(() => null);
  return content === null ? fail('unreadableFile', `${name} could not be read. Check that it still exists and is not open elsewhere, then name it again.`) : judgeLogo(context, name, content);
}

const tooLarge = (name: string, bytes: number): Reply<Logo> => fail('refused', `${name} takes ${Math.round(bytes / 1024 / 1024)} MB; a logo may take 2 MB. Save it smaller, a width of 1,000 pixels is plenty, then choose it again.`);

/** A picture that a page can carry, or the refusal: a JPEG, or a PNG, set on white where something shines through. */
async function judgeLogo({ documents }: Pick<WorkshopContext, 'documents'>, name: string, bytes: Buffer): Promise<Reply<Logo>> {
  const start = bytes.subarray(0, 4096).toString('utf8');
  if (bytes.length > MOST_BYTES) return tooLarge(name, bytes.length);
  if (/<svg[\s>]/i.test(start)) {
    const isUnsafe = /<script|\son\w+\s*=|<foreignObject|javascript:/i.test(bytes.toString('utf8'));
    return fail('refused', isUnsafe ? `${name} carries a script, which no document may. Ask for the logo without it, or take a JPEG.` : `${name} is a drawing (SVG). Choose it on the Sign screen, which turns it into a picture, or take a JPEG.`);
  }
  if (bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) {
    const plain = await documents.flattenPng(bytes);
    if (plain === null) return fail('refused', `${name} is a PNG that cannot be read to its end, or one of more than 25 million pixels. Save it anew, a width of 1,000 pixels is plenty, then choose it again.`);
    return ok({ logo_name: name, logo: plain });
  }
  const isJpeg = bytes.length >= 4 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
  return isJpeg ? ok({ logo_name: name, logo: new Uint8Array(bytes) }) : fail('refused', `${name} is no JPEG or PNG. Choose it on the Sign screen, which turns SVG into a picture, or save it as JPEG.`);
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
