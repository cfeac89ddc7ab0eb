import type { JSX } from 'react';
import { Redirect, useLocation } from 'wouter';
import { DefineScreen } from '../screens/define/define-screen.tsx';
import { PrepareScreen } from '../screens/prepare/prepare-screen.tsx';
import { PromiseScreen } from '../screens/promise/promise-screen.tsx';
import { PushScreen } from '../screens/push/push-screen.tsx';
import { ReplayScreen } from '../screens/replay/replay-screen.tsx';
import { RouteScreen } from '../screens/route/route-screen.tsx';
import { ScoreScreen } from '../screens/score/score-screen.tsx';
import { SignScreen } from '../screens/sign/sign-screen.tsx';
import { PHASES, phasePath, type PhaseId } from '../state/phases.ts';
import { useFileDrop } from '../state/use-file-drop.ts';
import { useUi } from '../state/ui-store.ts';
import { WorkshopContext } from '../state/workshop-context.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { LaterScreen } from './later-screen.tsx';
import { LeadDrawer } from './lead-drawer.tsx';
import { Notice } from './notice.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { ReplayStrip } from './replay-strip.tsx';
import { ShortcutHelp } from './shortcut-help.tsx';
import { TopBar } from './top-bar.tsx';
import { WorkshopGate } from './workshop-gate.tsx';

const SCREENS: Record<PhaseId, () => JSX.Element> = {
  prepare: PrepareScreen, map: () => <LaterScreen phase="map" />, define: DefineScreen, score: ScoreScreen, route: RouteScreen,
  promise: PromiseScreen, replay: ReplayScreen, sign: SignScreen, push: PushScreen, review: () => <LaterScreen phase="review" />,
};

/** One workshop: top bar, the phases at the left, the screen, the replay strip under all of them. */
export function WorkshopFrame({ workshopId, phase }: { readonly workshopId: string; readonly phase: string }): JSX.Element {
  const isRoom = useUi((state) => state.isRoom);
  const hasDrawer = useUi((state) => state.drawer.length > 0);
  const [, go] = useLocation();
  const set = useUi((state) => state.set);
  const drop = useFileDrop((files) => {
    set({ waitingFiles: files.toSorted((a, b) => a.size - b.size) });
    go(phasePath(workshopId, 'prepare'));
  });
  const known = PHASES.find((one) => one.id === phase);
  if (known === undefined) return <Redirect to={phasePath(workshopId, 'prepare')} />;
  const Screen = SCREENS[known.id];
  return (
    <WorkshopContext value={workshopId}><WorkshopGate workshopId={workshopId}>
      <div className="frame" {...drop.handlers}>
        <TopBar phase={known} />
        {!isRoom && <Rail phase={known.id} />}
        <main className="screen" id="screen" aria-label={known.name}>
          <Notice />
          <ErrorBoundary key={known.id}><Screen /></ErrorBoundary>
          {drop.isOver && <div className="drop-veil"><p className="statement">Drop the files to import them.</p></div>}
        </main>
        <ReplayStrip />
        {hasDrawer && <LeadDrawer />}
      </div>
      <Palette phase={known.id} />
      <ShortcutHelp />
    </WorkshopGate></WorkshopContext>
  );
}
