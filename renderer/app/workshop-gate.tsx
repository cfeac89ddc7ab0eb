import { useState, type JSX, type ReactNode } from 'react';
import { UnlockPage } from '../screens/privacy/unlock-page.tsx';
import { passphraseNeed } from '../state/passphrase-need.ts';
import { useCall } from '../state/use-call.ts';
import { useSealOnLeave } from '../state/use-seal-on-leave.ts';

/** Lets a workshop's screens in once it is open; one under a passphrase asks for it first. */
export function WorkshopGate({ workshopId, children }: { readonly workshopId: string; readonly children: ReactNode }): JSX.Element {
  const opened = useCall('workshop.getWorkshop', {});
  const [answered, setAnswered] = useState<string | null>(null);
  const need = opened.error === null ? null : passphraseNeed(opened.error.failure);
  useSealOnLeave(workshopId, opened.data?.isProtected === true && need === null);
  if (need !== null) return <UnlockPage workshopId={workshopId} need={need} />;
  const isAnswered = opened.data !== undefined || opened.error !== null;
  if (isAnswered && answered !== workshopId) setAnswered(workshopId);
  // Once in, always in: screens that ask again after a refusal must not be taken away by their own question.
  if (!isAnswered && answered !== workshopId) return <div className="frame" aria-busy="true" />;
  return <>{children}</>;
}
