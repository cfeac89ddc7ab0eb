import { z } from 'zod';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { handoffMapSchema } from '../../../shared/contract/schemas/handoff-map.ts';
import { outlineText } from '../../../shared/engine/handoff-map/outline-of-map.ts';
import { MAP_FORMAT, type HandoffMap } from '../../../shared/engine/model/handoff-map.ts';
import type { Handler } from '../handler.ts';
import { issuesInWords } from '../issues-in-words.ts';
import { fileStem } from '../workshop/save-copy.ts';
import { addMap, findMap } from './present-map.ts';

/** How a map file names itself; the format is a number that rises with every change of form. */
const envelope = z.looseObject({ baton: z.literal('handoff-map'), format: z.number().int().min(1) });

export const importMap: Handler<'map.importMap'> = async (context, { text }) => {
  const read = readMapFile(text);
  return read.ok ? addMap(context, read.value, 'Bring in from a file') : read;
};

/** A map out of the text of a file; what is newer or broken is refused with its sentence. */
export function readMapFile(text: string): Reply<HandoffMap> {
  const json = parsed(text);
  const named = envelope.safeParse(json);
  if (!named.success) return fail('unreadableFile', 'This file is not a handoff map of Baton. Choose a file that was saved with "Export, map file".');
  const { baton: _, ...map } = named.data;
  if (named.data.format > MAP_FORMAT) return fail('tooNew', `This map was saved by a newer Baton (form ${named.data.format}; this one reads up to ${MAP_FORMAT}). Update Baton, then bring it in again.`);
  const checked = handoffMapSchema.safeParse(map);
  return checked.success ? ok(checked.data) : fail('unreadableFile', `This map file is damaged: ${issuesInWords(checked.error)} No map was added.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const exportMap: Handler<'map.exportMap'> = async (context, { mapId, format, path }) => {
  const found = await findMap(context, mapId);
  if (!found.ok) return found;
  const { map } = found.value;
  const text = format === 'json' ? `${JSON.stringify({ baton: 'handoff-map', ...map }, null, 1)}\n` : outlineText(map);
  return context.files.deliver(`${fileStem(map.name)}.${format === 'json' ? 'json' : 'txt'}`, new TextEncoder().encode(text), path);
};
