import type { JSX } from 'react';
import type { ReplaySummary } from '../../shared/contract/areas/replay.ts';
import type { Figure } from '../../shared/engine/model/honesty.ts';
import { figureParts, intervalText, valueParts } from '../charts/figure-parts.ts';
import { classNames } from '../components/class-names.ts';
import { HonestyMark } from '../components/honesty-mark.tsx';
import { useUi } from '../state/ui-store.ts';

type Cell = ReplaySummary['strip'][number];

const ARM_WORDS = { actual: 'actual', judged: 'actual, judged by the proposed SLA', proposed: 'proposed', preview: 'proposed, a preview until the replay has answered' } as const;
const WHY_NOT = {
  actual: 'The history does not record what this figure needs.',
  judged: 'The proposed SLA judges touches; this figure does not depend on them, so there is nothing to judge.',
  proposed: 'How other people would have answered leads that they never had is not in any history.',
  preview: 'It is known when the replay has answered.',
} as const;

export interface CellProps {
  readonly cell: Cell;
  /** A newer answer is on its way. */
  readonly isOld: boolean;
  /** The proposed figure is of what is shown already, before the replay has said the rest. */
  readonly isPreview?: boolean;
}

/** One figure of the strip in its three columns, each with its own mark: what was observed stands beside what is deterministic. Under them a track with a tick for each. */
export function StripCell({ cell, isOld, isPreview = false }: CellProps): JSX.Element {
  const interval = [cell.judged, cell.proposed, cell.actual].find((figure) => figure !== null && figure.low !== null) ?? null;
  const unit = (cell.proposed ?? cell.actual ?? cell.judged)?.unit ?? 'count';
  const sub = isPreview ? 'preview' : cell.limit !== null ? `capacity ${valueParts(cell.limit, unit).text}` : interval === null ? '' : intervalText(interval);
  return (
    <div className={classNames('strip-cell', isOld && 'stale')} role="group" aria-label={cell.label}>
      <div className="strip-label">
        <span>{cell.label}</span>
        <span className="strip-sub">{sub}</span>
      </div>
      <div className="strip-figures">
        <StripFigure figure={cell.actual} arm="actual" label={cell.label} />
        <StripFigure figure={cell.judged} arm="judged" label={cell.label} />
        <StripFigure figure={cell.proposed} arm={isPreview ? 'preview' : 'proposed'} label={cell.label} />
      </div>
      <Track cell={cell} />
    </div>
  );
}

function StripFigure({ figure, arm, label }: { readonly figure: Figure | null; readonly arm: keyof typeof ARM_WORDS; readonly label: string }): JSX.Element {
  const openDrawer = useUi((state) => state.openDrawer);
  if (figure === null || figure.honesty === 'notKnowable' || figure.value === null) {
    return (
      <span className="strip-column">
        <span className="strip-figure strip-unknown" aria-hidden="true">–</span>
        <HonestyMark kind="notKnowable" reason={figure?.reason ?? WHY_NOT[arm]} about={`${label}, ${ARM_WORDS[arm]}`} />
      </span>
    );
  }
  const { digits, unit, text } = figureParts(figure);
  const words = `${label}, ${ARM_WORDS[arm]}: ${text}`;
  const inner = <>{digits}{unit !== '' && <small>{unit}</small>}</>;
  return (
    <span className="strip-column">
      {figure.leads === 0 || arm === 'preview' ? <span className={`strip-figure strip-${arm}`} title={words}>{inner}</span> : (
        <button
          type="button" className={`strip-figure strip-${arm}`} title={`${words}. Opens the leads behind it.`} aria-label={`${words}, open leads`}
          onClick={() => openDrawer({ kind: 'figure', figureId: figure.id, title: label, note: ARM_WORDS[arm] })}
        >
          {inner}
        </button>
      )}
      <HonestyMark kind={figure.honesty} reason={figure.reason} about={`${label}, ${ARM_WORDS[arm]}`} />
    </span>
  );
}

/** Grey tick actual, hollow tick judged, black tick proposed, dotted line the limit. */
function Track({ cell }: { readonly cell: Cell }): JSX.Element {
  const values = [cell.actual?.value, cell.judged?.value, cell.proposed?.value, cell.limit].filter((value): value is number => value != null);
  const unit = (cell.proposed ?? cell.actual ?? cell.judged)?.unit;
  const top = unit === 'share' || unit === 'gini' ? 1 : Math.max(1, ...values) * 1.15;
  const x = (value: number): string => `${Math.min(100, Math.max(0, (value / top) * 100))}%`;
  const spread = cell.judged?.low != null ? cell.judged : cell.proposed?.low != null ? cell.proposed : null;
  return (
    <svg className="strip-track" aria-hidden="true" preserveAspectRatio="none">
      <line x1="0" x2="100%" y1="50%" y2="50%" className="track-line" />
      {spread?.low != null && spread.high != null && <line x1={x(spread.low)} x2={x(spread.high)} y1="50%" y2="50%" className="track-interval" />}
      {cell.limit !== null && <line x1={x(cell.limit)} x2={x(cell.limit)} y1="0" y2="100%" className="track-limit" />}
      {cell.actual?.value != null && <line x1={x(cell.actual.value)} x2={x(cell.actual.value)} y1="10%" y2="90%" className="track-actual" />}
      {cell.judged?.value != null && <line x1={x(cell.judged.value)} x2={x(cell.judged.value)} y1="10%" y2="90%" className="track-judged" />}
      {cell.proposed?.value != null && <line x1={x(cell.proposed.value)} x2={x(cell.proposed.value)} y1="10%" y2="90%" className="track-proposed" />}
    </svg>
  );
}
