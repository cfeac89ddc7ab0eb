import { useState, type JSX } from 'react';
import type { Absence } from '../../../shared/engine/model/configuration.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { plural } from '../../components/figure-text.ts';
import { SelectField } from '../../components/select-field.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCall, usePut, useSend } from '../../state/use-call.ts';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { dayStart, toDayField } from '../zone-fields.ts';

const DAY = 86_400_000;

/** Who is away when. Shared by all proposals and outside the fingerprint, because people fall ill after a signature too. */
export function AbsencesView(): JSX.Element {
  const send = useSend();
  const put = usePut();
  const names = useNames();
  const { configuration } = useProposal();
  const query = useCall('proposal.listAbsences', {});
  const [error, setError] = useState<string | null>(null);
  const absences = query.data ?? [];
  const roster = configuration?.routing.roster ?? [];
  const save = async (next: readonly Absence[]): Promise<void> => {
    put('proposal.listAbsences', {}, [...next]); // at once, so that the next edit, however quick, starts from this one
    const reply = await send('proposal.saveAbsences', { absences: [...next] });
    if (!reply.ok) {
      setError(reply.error.message);
      return void query.refetch();
    }
    setError(null);
    put('proposal.listAbsences', {}, reply.value);
  };
  const set = (next: Absence): void => void save(absences.map((one) => (one.id === next.id ? next : one)));
  const zoneOf = (absence: Absence): string => roster.find((rep) => rep.id === absence.repId)?.zone ?? 'UTC';
  const add = (): void => {
    const zone = roster[0]?.zone ?? 'UTC';
    const from = dayStart(toDayField(Date.now(), zone), zone) ?? Date.now();
    void save([...absences, { id: crypto.randomUUID(), repId: roster[0]?.id ?? '', from, to: from + 5 * DAY }]);
  };
  return (
    <Section title="Away" note={`${plural(absences.length, 'absence')}; shared by all proposals, outside the fingerprint, not undone with Ctrl Z`} actions={<Button icon="plus" disabled={roster.length === 0} onClick={add}>Absence</Button>}>
      {error !== null && <ErrorNote sentence={error} safe="The list is as it was saved last." />}
      {roster.length === 0 && <p className="ink2">Nobody is in the roster yet.</p>}
      {roster.length > 0 && absences.length === 0 && query.data !== undefined && <p className="ink2">Nobody is away. People who are away receive nothing; their turn goes to the others of the pool.</p>}
      <ul className="absences">
        {absences.map((absence) => (
          <li key={absence.id}>
            <SelectField label="Person" hideLabel width={220} value={absence.repId} choices={roster.map((rep) => ({ value: rep.id, label: names.rep(rep.name) }))} onCommit={(repId) => set({ ...absence, repId })} />
            <TextField label="Away from" hideLabel width={150} type="date" value={toDayField(absence.from, zoneOf(absence))} onCommit={(day) => { const from = dayStart(day, zoneOf(absence)); if (from !== null) set({ ...absence, from, to: Math.max(absence.to, from + DAY) }); }} />
            <span className="ink3">until before</span>
            <TextField label="Back on" hideLabel width={150} type="date" value={toDayField(absence.to, zoneOf(absence))} onCommit={(day) => { const to = dayStart(day, zoneOf(absence)); if (to !== null && to > absence.from) set({ ...absence, to }); }} />
            <span className="ink3 small">{plural(Math.round((absence.to - absence.from) / DAY), 'day')}</span>
            <Button look="quiet" icon="trash" aria-label="Remove the absence" onClick={() => void save(absences.filter((one) => one.id !== absence.id))} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
