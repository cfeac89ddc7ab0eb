import { Suspense, useDeferredValue, useEffect, type JSX } from 'react';
import { Redirect, useLocation } from 'wouter';
import { ReplayProvider } from '../screens/replay/replay-provider.tsx';
import { PHASES, phasePath } from '../state/phases.ts';
import { ProposalProvider } from '../state/proposal-provider.tsx';
import { useFileDrop } from '../state/use-file-drop.ts';
import { useUi } from '../state/ui-store.ts';
import { WorkshopContext } from '../state/workshop-context.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { LeadDrawer } from './lead-drawer.tsx';
import { Notice } from './notice.tsx';
import { Palette } from './palette.tsx';
import { fetchScreens, PhaseScreen } from './phase-screens.tsx';
import { Rail } from './rail.tsx';
import { ReplayStrip } from './replay-strip.tsx';
import { ShortcutHelp } from './shortcut-help.tsx';
import { TopBar } from './top-bar.tsx';
import { WorkshopGate } from './workshop-gate.tsx';

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
  // The screen that is left stays until the next one is there; it is drawn in slices, while the rail answers at once.
  const shown = useDeferredValue(known);
  useEffect(fetchScreens, []);
  if (known === undefined || shown === undefined) return <Redirect to={phasePath(workshopId, 'prepare')} />;
  return (
    <WorkshopContext value={workshopId}><WorkshopGate workshopId={workshopId}><ProposalProvider><ReplayProvider>
      <div className="frame" {...drop.handlers}>
        <TopBar phase={known} />
        {!isRoom && <Rail phase={known.id} />}
        <main className="screen" id="screen" aria-label={shown.name}>
          <Notice />
          <Suspense><ErrorBoundary key={shown.id}><PhaseScreen phase={shown.id} /></ErrorBoundary></Suspense>
          {drop.isOver && <div className="drop-veil"><p className="statement">Drop the files to import them.</p></div>}
        </main>
        <ReplayStrip />
        {hasDrawer && <LeadDrawer />}
      </div>
      <Palette phase={known.id} />
      <ShortcutHelp />
    </ReplayProvider></ProposalProvider></WorkshopGate></WorkshopContext>
  );
}
