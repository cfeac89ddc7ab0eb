import { useMemo } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { EMPTY_OVERLAY, type MapOverlay } from '../../map/map-overlay.ts';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { useMapUi } from '../map/map-ui.ts';
import { useGapUi } from './gap-ui.ts';
import { overlayOf } from './overlay-of-measured.ts';
import { useGapList, useGround } from './use-gaps.ts';

/** The name under which laying the history over the map can be cancelled. */
export const COMPARING_JOB = 'compared-map';

/** The open map beside the history; asked for once by everybody who shows it. */
export function useComparison() {
  const { proposalId, isReady, version, scope, mapId } = useGround();
  return useCall('discovery.compareMap', { proposalId, scope, mapId: mapId ?? '', jobId: COMPARING_JOB }, { enabled: isReady && mapId !== null, version });
}

/** The same once it is known; undefined before. */
export function useComparedMap(): OutputOf<'discovery.compareMap'> | undefined {
  const query = useComparison();
  return query.error === null ? query.data : undefined;
}

/** The name under which the measuring can be cancelled. */
export const HANDOFF_JOB = 'measured-handoff';

/** The handoff that really was; asked for once by everybody who shows it. */
export function useHandoff() {
  const { proposalId, isReady, version, scope } = useGround();
  return useCall('discovery.getHandoff', { proposalId, scope, jobId: HANDOFF_JOB }, { enabled: isReady, version });
}

/** What the history and the gap list lay over the open map; figures open leads, badges open the gap. */
export function useMeasuredOverlay(): MapOverlay {
  const { scope } = useGround();
  const compared = useComparedMap();
  const handoff = useHandoff();
  const gaps = useGapList().data?.gaps;
  const leastPercent = useGapUi((state) => state.leastPercent);
  const openDrawer = useUi((state) => state.openDrawer);
  return useMemo(() => {
    if (compared === undefined && gaps === undefined) return EMPTY_OVERLAY;
    const openLeads = (set: string, note: string): void => openDrawer({ kind: 'gap', set, scope, title: 'Measured handoff', note });
    const openGap = (ruleId: string): void => {
      useGapUi.setState({ ruleId });
      useMapUi.setState({ panelId: 'gaps' });
    };
    return overlayOf({ compared, handoff: handoff.error === null ? handoff.data : undefined, gaps: gaps ?? [], leastShare: leastPercent / 100 }, { openLeads, openGap });
  }, [compared, handoff.data, handoff.error, gaps, leastPercent, scope, openDrawer]);
}
