import { useState } from 'react';
import type { InputOf } from '../../../shared/contract/contract.ts';
import type { Verdict } from '../../../shared/contract/areas/agreement.ts';
import { useHost } from '../../host/host-context.tsx';
import { useSend } from '../../state/use-call.ts';

export interface PdfCheck {
  readonly isBusy: boolean;
  readonly error: string | null;
  /** The file that was checked last, and what was found. */
  readonly found: { readonly name: string; readonly verdict: Verdict } | null;
  readonly checkFile: (file: File) => Promise<void>;
  /** By the dialog of the system; in a browser the caller opens a picker of its own. */
  readonly choose: () => Promise<'picker' | 'done'>;
}

/** Checks any PDF against this workshop, offline. */
export function useVerifyPdf(): PdfCheck {
  const host = useHost();
  const send = useSend();
  const [state, setState] = useState<Pick<PdfCheck, 'isBusy' | 'error' | 'found'>>({ isBusy: false, error: null, found: null });
  const check = async (input: InputOf<'agreement.verifyPdf'>, name: string): Promise<void> => {
    setState({ isBusy: true, error: null, found: null });
    const reply = await send('agreement.verifyPdf', input);
    setState(reply.ok ? { isBusy: false, error: null, found: { name, verdict: reply.value } } : { isBusy: false, error: reply.error.message, found: null });
  };
  return {
    ...state,
    async checkFile(file) {
      setState({ isBusy: true, error: null, found: null });
      const staged = await host.stageFile(file);
      if (staged.ok) await check({ fileId: staged.value.fileId }, file.name);
      else setState({ isBusy: false, error: staged.error.message, found: null });
    },
    async choose() {
      if (host.shell === 'browser') return 'picker';
      const reply = await host.call('app.choosePath', { purpose: 'open', title: 'Check an agreement', suggestedName: '', extensions: ['pdf'] });
      if (!reply.ok) setState({ isBusy: false, error: reply.error.message, found: null });
      else if (reply.value.path !== null) await check({ path: reply.value.path }, reply.value.path.split(/[\\/]/).at(-1) ?? '');
      return 'done';
    },
  };
}
