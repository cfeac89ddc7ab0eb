import type { JSX } from 'react';
import { BatonMark } from './baton-mark.tsx';

/** Shown when the address carries no valid ticket: what happened, and what to do. */
export function NoSessionPage(): JSX.Element {
  return (
    <main className="page-note">
      <BatonMark />
      <h1 className="statement">This address was already used, or it is not complete.</h1>
      <p className="ink2">Each start of Baton prints an address that opens once. Go to the window where Baton was started, copy the newest address whole, and open it here. If that window is closed, start Baton again with <span className="mono">npm start</span>.</p>
      <p className="ink3">Nothing is lost: every workshop is on this laptop.</p>
    </main>
  );
}
