import type { JSX } from 'react';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import type { PdfExport } from './use-export-pdf.ts';

/** How far the pages of an export are, with Cancel; nothing while none is made, or not for long. */
export function PagesProgress({ pdf: { job, cancel } }: { readonly pdf: Pick<PdfExport, 'job' | 'cancel'> }): JSX.Element | null {
  return useIsSlow(job.isRunning) ? <ProgressBar label={job.label} {...(job.total === 0 ? {} : { done: job.done, total: job.total })} onCancel={cancel} /> : null;
}
