import type { JSX, ReactNode } from 'react';
import { dayText, plural } from '../../components/figure-text.ts';
import { Finding } from '../../components/finding.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { PrivacyView } from '../privacy/privacy-view.tsx';
import { WorkshopView } from './workshop-view.tsx';

/** The client and the people in the room, under a sentence that counts them; beside them what protects their data. */
export function PeopleView({ tabs }: { readonly tabs: ReactNode }): JSX.Element {
  const opened = useCall('workshop.getWorkshop', {}).data;
  const people = opened?.participants.length ?? 0;
  const { peoplePart, set } = useUi();
  const isPrivacy = peoplePart === 'privacy' && opened !== undefined;
  return (
    <>
      <Finding
        sentence={opened === undefined ? 'The client and the people in the room.' : isPrivacy ? privacySentence(opened.isProtected) : people === 0 ? 'Nobody is in the room yet.' : `${plural(people, 'person', 'people')} ${people === 1 ? 'is' : 'are'} in the room.`}
        muted={opened === undefined ? 'Who takes part, and whose day it is.' : isPrivacy ? 'What protects this client’s data on this laptop, how long it stays, and how it goes.' : `${opened.workshop.clientName}, ${dayText(opened.workshop.startsAt, opened.workshop.zone)}. Times in ${opened.workshop.zone}.`}
        controls={tabs}
      />
      <div className="health-parts">
        <SegmentedControl label="Which side of the workshop" value={peoplePart} onChange={(next) => set({ peoplePart: next })} segments={[{ value: 'people', label: 'People' }, { value: 'privacy', label: 'Privacy and backups' }]} />
      </div>
      {peoplePart === 'people' ? <WorkshopView /> : <PrivacyView />}
    </>
  );
}

const privacySentence = (isProtected: boolean): string => (isProtected ? 'This workshop is sealed with a passphrase when it is closed.' : 'This workshop has no passphrase.');
