import type { JSX, ReactNode } from 'react';
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
  return (
    <Modal lockScroll={false} opened={isOpen} onClose={onClose} title={title} size={width} centered shadow="none" closeButtonProps={{ 'aria-label': 'Close' }} transitionProps={{ duration: 0 }}>
      <div className="dialog-body">{children}</div>
      {actions !== undefined && <div className="dialog-actions">{actions}</div>}
    </Modal>
  );
}
