import { useState, type JSX } from 'react';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { Button } from '../../../components/button.tsx';
import { dayText } from '../../../components/figure-text.ts';
import { Section } from '../../../components/side-panel.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useCall, useSend } from '../../../state/use-call.ts';
import { useProposal } from '../../../state/use-proposal.ts';
import { dayEnd, dayStart, toDayField } from '../../zone-fields.ts';
import { PartBody } from './part-body.tsx';
import { SplitTable } from './split-table.tsx';

type Settings = OutputOf<'evidence.getSettings'>['settings'];
type Period = NonNullable<Settings['period']>;
/** The last second of a day that a field names by its last minute. */
const A_MINUTE = 59_999;

/** Which part of the history counts, and whether thresholds are judged on data that did not choose them. */
export function PeriodPart(): JSX.Element {
  const { proposal, version } = useProposal();
  const query = useCall('evidence.judgeSplit', { proposalId: proposal?.id ?? '' }, { enabled: proposal !== null, version });
  return <PartBody label="Period" query={query}>{(split) => <><Chooser /><SplitTable split={split} isOld={query.isPlaceholderData} /></>}</PartBody>;
}

function Chooser(): JSX.Element {
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const health = useCall('history.getHealth', {}).data;
  const settings = useCall('evidence.getSettings', {}).data?.settings;
  const send = useSend();
  const [error, setError] = useState<string | null>(null);
  if (settings === undefined || health?.from == null || health.to === null) return <></>;
  const { period, tunedUntil } = settings;
  const whole: Period = { from: health.from, to: health.to };
  const save = async (next: Partial<Pick<Settings, 'period' | 'tunedUntil'>>): Promise<void> => {
    const reply = await send('evidence.saveSettings', next);
    setError(reply.ok ? null : reply.error.message);
  };
  const end = (instant: number | null, also: keyof Period): void => void save({ period: instant === null ? null : { ...(period ?? whole), [also]: instant } });
  const lastOf = (day: string): number | null => {
    const minute = dayEnd(day, zone);
    return minute === null ? null : minute + A_MINUTE;
  };
  const shown = period ?? whole;
  return (
    <>
      <Section title="Handoffs that count" note={period === null ? 'all of the history' : 'in the strip, Replay, Promise and Sign; Score, the checks and load of Route, and gaps look at all of it'}>
        <div className="evidence-tools">
          <TextField label="From" type="date" width={160} value={toDayField(shown.from, zone)} onCommit={(day) => end(dayStart(day, zone), 'from')} />
          <TextField label="To" type="date" width={160} value={toDayField(shown.to, zone)} onCommit={(day) => end(lastOf(day), 'to')} />
          <Button disabled={period === null} onClick={() => void save({ period: null })}>Whole history</Button>
          {tunedUntil !== null && <Button onClick={() => void save({ period: { from: tunedUntil, to: whole.to } })}>Only what was held out</Button>}
        </div>
        {period !== null && <p className="small ink2">What lies before builds scores, turns and caps, and counts in no figure; what lies after is not known.</p>}
        {error !== null && <p className="field-error" role="alert">{error}</p>}
      </Section>
      <Section title="What thresholds were chosen on" note={tunedUntil === null ? 'on all of it: every figure of it is in-sample' : `on what lies before ${dayText(tunedUntil, zone)}; the rest is held out`}>
        <div className="evidence-tools">
          <TextField label="Chosen on data before" type="date" width={180} value={tunedUntil === null ? '' : toDayField(tunedUntil, zone)} onCommit={(day) => void save({ tunedUntil: dayStart(day, zone) })} />
          <Button disabled={tunedUntil === null} onClick={() => void save({ tunedUntil: null })}>On all of it</Button>
        </div>
      </Section>
    </>
  );
}
