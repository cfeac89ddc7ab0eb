import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { Section, SidePanel } from '../../components/side-panel.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useCall, useSend } from '../../state/use-call.ts';
import { HistoryError } from '../history-error.tsx';
import { PopulationConditions } from './population-conditions.tsx';
import { isSameRule, type Population, type PopulationRule } from './population-model.ts';

/** Which leads count nowhere, with the leads that each condition leaves out, and who accepted it. */
export function PopulationView(): JSX.Element {
  const saved = useCall('history.getPopulation', {});
  const isSlow = useIsSlow(saved.data === undefined && saved.error === null);
  if (saved.error !== null) return <div className="pad"><HistoryError error={saved.error} safe="The history itself was not changed." /></div>;
  if (saved.data === undefined) return <div className="pad">{isSlow && <ProgressBar label="Counting who counts" />}</div>;
  if (saved.data === null) return <EmptyState frame="rows" sentence="Who counts is asked once there are leads." />;
  return <Editor saved={saved.data} />;
}

function Editor({ saved }: { readonly saved: Population }): JSX.Element {
  const send = useSend();
  const say = useUi((state) => state.set);
  const [draft, setDraft] = useState<PopulationRule | null>(null);
  const rule = draft ?? saved.rule;
  const tried = useCall('history.getPopulation', draft === null ? {} : { rule: draft });
  const shown = tried.data ?? saved;
  const isChanged = draft !== null && !isSameRule(draft, saved.rule);
  const save = async (next: PopulationRule, acceptedBy: Population['acceptedBy']): Promise<void> => {
    const reply = await send('history.savePopulation', { rule: next, acceptedBy });
    if (!reply.ok) return say({ notice: reply.error.message });
    setDraft(null);
  };
  return (
    <div className="screen-columns">
      <div className="main-column scrolls" tabIndex={0} role="group" aria-label="Who counts">
        <Section>
          <p className="statement population-sentence">{shown.sentence}</p>
          {shown.counts.warnings.length > 0 && <ul className="sentences ink2 population-warnings">{shown.counts.warnings.map((warning) => <li key={warning}>{warning}</li>)}</ul>}
          {isChanged && (
            <div className="population-save">
              <Button look="filled" onClick={() => void save(rule, [])}>Count by this rule</Button>
              <Button onClick={() => setDraft(null)}>Back to the rule that holds</Button>
              <span className="small ink3">Tried, not saved. Every figure follows once it is; both sides accept it anew.</span>
            </div>
          )}
        </Section>
        <PopulationConditions rule={rule} population={shown} isOld={tried.isPlaceholderData} onChange={setDraft} />
      </div>
      <SidePanel label="Accepted by" width={300}>
        <Accepted saved={saved} isChanged={isChanged} onChange={(acceptedBy) => void save(saved.rule, acceptedBy)} />
      </SidePanel>
    </div>
  );
}

const SIDES = [{ team: 'marketing', name: 'Marketing' }, { team: 'sales', name: 'Sales' }] as const;

function Accepted({ saved, isChanged, onChange }: { readonly saved: Population; readonly isChanged: boolean; readonly onChange: (acceptedBy: Population['acceptedBy']) => void }): JSX.Element {
  return (
    <Section title="Accepted by">
      <div className="form-stack">
        {SIDES.map(({ team, name }) => (
          <CheckBox
            key={team} label={<span className={`side side-${team}`}>{name}</span>} isChecked={!isChanged && saved.acceptedBy.includes(team)} isDisabled={isChanged}
            onChange={(isOn) => onChange(isOn ? [...saved.acceptedBy, team] : saved.acceptedBy.filter((one) => one !== team))}
          />
        ))}
        <p className="small ink3">{isChanged ? 'Save the rule first; then both sides look at its counts and accept it.' : 'The sentence is printed with every figure, so that nobody argues about a share of different wholes.'}</p>
      </div>
    </Section>
  );
}
