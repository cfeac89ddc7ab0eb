import type { JSX } from 'react';
import { BackupsSection } from './backups-section.tsx';
import { DeleteBySection } from './delete-by-section.tsx';
import { ForgetPeople } from './forget-people.tsx';
import { PassphraseSection } from './passphrase-section.tsx';
import { SaveCopySection } from './save-copy-section.tsx';

/** What protects this client's data on this laptop, how long it stays, and how it goes. */
export function PrivacyView(): JSX.Element {
  return (
    <div className="main-column scrolls" tabIndex={0} role="group" aria-label="Privacy and backups">
      <div className="two-columns">
        <div>
          <PassphraseSection />
          <SaveCopySection />
        </div>
        <div>
          <DeleteBySection />
          <ForgetPeople />
          <BackupsSection />
        </div>
      </div>
    </div>
  );
}
