import type { JSX } from 'react';
import { classNames } from '../../components/class-names.ts';
import { countText, decimalText, plural } from '../../components/figure-text.ts';
import { Icon } from '../../components/icon.tsx';
import { OutcomeGlyph, type Outcome } from '../../components/outcome-glyph.tsx';
import { moveOrChoose } from '../../components/table.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useNames } from '../../state/use-names.ts';
import { STATE_WORDS } from '../prepare/target-words.ts';
import type { Flips } from './use-quality.ts';

/** How a lead ended, where it did. */
const ENDS: Readonly<Record<string, Outcome>> = { customer: 'kept', rejected: 'rejected', disqualified: 'rejected' };

/** Whose verdict the last edit changed: those who leave and those who enter, with their score before and after. */
export function FlipList({ flips, isOld, leadId, onChoose }: { readonly flips: Flips; readonly isOld: boolean; readonly leadId: string | null; readonly onChoose: (leadId: string) => void }): JSX.Element {
  const names = useNames();
  const openDrawer = useUi((state) => state.openDrawer);
  const all = flips.gained + flips.lost;
  if (flips.against === '') return <p className="small ink3 flip-counts">Nothing was changed yet. After the next edit the leads stand here whose verdict it changes.</p>;
  if (all === 0) return <p className="small ink3 flip-counts">“{names.sentence(flips.against)}” changed no lead’s verdict.</p>;
  return (
    <div className={isOld ? 'stale' : undefined}>
      <p className="small ink2 flip-counts"><span className="strong">−{countText(flips.lost)} leave</span> <span className="strong">+{countText(flips.gained)} enter</span> <span className="ink3">by “{names.sentence(flips.against)}”</span></p>
      <ul className="pick-list flip-list scrolls" aria-label="Leads that flip">
        {flips.rows.map((row) => (
          <li key={row.leadId}>
            <button
              type="button" className={classNames('pick-row flip-row', row.leadId === leadId && 'row-selected')} aria-pressed={row.leadId === leadId}
              onClick={() => onChoose(row.leadId)} onDoubleClick={() => openDrawer({ kind: 'lead', leadId: row.leadId })} onKeyDown={(event) => moveOrChoose(event, () => onChoose(row.leadId))}
            >
              <Icon name={row.change === 'gained' ? 'plus' : 'minus'} size={12} />
              <span className="pick-name"><span className="visually-hidden">{row.change === 'gained' ? 'enters: ' : 'leaves: '}</span>{names.lead(row.name) || row.leadId}</span>
              <span className="pick-note">{ENDS[row.stage] !== undefined && <OutcomeGlyph outcome={ENDS[row.stage] ?? 'unknown'} word={STATE_WORDS[row.stage] ?? row.stage} />}{[row.company, row.source].filter(Boolean).join(', ')}</span>
              <span className="figures flip-score">{row.before !== null && row.before !== row.after && <><span className="ink3">{decimalText(row.before)}</span> </>}<span className="strong">{row.after === null ? '' : decimalText(row.after)}</span></span>
            </button>
          </li>
        ))}
      </ul>
      {all > flips.rows.length && <p className="small ink3">{plural(all, 'lead')} in all; the {flips.rows.length} nearest to their decision are shown.</p>}
    </div>
  );
}
