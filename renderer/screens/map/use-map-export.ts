import type { InputOf } from '../../../shared/contract/contract.ts';
import type { Reply } from '../../../shared/contract/reply.ts';
import type { MadeFile } from '../../../shared/contract/schemas/workshop.ts';
import { drawMap } from '../../../shared/engine/handoff-map/drawing/draw-map.ts';
import type { MomentBand } from '../../../shared/engine/handoff-map/drawing/map-figures.ts';
import { layoutMap } from '../../../shared/engine/handoff-map/layout/layout-map.ts';
import { useHost } from '../../host/host-context.tsx';
import type { MapOverlay } from '../../map/map-overlay.ts';
import { pictureOfShapes } from '../../map/picture-of-shapes.ts';
import { choosePath, saveFile } from '../../state/save-file.ts';
import { useUi } from '../../state/ui-store.ts';
import { useSend } from '../../state/use-call.ts';
import { useMapUi } from './map-ui.ts';
import { useBand } from './use-band.ts';
import { useMapOverlay } from './use-map-overlay.ts';
import { useOpenMap } from './use-map.ts';

/** Every way out of the map, each as one entry of a menu. Pictures show the layer that the screen shows. */
export function useMapExport(): readonly { readonly label: string; readonly run: () => void }[] {
  const host = useHost();
  const send = useSend();
  const open = useOpenMap();
  const overlay = useMapOverlay();
  const layer = useMapUi((state) => state.layer);
  const moment = useBand(open, overlay, layer);
  const { map, index, settled } = open;
  const deliver = async (extension: string, make: (mapId: string, place: { readonly path?: string }) => Promise<Reply<MadeFile>>): Promise<void> => {
    const path = await choosePath(host, 'Export the map', `${map.name}.${extension}`);
    if (path === null) return;
    const { id } = await settled();
    const reply = await make(id, path === undefined ? {} : { path });
    if (reply.ok) await saveFile(host, reply.value);
    else useUi.getState().set({ notice: reply.error.message });
  };
  const text = (extension: string, format: 'json' | 'outline') => () => void deliver(extension, (mapId, place) => send('map.exportMap', { mapId, format, ...place }));
  const drawing = (format: 'svg' | 'pdf') => () => void deliver(format, (mapId, place) => send('map.exportDrawing', { mapId, format, layer, figures: figuresOf(overlay, moment), ...place }));
  const picture = async (): Promise<void> => {
    const png = await pictureOfShapes(drawMap(map, index, layoutMap(map), { ...overlay, moment }, layer));
    await deliver('png', (mapId, place) => send('map.exportPicture', { mapId, png, ...place }));
  };
  return [
    { label: 'Picture, PNG', run: () => void picture() },
    { label: 'Drawing, SVG', run: drawing('svg') },
    { label: 'Page, PDF', run: drawing('pdf') },
    { label: 'Outline, text', run: text('txt', 'outline') },
    { label: 'Map file, to bring in elsewhere', run: text('json', 'json') },
  ];
}

/** The overlay and the band that is shown, as a message: what opens leads stays here. */
function figuresOf({ figures, gaps }: MapOverlay, moment: MomentBand | null): NonNullable<InputOf<'map.exportDrawing'>['figures']> {
  return {
    figures: [...figures].map(([id, { text, mark }]) => ({ id, text, mark })),
    gaps: [...gaps].flatMap(([id, badges]) => badges.map(({ ruleId, severity }) => ({ id, ruleId, severity }))),
    moment: moment === null ? null : {
      figure: moment.figure, figureRest: moment.figureRest, mark: moment.mark, notes: [...moment.notes],
      stretches: moment.stretches.map(({ owner, ms, text }) => ({ owner, ms, text })),
      never: moment.never === null ? null : { figure: moment.never.figure, words: moment.never.words, notes: [...moment.never.notes] },
    },
  };
}

