import { useEffect, useMemo, useRef, useState } from 'react';
import { layoutMap } from '../../shared/engine/handoff-map/layout/layout-map.ts';
import type { MapScene } from '../../shared/engine/handoff-map/layout/scene.ts';
import type { HandoffMap } from '../../shared/engine/model/handoff-map.ts';

/** Up to so many steps a layout takes less than the message to a worker: it is done at once, and a key shows within its frame. */
const AT_ONCE = 40;

/** A scene and the map that it was made of, so that what is drawn always fits together. */
export interface DrawnMap {
  readonly map: HandoffMap;
  readonly scene: MapScene;
}

/** The layout of a map with letters of a size: at once for a small one, in a worker for a larger one, with the last drawing shown until it is done. Null before the first. */
export function useScene(map: HandoffMap, type: number): DrawnMap | null {
  const isSmall = map.steps.length <= AT_ONCE;
  const atOnce = useMemo(() => (isSmall ? { map, scene: layoutMap(map, type) } : null), [isSmall, map, type]);
  const fromWorker = useWorkerScene(map, type, !isSmall);
  return atOnce ?? fromWorker;
}

function useWorkerScene(map: HandoffMap, type: number, isOn: boolean): DrawnMap | null {
  const [drawn, setDrawn] = useState<DrawnMap | null>(null);
  const worker = useRef<Worker | null>(null);
  const number = useRef(0);
  useEffect(() => () => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => {
    if (!isOn) return;
    number.current += 1;
    const asked = number.current;
    const show = (scene: MapScene): void => {
      if (asked === number.current) setDrawn({ map, scene });
    };
    worker.current ??= startWorker();
    if (worker.current === null) return show(layoutMap(map, type));
    worker.current.onmessage = ({ data }: MessageEvent<{ readonly number: number; readonly scene: MapScene }>) => {
      if (data.number === number.current) show(data.scene);
    };
    worker.current.onerror = () => show(layoutMap(map, type)); // where no worker can start, the page does it
    worker.current.postMessage({ number: asked, map, type });
  }, [map, type, isOn]);
  return isOn ? drawn : null;
}

function startWorker(): Worker | null {
  try {
    return new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return null;
  }
}
