import { useState, type JSX, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Participant } from '../../../shared/engine/model/workshop.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Finding } from '../../components/finding.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { Section } from '../../components/side-panel.tsx';
import { phasePath } from '../../state/phases.ts';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import type { Round } from './blind-words.ts';
import { CaseDraw } from './case-draw.tsx';
import { choiceNote, firstChoice, ratersOf, type RaterChoice } from './raters-model.ts';
import { RatersChoice } from './raters-choice.tsx';
import { useRoundCommand } from './use-rounds.ts';

/** Before a round: who answers, and from which leads the cases are drawn. */
export function RoundSetup({ before, tabs, onClose, onBegun }: { readonly before: Round | null; readonly tabs: ReactNode; readonly onClose: (() => void) | null; readonly onBegun: () => void }): JSX.Element {
  const people = useCall('workshop.getWorkshop', {}).data?.participants;
  const health = useCall('history.getHealth', {}).data;
  if (people === undefined || health === undefined) return <EmptyState isHead frame="columns" sentence="Reading who is in the room." />;
  const finding = before === null
    ? <Finding sentence="Do both teams mean the same lead?" muted="The same real leads for everybody, judged in secret on this laptop, then revealed together. Names and ends stay hidden." controls={tabs} />
    : <Finding sentence="A second round shows whether the definition brought the teams together." muted={`Fresh leads, none of the ${before.drawn.cases} from before; κ before and after stand side by side.`} controls={<>{tabs}{onClose !== null && <Button onClick={onClose}>Back to round {before.number}</Button>}</>} />;
  return (
    <>
      {finding}
      {health === null ? <NoHistory /> : <SetupForm people={people} before={before} onBegun={onBegun} />}
    </>
  );
}

function NoHistory(): JSX.Element {
  const workshopId = useWorkshopId();
  const [, go] = useLocation();
  return (
    <EmptyState
      frame="rows" sentence="There is no lead to judge yet." detail="The cases are real leads as they stood when they became MQLs. Import the client’s history first."
      action={<Button look="filled" onClick={() => go(phasePath(workshopId, 'prepare'))}>Import under Prepare</Button>}
    />
  );
}

function SetupForm({ people, before, onBegun }: { readonly people: readonly Participant[]; readonly before: Round | null; readonly onBegun: () => void }): JSX.Element {
  const { proposal, version } = useProposal();
  const [choice, setChoice] = useState<RaterChoice>(() => firstChoice(people, before));
  const [cases, setCases] = useState(before?.drawn.cases === undefined ? 15 : Math.min(20, Math.max(10, before.drawn.cases)));
  const preview = useCall('blind.previewRound', { proposalId: proposal?.id ?? '', cases }, { enabled: proposal !== null, version });
  const { run, isBusy, error } = useRoundCommand();
  const isSlow = useIsSlow(isBusy || preview.isLoading);
  const note = choiceNote(people, choice);
  const drawn = preview.data ?? null;
  const canBegin = note?.isRefused !== true && (drawn?.cases ?? 0) > 0 && proposal !== null;
  const begin = async (): Promise<void> => {
    if (proposal !== null && (await run('blind.startRound', { proposalId: proposal.id, raters: ratersOf(people, choice), cases })) !== null) onBegun();
  };
  return (
    <div className="screen-columns blind-setup scrolls" tabIndex={0} role="region" aria-label="The next round">
      <Section title="Who answers"><RatersChoice people={people} choice={choice} onChange={setChoice} /></Section>
      <Section title="Which leads">
        <CaseDraw cases={cases} onCases={setCases} drawn={drawn} error={preview.error?.message ?? null} />
        <div className="blind-begin">
          {error !== null && <ErrorNote sentence={error} />}
          {note !== null && <p className={note.isRefused ? 'medium' : 'small ink2'}>{note.sentence}</p>}
          <Button look="filled" confirming disabled={!canBegin} isBusy={isBusy} onClick={() => void begin()}>{before === null ? 'Begin the round' : `Begin round ${before.number + 1}`}</Button>
          <p className="small ink3">{ratersOf(people, choice).length} {ratersOf(people, choice).length === 1 ? 'rater' : 'raters'}, about {Math.max(1, Math.round(cases / 2))} minutes each. Undo does not reach ballots.</p>
          {isSlow && <ProgressBar label="Drawing the cases" />}
        </div>
      </Section>
    </div>
  );
}
