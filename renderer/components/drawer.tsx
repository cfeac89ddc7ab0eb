import type { JSX, ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { Button } from './button.tsx';

/**
 * A sheet over the right side that leaves the work visible and usable. It takes the focus when it opens, Escape
 * closes it, and the focus goes back to where it came from.
 */
export function Drawer({ title, note, width = 420, onClose, onBack, children }: {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly width?: number;
  readonly onClose: () => void;
  /** A step back inside the drawer, from one lead to its list. */
  readonly onBack?: (() => void) | undefined;
  readonly children: ReactNode;
}): JSX.Element {
  const self = useRef<HTMLElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    self.current?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <section
      ref={self} className="drawer" role="dialog" aria-label={typeof title === 'string' ? title : 'Details'} tabIndex={-1} style={{ width }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector(':popover-open') !== null) return; // what lies on top closes first
        event.preventDefault();
        onClose();
      }}
    >
      <div className="drawer-head">
        {onBack !== undefined && <Button look="quiet" icon="arrowLeft" aria-label="Back to the list" onClick={onBack} />}
        <div className="drawer-title">
          <h2 className="heading">{title}</h2>
          {note !== undefined && <p className="small ink3">{note}</p>}
        </div>
        <Button look="quiet" icon="cross" aria-label="Close" onClick={onClose} />
      </div>
      <div className="drawer-body scrolls">{children}</div>
    </section>
  );
}
