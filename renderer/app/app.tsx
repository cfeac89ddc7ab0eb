import type { JSX } from 'react';
import { MantineProvider, createTheme } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { HostContext } from '../host/host-context.tsx';
import type { Host } from '../host/host.ts';
import { StartScreen } from '../screens/start/start-screen.tsx';
import { useUi } from '../state/ui-store.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { useAppearance } from './use-appearance.ts';
import { WorkshopFrame } from './workshop-frame.tsx';

const kit = createTheme({ fontFamily: 'var(--sans)', fontFamilyMonospace: 'var(--mono)', defaultRadius: 4, respectReducedMotion: true, cursorType: 'pointer' });

/** What the shells allow styles with; the kit stamps it on the few that it writes. */
const nonce = (): string => document.querySelector<HTMLMetaElement>('meta[name="baton-nonce"]')?.content ?? '';
// The kit's scroll lock (react-remove-scroll) writes a style of its own and asks for its nonce under this name.
Reflect.set(globalThis, '__webpack_nonce__', nonce());

/** The whole window: the start screen, or one workshop at one phase. */
export function App({ host, client }: { readonly host: Host; readonly client: QueryClient }): JSX.Element {
  const theme = useUi((state) => (state.isRoom ? 'light' : state.theme));
  return (
    <MantineProvider theme={kit} forceColorScheme={theme} getStyleNonce={nonce} withGlobalClasses={false}>
      <HostContext value={host}>
        <QueryClientProvider client={client}>
          <Router hook={useHashLocation}>
            <ErrorBoundary>
              <Appearance />
              <Switch>
                <Route path="/w/:workshopId/:phase">{(params) => <WorkshopFrame key={params.workshopId} workshopId={params.workshopId} phase={params.phase} />}</Route>
                <Route><StartScreen /></Route>
              </Switch>
            </ErrorBoundary>
          </Router>
        </QueryClientProvider>
      </HostContext>
    </MantineProvider>
  );
}

function Appearance(): null {
  useAppearance();
  return null;
}
