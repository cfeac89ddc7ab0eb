import { Component, type ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { ErrorNote } from '../components/error-note.tsx';

/** Catches a screen that fell over: says what is safe and gives one way out. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <main className="page-note">
        <ErrorNote
          sentence="This screen could not be drawn."
          safe="Everything that was entered is saved on this laptop."
          action={<Button look="filled" onClick={() => window.location.reload()}>Draw it again</Button>}
        />
      </main>
    );
  }
}
