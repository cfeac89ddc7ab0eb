import { useEffect, useRef, useState } from 'react';
import { useHost } from '../../host/host-context.tsx';
import { useWorkshopId } from '../../state/workshop-context.tsx';

/** How long edits must rest (ms) before the whole is set again; what they touch shows at once. */
const REST = 600;

/** Pages of a PDF as base64; `numbers` says which of the whole they are, from 1. */
export interface TouchedPages {
  readonly base64: string;
  readonly numbers: readonly number[];
}

export interface Preview {
  /** The very bytes of an export; null before the first. */
  readonly whole: string | null;
  /** What edits have changed since. */
  readonly touched: TouchedPages | null;
  readonly error: string | null;
  /** Somebody cancelled the first one, so there is nothing to show. */
  readonly isCancelled: boolean;
  /** The job of the whole that is being set. */
  readonly jobId: string;
}

const EMPTY: Preview = { whole: null, touched: null, error: null, isCancelled: false, jobId: '' };

/** The pages of a proposal as they would print, kept up with its edits: the newest wins, an older one is cancelled. */
export function usePreview(proposalId: string, version: string): Preview & { readonly again: () => void } {
  const host = useHost();
  const workshopId = useWorkshopId();
  const [asked, setAsked] = useState(0);
  const [state, setState] = useState<Preview>(EMPTY);
  const hasWhole = useRef(false);
  // What else is printed: people, look, history, map, decisions. An edit comes with a version of its own.
  useEffect(() => host.subscribe((event) => {
    if (event.kind === 'changed' && event.area !== 'proposal' && (event.workshopId === null || event.workshopId === workshopId)) setAsked((count) => count + 1);
  }), [host, workshopId]);
  useEffect(() => {
    if (proposalId === '') return undefined;
    let isGone = false;
    const [touchedJob, wholeJob] = [crypto.randomUUID(), crypto.randomUUID()];
    const show = (next: Partial<Preview>): void => { if (!isGone) setState((before) => ({ ...before, ...next })); };
    const showTouched = async (): Promise<void> => {
      const made = await host.call('agreement.previewPdf', { proposalId, only: 'touched', jobId: touchedJob }, workshopId);
      if (made.ok && (made.value.numbers ?? []).length > 0) show({ touched: { base64: made.value.base64, numbers: made.value.numbers ?? [] } });
    };
    const showWhole = async (): Promise<void> => {
      show({ jobId: wholeJob, isCancelled: false });
      const made = await host.call('agreement.previewPdf', { proposalId, jobId: wholeJob }, workshopId);
      hasWhole.current ||= made.ok;
      if (made.ok) show({ whole: made.value.base64, touched: null, error: null, jobId: '' });
      else show(made.error.code === 'cancelled' ? { isCancelled: true, jobId: '' } : { error: made.error.message, jobId: '' });
    };
    if (hasWhole.current) void showTouched();
    const timer = setTimeout(() => void showWhole(), hasWhole.current ? REST : 0);
    return () => {
      isGone = true;
      clearTimeout(timer);
      for (const jobId of [touchedJob, wholeJob]) void host.call('app.cancelJob', { jobId });
    };
  }, [host, workshopId, proposalId, version, asked]);
  return { ...state, again: () => setAsked((count) => count + 1) };
}
