import { useState, type JSX, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { countText } from '../../components/figure-text.ts';
import { Finding } from '../../components/finding.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useCall, useSend } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { DEFINITION_WORDS, WORDS, type Word } from './definition-words.ts';
import { DraftChoice } from './draft-choice.tsx';
import { DraftSets } from './draft-sets.tsx';
import { MergePanel } from './merge-panel.tsx';
import { basisOf, DRAFT_NAMES, draftsFinding, firstSides } from './two-drafts-model.ts';
import './two-drafts.css';

/** Marketing's and sales' drafts of one word as sets of leads, and the way to one definition, criterion by criterion. */
export function TwoDraftsView({ tabs }: { readonly tabs: ReactNode }): JSX.Element {
  const proposals = useCall('proposal.listProposals', {}).data;
  const health = useCall('history.getHealth', {}).data;
  const [word, setWord] = useState<Word>('mql');
  const [chosen, setChosen] = useState<{ readonly left: string; readonly right: string } | null>(null);
  if (proposals === undefined || health === undefined) return <EmptyState isHead frame="columns" sentence="Reading the proposals." />;
  const sides = chosen ?? firstSides(proposals);
  if (health === null) return <><Finding sentence="Two drafts are compared by the leads that they take." controls={tabs} /><EmptyState frame="columns" sentence="There is no lead to compare them on yet." detail="Import the client’s history under Prepare." /></>;
  if (sides === null) return <><Finding sentence="Each team writes its own draft first." muted="Then the history shows which leads they disagree about, and what one definition would cost either." controls={tabs} /><NoDrafts onMade={setChosen} /></>;
  const pickWord = <SelectField label="Word" hideLabel width={132} value={word} choices={WORDS.map((one) => ({ value: one, label: DEFINITION_WORDS[one].name }))} onCommit={setWord} />;
  return <Compared key={`${word} ${sides.left} ${sides.right}`} word={word} left={sides.left} right={sides.right} controls={<>{tabs}{pickWord}</>} choice={<DraftChoice proposals={proposals} sides={sides} onChoose={setChosen} />} />;
}

function Compared({ word, left, right, controls, choice }: { readonly word: Word; readonly left: string; readonly right: string; readonly controls: ReactNode; readonly choice: ReactNode }): JSX.Element {
  const isRoom = useUi((state) => state.isRoom);
  const proposals = useCall('proposal.listProposals', {}).data ?? [];
  const version = [left, right].map((id) => `${id} ${proposals.find((one) => one.id === id)?.revision ?? 0}`).join(' ');
  const comparison = useCall('definition.compareDefinitions', { word, left: { proposalId: left }, right: { proposalId: right }, basis: basisOf(word), limit: 200 }, { version });
  const isSlow = useIsSlow(comparison.isFetching);
  const { data } = comparison;
  const name = DEFINITION_WORDS[word].name;
  return (
    <>
      <Finding
        sentence={<span className={comparison.isPlaceholderData ? 'stale' : undefined}>{data === undefined ? `${name}, as each team drafts it.` : draftsFinding(data)}</span>}
        {...(data === undefined ? {} : { mark: 'deterministic' as const })}
        {...(isRoom ? {} : { muted: <>{name} by either draft on {data === undefined ? 'every lead' : `${countText(data.leads)} leads`}, {basisOf(word) === 'replay' ? 'each by its whole MQL rule at any moment' : 'as of each lead’s best moment'}; converted means won.</> })}
        controls={controls}
      />
      {isSlow && <div className="pad"><ProgressBar label="Playing the history through both drafts" /></div>}
      {comparison.error !== null && <div className="pad"><ErrorNote sentence={comparison.error.message} safe="Both drafts are saved." action={<Button onClick={() => void comparison.refetch()}>Try again</Button>} /></div>}
      <div className="screen-columns">
        <div className="main-column two-drafts" tabIndex={0} role="region" aria-label="Sets of leads">
          {!isRoom && choice}
          {data !== undefined && <DraftSets comparison={data} isOld={comparison.isPlaceholderData} />}
        </div>
        {data !== undefined && <MergePanel word={word} left={left} right={right} comparison={data} />}
      </div>
    </>
  );
}

function NoDrafts({ onMade }: { readonly onMade: (sides: { readonly left: string; readonly right: string }) => void }): JSX.Element {
  const { proposal } = useProposal();
  const send = useSend();
  const [error, setError] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    if (proposal === null) return;
    const left = await send('proposal.createProposal', { name: DRAFT_NAMES.left, copyOf: proposal.id });
    const right = left.ok ? await send('proposal.createProposal', { name: DRAFT_NAMES.right, copyOf: proposal.id }) : left;
    if (left.ok && right.ok) onMade({ left: left.value.id, right: right.value.id });
    else setError(left.ok ? (right.ok ? null : right.error.message) : left.error.message);
  };
  return (
    <>
      {error !== null && <div className="pad"><ErrorNote sentence={error} /></div>}
      <EmptyState
        frame="columns" sentence="There is one proposal, and two teams." detail={`Both drafts begin as copies of ${proposal?.name ?? 'the proposal'}; changing one never touches the other.`}
        action={<Button look="filled" disabled={proposal === null} onClick={() => void make()}>Make a draft for each team</Button>}
      />
    </>
  );
}
