import type { JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { dayText } from '../../components/figure-text.ts';
import { Reminder } from '../../components/reminder.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';

/** Says at the head of Prepare that the day by which this workshop should be deleted has passed. */
export function PrivacyReminder(): JSX.Element | null {
  const opened = useCall('workshop.getWorkshop', {}).data;
  const { set, prepareView } = useUi();
  if (opened === undefined || !opened.isPastDeleteBy) return null;
  const sentence = `This workshop was to be deleted by ${dayText(opened.deleteBy, opened.workshop.zone)}. Delete it in the list of workshops, or forget its people.`;
  return <Reminder sentence={sentence} action={prepareView === 'workshop' ? undefined : <Button onClick={() => set({ prepareView: 'workshop', peoplePart: 'privacy' })}>Privacy</Button>} />;
}
