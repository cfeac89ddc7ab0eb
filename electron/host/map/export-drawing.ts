import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import { fail } from '../../../shared/contract/reply.ts';
import { NO_FIGURES, type MapFigures } from '../../../shared/engine/handoff-map/drawing/map-figures.ts';
import { svgOfShapes } from '../../../shared/engine/handoff-map/drawing/svg-of-shapes.ts';
import { groupBy } from '../../../shared/engine/expressions/group-by.ts';
import { outlineText } from '../../../shared/engine/handoff-map/outline-of-map.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import type { HandoffMap } from '../../../shared/engine/model/handoff-map.ts';
import { listGaps } from '../gap/list-gaps.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { fileStem } from '../workshop/save-copy.ts';
import { drawWithFigures, measureFigures } from './draw-stored-map.ts';
import { findMap } from './present-map.ts';

export const exportDrawing: Handler<'map.exportDrawing'> = async (context, { mapId, format, layer, figures, proposalId, paper, path }) => {
  const found = await findMap(context, mapId);
  if (!found.ok) return found;
  const { map } = found.value;
  const laid = figures !== undefined ? givenFigures(figures) : proposalId === undefined || layer === 'said' ? NO_FIGURES : await figuresOn(context, proposalId, mapId, map);
  const drawn = drawWithFigures(map, layer, laid);
  const name = `${fileStem(map.name)}.${format}`;
  const outline = outlineText(map);
  if (format === 'svg') return context.files.deliver(name, new TextEncoder().encode(svgOfShapes({ ...drawn, title: map.name, description: outline })), path);
  const { savedAt, workshop } = await readWorkshop(context.database);
  const rendered = await context.documents.renderMap({ ...drawn, title: `${map.name}, ${workshop.clientName}`, outline, createdAt: savedAt, paper });
  return rendered.ok ? context.files.deliver(name, rendered.value.bytes, path) : rendered;
};

/** What every PNG begins with. */
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export const exportPicture: Handler<'map.exportPicture'> = async (context, { mapId, png, path }) => {
  const found = await findMap(context, mapId);
  if (!found.ok) return found;
  const bytes = Buffer.from(png, 'base64');
  if (!PNG_SIGNATURE.every((byte, at) => bytes[at] === byte)) return fail('invalidInput', 'This is not a PNG picture. Export the map as a picture from its window.');
  return context.files.deliver(`${fileStem(found.value.map.name)}.png`, new Uint8Array(bytes), path);
};

/** What the history and the gap list lay over the map on a proposal. */
async function figuresOn(context: WorkshopContext, proposalId: string, mapId: string, map: HandoffMap): Promise<MapFigures> {
  const listed = await listGaps(context, { proposalId, mapId, scope: null, jobId: '' });
  return measureFigures(context, { proposalId, map, gaps: listed.ok ? listed.value.gaps : [] });
}

/** What the caller lays over the map. */
const givenFigures = ({ figures, gaps, moment }: NonNullable<ParsedInputOf<'map.exportDrawing'>['figures']>): MapFigures =>
  ({ figures: new Map(figures.map(({ id, ...figure }) => [id, figure])), gaps: groupBy(gaps, ({ id }) => id), moment });
