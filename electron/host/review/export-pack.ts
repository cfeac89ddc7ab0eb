import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import type { Review } from '../../../shared/contract/schemas/review.ts';
import { ENGLISH_VOICE } from '../../../shared/format/texts/speak.ts';
import { formatDate } from '../../../shared/format/format-date.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import { fileStem } from '../workshop/save-copy.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { presentReview } from './present-review.ts';
import { reviewCsv, reviewPages } from './review-pages.ts';

export const exportPack: Handler<'review.exportPack'> = async (context, { format, paper, path, ...asked }) => {
  const found = await presentReview(context, asked);
  if (!found.ok) return found;
  if (found.value.kind === 'nothingSigned') return fail('refused', 'Nothing is signed yet, so there is nothing to review. Sign an agreement first.');
  if (found.value.kind === 'noHistorySince') return fail('refused', 'No history reaches beyond the day on which the agreement took effect. Import the newest one under Prepare, or choose an earlier day.');
  const { workshop } = await readWorkshop(context.database);
  const review = found.value;
  const bytes = format === 'pdf' ? await page(context, review, workshop, paper) : ok(new TextEncoder().encode(format === 'csv' ? reviewCsv(review) : `${JSON.stringify(review, null, 2)}\n`));
  return bytes.ok ? context.files.deliver(`Review-${fileStem(workshop.clientName)}-v${review.agreement.version}.${format}`, bytes.value, path) : bytes;
};

async function page(context: WorkshopContext, review: Extract<Review, { kind: 'review' }>, { clientName, zone }: { readonly clientName: string; readonly zone: string }, paper: 'A4' | 'Letter'): Promise<Reply<Uint8Array>> {
  const instants = [review.period.from, review.period.to, review.agreement.signedAt, review.then?.from ?? review.period.from];
  const table = context.zones.tablesFor([zone], Math.min(...instants), Math.max(...instants)).get(zone) ?? fixedZone('UTC', 0);
  const pages = reviewPages(review, { clientName, day: (at) => formatDate(at, table) });
  const made = await context.documents.renderPages({ ...pages, subject: ENGLISH_VOICE.words('reviewed.subject'), createdAt: review.period.to, paper });
  return made.ok ? ok(made.value.bytes) : made;
}
