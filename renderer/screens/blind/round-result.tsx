import { useState, type JSX, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { timeText } from '../../components/figure-text.ts';
import { Finding } from '../../components/finding.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useShortcut } from '../../state/use-shortcut.ts';
import { AgreementPanel, kappaRows } from './agreement-panel.tsx';
import { BallotConsent } from './ballot-consent.tsx';
import { revealedFinding, revealedNote, type Against } from './blind-finding.ts';
import type { BlindCase, Revealed, Round } from './blind-words.ts';
import { CaseTalk } from './case-talk.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { ResultRoom } from './result-room.tsx';
import { ResultTable } from './result-table.tsx';

const AGAINST = [{ value: 'teams', label: 'Teams' }, { value: 'rule', label: 'Rule' }, { value: 'outcome', label: 'Outcome' }] as const;

/** A revealed round: agreement, the cases with the most disputed first, and both beside the draft and what happened. */
export function RoundResult({ round, rounds, tabs, onRound, onNext }: { readonly round: Round; readonly rounds: readonly Round[]; readonly tabs: ReactNode; readonly onRound: (roundId: string) => void; readonly onNext: () => void }): JSX.Element {
  const { proposal, version } = useProposal();
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const isRoom = useUi((state) => state.isRoom);
  const [against, setAgainst] = useState<Against>('teams');
  const result = useCall('blind.getResult', { roundId: round.id, proposalId: proposal?.id ?? '' }, { enabled: proposal !== null, version });
  const cases = useCall('blind.listCases', { roundId: round.id }).data;
  if (result.error !== null) return <div className="pad"><ErrorNote sentence={result.error.message} safe="The ballots are kept." action={<Button onClick={() => void result.refetch()}>Try again</Button>} /></div>;
  if (result.data === undefined || cases === undefined) return <EmptyState isHead frame="rows" sentence={`Opening round ${round.number}.`} />;
  return (
    <>
      <Finding
        sentence={<span className={result.isPlaceholderData ? 'stale' : undefined}>{revealedFinding(result.data, against)}</span>} mark={against === 'rule' ? 'deterministic' : 'observed'}
        {...(isRoom ? {} : { muted: revealedNote(round, result.data, timeText(round.revealedAt, zone)) })}
        controls={<>{tabs}<Button look="filled" iconAfter="arrowRight" onClick={onNext}>{rounds.length === 1 ? 'Second round' : 'Next round'}</Button></>}
      />
      <ResultBody key={round.id} round={round} rounds={rounds} result={result.data} cases={cases} against={against} choice={<ResultChoice round={round} rounds={rounds} against={against} onAgainst={setAgainst} onRound={onRound} />} />
    </>
  );
}

/** What the ballots are held against, and which round. */
function ResultChoice({ round, rounds, against, onAgainst, onRound }: { readonly round: Round; readonly rounds: readonly Round[]; readonly against: Against; readonly onAgainst: (against: Against) => void; readonly onRound: (roundId: string) => void }): JSX.Element {
  return (
    <div className="result-choice">
      {rounds.length > 1 && <SegmentedControl label="Round" value={round.id} onChange={onRound} segments={rounds.slice(-4).map(({ id, number }) => ({ value: id, label: `Round ${number}` }))} />}
      <SegmentedControl label="Compare with" value={against} segments={AGAINST} onChange={onAgainst} />
    </div>
  );
}

function ResultBody({ round, rounds, result, cases, against, choice }: { readonly round: Round; readonly rounds: readonly Round[]; readonly result: Revealed; readonly cases: readonly BlindCase[]; readonly against: Against; readonly choice: ReactNode }): JSX.Element {
  const isRoom = useUi((state) => state.isRoom);
  const [chosen, setChosen] = useState(result.cases[0]?.caseNumber ?? 0);
  const place = Math.max(0, result.cases.findIndex(({ caseNumber }) => caseNumber === chosen));
  const go = (by: number): void => setChosen(result.cases[Math.min(result.cases.length - 1, Math.max(0, place + by))]?.caseNumber ?? chosen);
  useShortcut('ArrowDown', () => go(1));
  useShortcut('ArrowUp', () => go(-1));
  const shown = result.cases[place];
  const facts = cases.find(({ number }) => number === shown?.caseNumber);
  if (shown === undefined || facts === undefined) return <EmptyState frame="rows" sentence="This round has no case." />;
  if (isRoom) return <ResultRoom shown={shown} facts={facts} place={place} result={result} rows={kappaRows(round, rounds, result)} />;
  const talk = <CaseTalk shown={shown} facts={facts} place={place} of={result.cases.length} onNext={() => go(place === result.cases.length - 1 ? -place : 1)} />;
  const agreement = <AgreementPanel round={round} rounds={rounds} result={result} />;
  const comparison = <ComparisonTable result={result} against={against === 'rule' ? 'rule' : 'outcome'} />;
  return (
    <div className="screen-columns">
      <ResultTable result={result} cases={cases} chosen={shown.caseNumber} onChoose={setChosen} />
      <SidePanel label="Agreement" width={320}>
        {choice}
        {against === 'teams' ? <>{agreement}{talk}{comparison}</> : <>{comparison}{talk}{agreement}</>}
        <BallotConsent round={round} result={result} />
      </SidePanel>
    </div>
  );
}
