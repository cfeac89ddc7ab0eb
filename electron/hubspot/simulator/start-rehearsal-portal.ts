import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createFaultScript, type Fault, type FaultScript } from './fault-script.ts';
import { noRecords, type RehearsalRecords } from './records.ts';
import type { RateLimits } from './rate-limits.ts';
import { createRehearsalApp } from './rehearsal-app.ts';
import { dumpState, type RehearsalState } from './rehearsal-state.ts';

/** A running rehearsal portal. */
export interface RehearsalPortal {
  /** `http://127.0.0.1:` and a port that the system chose. */
  readonly url: string;
  /** Made for this run; needed as bearer on every request. */
  readonly token: string;
  /** What it remembers, to be changed in place behind its back. */
  readonly state: RehearsalState;
  setFaults(faults: readonly Fault[]): void;
  /** What it remembers now, as text for `loadState`. */
  dumpState(): string;
  close(): Promise<void>;
}

/** What to start with; the state is changed in place while the portal runs. */
export interface RehearsalOptions {
  readonly state: RehearsalState;
  readonly now: () => number;
  /** Its records; none unless given. They are not part of what it remembers. */
  readonly records?: RehearsalRecords;
  /** Faults that outlive one run of the portal; without it the portal has a script of its own. */
  readonly faults?: FaultScript;
  /** Other limits than those of a professional portal. */
  readonly limits?: RateLimits;
  readonly onRequest?: (method: string, path: string) => void;
}

/** Start the portal on loopback only. */
export async function startRehearsalPortal({ state, now, onRequest, limits, records = noRecords(), faults = createFaultScript() }: RehearsalOptions): Promise<RehearsalPortal> {
  const token = `rehearsal-${randomBytes(24).toString('hex')}`;
  const app = createRehearsalApp({ state, records, now, token, faults, ...(onRequest === undefined ? {} : { onRequest }), ...(limits === undefined ? {} : { limits }) });
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void listener(request, response));
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    state,
    setFaults: (next) => faults.set(next),
    dumpState: () => dumpState(state),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A request that meets silence would otherwise keep the portal open for ever.
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The rehearsal portal got no port.'));
      else resolve(address.port);
    });
  });
}
