import { layoutMap } from '../../shared/engine/handoff-map/layout/layout-map.ts';
import type { HandoffMap } from '../../shared/engine/model/handoff-map.ts';

/** Lays maps out beside the page; answers with the number of the request, so that an older answer is known as such. */
addEventListener('message', ({ data }: MessageEvent<{ readonly number: number; readonly map: HandoffMap; readonly type: number }>) => {
  postMessage({ number: data.number, scene: layoutMap(data.map, data.type) });
});
