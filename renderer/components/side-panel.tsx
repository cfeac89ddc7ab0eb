import type { JSX, ReactNode } from 'react';

/** A column beside the work, 300 to 400 px wide, divided by a line and not by a card. */
export function SidePanel({ label, side = 'right', width = 320, children }: {
  readonly label: string;
  readonly side?: 'left' | 'right';
  readonly width?: number;
  readonly children: ReactNode;
}): JSX.Element {
  return <aside className={`side-panel side-panel-${side} scrolls`} aria-label={label} style={{ width }} tabIndex={0}>{children}</aside>;
}

/** One part of a panel or screen, under a small heading, divided from the next by a line. */
export function Section({ title, note, actions, children }: {
  readonly title?: ReactNode;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <section className="section">
      {(title !== undefined || actions !== undefined) && (
        <div className="section-head">
          {title !== undefined && <h2 className="heading">{title}</h2>}
          {note !== undefined && <span className="section-note">{note}</span>}
          {actions !== undefined && <span className="section-actions">{actions}</span>}
        </div>
      )}
      {children}
    </section>
  );
}
