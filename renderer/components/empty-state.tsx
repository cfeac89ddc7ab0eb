import type { JSX, ReactNode } from 'react';

/** Nothing here yet: the frame of the screen drawn in `rule`, one serif sentence, one filled button. */
export function EmptyState({ sentence, detail, action, isHead, frame = 'columns' }: {
  readonly sentence: string;
  readonly detail?: ReactNode;
  readonly action?: ReactNode;
  /** The sentence is the heading of the page, where no finding stands above. */
  readonly isHead?: boolean;
  /** Which frame is drawn behind the sentence. */
  readonly frame?: 'columns' | 'chart' | 'lanes' | 'rows' | 'none';
}): JSX.Element {
  return (
    <div className="empty-state">
      {frame !== 'none' && <svg className="empty-frame" viewBox="0 0 800 400" preserveAspectRatio="none" aria-hidden="true">{FRAMES[frame]}</svg>}
      <div className="empty-words">
        {isHead === true ? <h1 className="statement">{sentence}</h1> : <p className="statement">{sentence}</p>}
        {detail !== undefined && <p className="ink2">{detail}</p>}
        {action}
      </div>
    </div>
  );
}

const rows = [80, 120, 160, 200, 240, 280, 320];
const FRAMES: Record<'columns' | 'chart' | 'lanes' | 'rows', JSX.Element> = {
  columns: <path d="M200 20V380 M620 20V380 M20 80H180 M20 120H180 M20 160H180 M640 80H780 M640 120H780" />,
  chart: <path d={`M60 20V360H780 ${[90, 170, 250, 330, 410, 490, 570, 650, 730].map((x, i) => `M${x} 360V${60 + i * 32}h48V360`).join(' ')}`} />,
  lanes: <path d="M20 20H780V140H20z M20 140H780V260H20z M20 260H780V380H20z M80 60h90v40H80z M260 180h90v40h-90z M440 300h90v40h-90z M170 80h135v100 M350 200h135v100" />,
  rows: <path d={rows.map((y) => `M20 ${y}H780`).join(' ')} />,
};
