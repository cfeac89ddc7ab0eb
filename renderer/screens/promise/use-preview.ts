import { useEffect, useMemo, useRef, useState } from 'react';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
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

/** The proposal as the host has it (`version`), and as it is edited, before that has reached the host. */
interface Previewed {
  readonly proposalId: string;
  readonly version: string;
  readonly configuration: Configuration | null;
}

/** The pages of a proposal as they would print, kept up with its edits: the newest wins, an older one is cancelled. */
export function usePreview({ proposalId, version, configuration }: Previewed): Preview & { readonly again: () => void } {
  const host = useHost();
  const workshopId = useWorkshopId();
  const [asked, setAsked] = useState(0);
  const [state, setState] = useState<Preview>(EMPTY);
  const hasWhole = useRef(false);
  // What else is printed: people, look, history, map, decisions. An edit comes with a version of its own.
  useEffect(() => host.subscribe((event) => {
    if (event.kind === 'changed' && event.area !== 'proposal' && (event.workshopId === null || event.workshopId === workshopId)) setAsked((count) => count + 1);
  }), [host, workshopId]);
  // By its text: what the host sends back of an edit is the same again.
  const edited = useMemo(() => (configuration === null ? '' : JSON.stringify(configuration)), [configuration]);
  const latest = useRef(configuration);
  latest.current = configuration;
  useEffect(() => {
    if (proposalId === '' || latest.current === null || !hasWhole.current) return undefined;
    let isGone = false;
    const jobId = crypto.randomUUID();
    void host.call('agreement.previewPdf', { proposalId, only: 'touched', configuration: latest.current, jobId }, workshopId).then((made) => {
      if (isGone) return;
      if (!made.ok) {
        if (made.error.code !== 'cancelled') setState((before) => ({ ...before, error: made.error.message }));
        return;
      }
      const { base64, numbers } = made.value;
      setState((before) => ({ ...before, error: null, touched: numbers === null || numbers.length === 0 ? before.touched : { base64, numbers } }));
    });
    return () => {
      isGone = true;
      void host.call('app.cancelJob', { jobId });
    };
  }, [host, workshopId, proposalId, edited]);
  useEffect(() => {
    if (proposalId === '') return undefined;
    let isGone = false;
    const jobId = crypto.randomUUID();
    const show = (next: Partial<Preview>): void => { if (!isGone) setState((before) => ({ ...before, ...next })); };
    const timer = setTimeout(() => {
      show({ jobId, isCancelled: false });
      void host.call('agreement.previewPdf', { proposalId, jobId }, workshopId).then((made) => {
        hasWhole.current ||= made.ok;
        if (made.ok) show({ whole: made.value.base64, touched: null, error: null, jobId: '' });
        else show(made.error.code === 'cancelled' ? { isCancelled: true, jobId: '' } : { error: made.error.message, jobId: '' });
      });
    }, hasWhole.current ? REST : 0);
    return () => {
      isGone = true;
      clearTimeout(timer);
      void host.call('app.cancelJob', { jobId });
    };
  }, [host, workshopId, proposalId, version, asked]);
  return { ...state, again: () => setAsked((count) => count + 1) };
}
