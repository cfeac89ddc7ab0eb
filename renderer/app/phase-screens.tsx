import { lazy, type ComponentType, type JSX, type LazyExoticComponent } from 'react';
import type { PhaseId } from '../state/phases.ts';

type Loaded = Promise<{ readonly default: ComponentType }>;
type Phase = PhaseId;

/** Each phase is a file of its own, so that the window opens with the code of one screen and not of ten. */
const FILES: Record<Phase, () => Loaded> = {
  prepare: async () => ({ default: (await import('../screens/prepare/prepare-screen.tsx')).PrepareScreen }),
  map: async () => ({ default: (await import('../screens/map/map-screen.tsx')).MapScreen }),
  define: async () => ({ default: (await import('../screens/define/define-screen.tsx')).DefineScreen }),
  score: async () => ({ default: (await import('../screens/score/score-screen.tsx')).ScoreScreen }),
  route: async () => ({ default: (await import('../screens/route/route-screen.tsx')).RouteScreen }),
  promise: async () => ({ default: (await import('../screens/promise/promise-screen.tsx')).PromiseScreen }),
  replay: async () => ({ default: (await import('../screens/replay/replay-screen.tsx')).ReplayScreen }),
  sign: async () => ({ default: (await import('../screens/sign/sign-screen.tsx')).SignScreen }),
  push: async () => ({ default: (await import('../screens/push/push-screen.tsx')).PushScreen }),
  review: async () => ({ default: (await import('../screens/review/review-screen.tsx')).ReviewScreen }),
};

const SCREENS: Record<Phase, LazyExoticComponent<ComponentType>> = {
  prepare: lazy(FILES.prepare), map: lazy(FILES.map), define: lazy(FILES.define), score: lazy(FILES.score), route: lazy(FILES.route),
  promise: lazy(FILES.promise), replay: lazy(FILES.replay), sign: lazy(FILES.sign), push: lazy(FILES.push), review: lazy(FILES.review),
};

/** The screen of a phase. */
export function PhaseScreen({ phase }: { readonly phase: PhaseId }): JSX.Element {
  const Screen = SCREENS[phase];
  return <Screen />;
}

/** Asks for the screen that an address names while the host is still being asked for a session; Prepare where it names none. */
export function fetchFirstScreen(hash: string): void {
  const named = hash.split('/')[3] ?? '';
  // What cannot be fetched now is asked for again when it is shown.
  (Object.hasOwn(FILES, named) ? FILES[named as Phase] : FILES.prepare)().catch(() => undefined); // a key of FILES is a phase
}

/** How long the first screen and its answers have the host to themselves. */
const QUIET_START = 3000;

/** Fetches the other screens while nothing else is to do, so that no phase is waited for. */
export function fetchScreens(): () => void {
  const waiting = Object.values(FILES);
  const next = (): void => {
    const load = waiting.shift();
    // A screen that cannot be fetched now is asked for again when it is opened.
    if (load !== undefined) window.requestIdleCallback(() => void load().then(next, next));
  };
  const timer = window.setTimeout(next, QUIET_START);
  return () => window.clearTimeout(timer);
}
