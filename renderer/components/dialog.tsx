import { useEffect, useState, type JSX, type ReactNode } from 'react';
import { Modal } from '@mantine/core';

/** A question that needs an answer before the work goes on. Escape closes it; focus returns to its opener. */
export function Dialog({ title, isOpen, onClose, width = 480, children, actions }: {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly width?: number;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}): JSX.Element {
  useReturnToOpener();
  return (
    <Modal lockScroll={false} opened={isOpen} onClose={onClose} title={title} size={width} centered shadow="none" closeButtonProps={{ 'aria-label': 'Close' }} transitionProps={{ duration: 0 }}>
      <div className="dialog-body">{children}</div>
      {actions !== undefined && <div className="dialog-actions">{actions}</div>}
    </Modal>
  );
}

/** The modal gives focus back when it is closed; one that is taken off the page while it is open does not, so this does. */
function useReturnToOpener(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(() => () => {
    setTimeout(() => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    });
  }, [opener]);
}
