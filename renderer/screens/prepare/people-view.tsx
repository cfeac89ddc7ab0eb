import type { JSX, ReactNode } from 'react';
import { dayText, plural } from '../../components/figure-text.ts';
import { Finding } from '../../components/finding.tsx';
import { useCall } from '../../state/use-call.ts';
import { WorkshopView } from './workshop-view.tsx';

/** The client and the people in the room, under a sentence that counts them. */
export function PeopleView({ tabs }: { readonly tabs: ReactNode }): JSX.Element {
  const opened = useCall('workshop.getWorkshop', {}).data;
  const people = opened?.participants.length ?? 0;
  return (
    <>
      <Finding
        sentence={opened === undefined ? 'The client and the people in the room.' : people === 0 ? 'Nobody is in the room yet.' : `${plural(people, 'person', 'people')} ${people === 1 ? 'is' : 'are'} in the room.`}
        muted={opened === undefined ? 'Who takes part, and whose day it is.' : `${opened.workshop.clientName}, ${dayText(opened.workshop.startsAt, opened.workshop.zone)}. Times in ${opened.workshop.zone}.`}
        controls={tabs}
      />
      <WorkshopView />
    </>
  );
}
