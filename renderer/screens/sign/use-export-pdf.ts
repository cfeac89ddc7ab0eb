import { useState } from 'react';
import type { InputOf } from '../../../shared/contract/contract.ts';
import { plural } from '../../components/figure-text.ts';
import { useHost } from '../../host/host-context.tsx';
import { choosePath, saveFile } from '../../state/save-file.ts';
import { useCall, useSend } from '../../state/use-call.ts';
import { useJob, type JobState } from '../../state/use-job.ts';
import { useProposal } from '../../state/use-proposal.ts';

const ENDINGS = { json: '.json', schema: '.schema.json', markdown: '.md', html: '.html' } as const;

export interface PdfExport {
  readonly isBusy: boolean;
  /** How far the pages of an agreement are, and how to stop. */
  readonly job: JobState;
  readonly cancel: () => void;
  readonly error: string | null;
  /** What was made last, in words; null before the first. */
  readonly made: string | null;
  readonly exportDraft: () => Promise<void>;
  /** The agreement, or the proposal as it stands, for other tools. */
  readonly exportText: (format: InputOf<'agreement.exportText'>['format'], agreementId: string | null) => Promise<void>;
  readonly exportSheet: (sheet: InputOf<'agreement.exportSummary'>['sheet'], agreementId: string | null) => Promise<void>;
  readonly exportAgreement: (agreementId: string, version: number) => Promise<void>;
}

/** Makes the SLA as PDF and hands it over: as a download in a browser, to a chosen place in the desktop app. */
export function useExportPdf(): PdfExport {
  const host = useHost();
  const send = useSend();
  const { job, run, cancel } = useJob();
  const { settled } = useProposal();
  const client = useCall('workshop.getWorkshop', {}).data?.workshop.clientName ?? 'Client';
  const [state, setState] = useState<Pick<PdfExport, 'isBusy' | 'error' | 'made'>>({ isBusy: false, error: null, made: null });
  const make = async (input: InputOf<'agreement.exportPdf'>, name: string): Promise<void> => {
    const path = await choosePath(host, 'Save the agreement', name);
    if (path === null) return;
    setState({ isBusy: true, error: null, made: null });
    const reply = await run('agreement.exportPdf', path === undefined ? input : { ...input, path }, 'Setting the pages');
    if (!reply.ok) return setState({ isBusy: false, error: reply.error.code === 'cancelled' ? null : reply.error.message, made: null });
    await saveFile(host, reply.value);
    setState({ isBusy: false, error: null, made: `${reply.value.name}, ${plural(reply.value.pages, 'page')}, fingerprint ${reply.value.fingerprint}.` });
  };
  return {
    ...state,
    job,
    cancel,
    exportDraft: async () => {
      const proposal = await settled();
      if (proposal !== null) await make({ proposalId: proposal.id }, `SLA ${client} draft.pdf`);
    },
    exportSheet: async (sheet, agreementId) => {
      const proposal = await settled();
      const subject = agreementId !== null ? { agreementId } : proposal === null ? {} : { proposalId: proposal.id };
      const path = await choosePath(host, 'Save the sheet', `${sheet === 'sponsor' ? 'Sponsor' : 'Reps'} ${client}.pdf`);
      if (path === null) return;
      setState({ isBusy: true, error: null, made: null });
      const reply = await send('agreement.exportSummary', { ...subject, sheet, ...(path === undefined ? {} : { path }) });
      if (reply.ok) await saveFile(host, reply.value);
      setState(reply.ok ? { isBusy: false, error: null, made: `${reply.value.name}, ${plural(reply.value.pages, 'page')}.` } : { isBusy: false, error: reply.error.message, made: null });
    },
    exportText: async (format, agreementId) => {
      const proposal = await settled();
      const subject = agreementId !== null ? { agreementId } : proposal === null ? {} : { proposalId: proposal.id };
      const path = await choosePath(host, 'Save the text', `SLA ${client}${ENDINGS[format]}`);
      if (path === null) return;
      setState({ isBusy: true, error: null, made: null });
      const reply = await send('agreement.exportText', { ...subject, format, ...(path === undefined ? {} : { path }) });
      if (reply.ok) await saveFile(host, reply.value);
      setState(reply.ok ? { isBusy: false, error: null, made: `${reply.value.name}.` } : { isBusy: false, error: reply.error.message, made: null });
    },
    exportAgreement: (agreementId, version) => make({ agreementId }, `SLA ${client} version ${version}.pdf`),
  };
}
