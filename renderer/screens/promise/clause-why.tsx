import { useState, type JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { countText, decimalText, minutesText, plural, shareText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useCall } from '../../state/use-call.ts';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';

type Test = OutputOf<'agreement.testClause'>;
const SHOWN = 12;

/** By whom a clause was not kept, and what keeping it would take; asked for one clause at a time. */
export function ClauseWhy({ clauseId, about }: { readonly clauseId: string; readonly about: string }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="clause-standing" aria-label={`By whom not, and what it takes: ${about}`} onClick={(event) => { event.stopPropagation(); setOpen(true); }}>By whom not, and what it takes</button>
      {isOpen && <WhyDialog clauseId={clauseId} about={about} onClose={() => setOpen(false)} />}
    </>
  );
}

function WhyDialog({ clauseId, about, onClose }: { readonly clauseId: string; readonly about: string; readonly onClose: () => void }): JSX.Element {
  const { proposal } = useProposal();
  const test = useCall('agreement.testClause', { proposalId: proposal?.id ?? '', clauseId }, { version: proposal?.configHash ?? '', enabled: proposal !== null });
  return (
    <Dialog title={about} isOpen onClose={onClose} width={560} actions={<Button look="filled" onClick={onClose}>Close</Button>}>
      {test.error !== null && <ErrorNote sentence={test.error.message} safe="The promise is saved." />}
      {test.data === undefined ? test.error === null && <ProgressBar label="Looking at this clause" /> : <Found test={test.data} />}
      {clauseId === 'attempts' && <GivenUp />}
    </Dialog>
  );
}

/** Beside the promise and its days: leads that were let go before the attempts, however late. */
function GivenUp(): JSX.Element | null {
  const { proposal, configuration } = useProposal();
  const line = useCall('evidence.listLeaks', { proposalId: proposal?.id ?? '' }, { version: proposal?.configHash ?? '', enabled: proposal !== null }).data?.find(({ kind }) => kind === 'tooFewAttempts');
  if (line === undefined || line.handoffs === null || configuration === null) return null;
  return (
    <>
      <h3 className="heading">Given up before the attempts <HonestyMark kind={line.honesty} about="Given up before the attempts" /></h3>
      <p>Of {countText(line.of)} handoffs that were touched and left without an answer, {countText(line.handoffs)} had fewer than {plural(configuration.sla.attempts.n, 'attempt')}, whenever that was.</p>
    </>
  );
}

function Found({ test }: { readonly test: Test }): JSX.Element {
  return (
    <>
      <h3 className="heading">What it would take <HonestyMark kind="observed" about="What it would take" /></h3>
      <ul className="why-list">{takes(test).map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
      <h3 className="heading">{test.by === 'person' ? 'By whom it was not kept' : 'From which sources it was not kept'} <HonestyMark kind="observed" about="By whom it was not kept" /></h3>
      {test.misses.length === 0 ? <p className="ink2">Nobody missed it, or this history cannot say who did.</p> : <Misses test={test} />}
    </>
  );
}

/** What a busy week asks of the people there are, and the time that would have been kept. */
function takes({ busyWeek, capacity, people, reachMinutes, reachShare }: Test): string[] {
  const week = busyWeek === null ? 'This history covers no whole week, so a busy week is not knowable.' : `A busy week brings ${decimalText(busyWeek)} of these leads; nine weeks in ten bring no more.`;
  const room = capacity === null ? `The ${plural(people, 'person', 'people')} in pools have no cap, so how many they can take is not knowable.` : `The ${plural(people, 'person', 'people')} in pools take ${countText(capacity)} a week by their caps, for all tiers together.`;
  const over = busyWeek !== null && capacity !== null && busyWeek > capacity ? [`That is ${decimalText(busyWeek - capacity)} leads more than they can take, whatever the time promised.`] : [];
  const reach = reachShare === null ? [] : [reachMinutes === null ? `${shareText(reachShare)} were never reached: too many have no logged touch at all.` : `${shareText(reachShare)} were touched within ${minutesText(reachMinutes)}; that time would have been kept.`];
  return [week, room, ...over, ...reach];
}

function Misses({ test }: { readonly test: Test }): JSX.Element {
  const names = useNames();
  const most = Math.max(...test.misses.map(({ missed }) => missed));
  const rest = test.misses.slice(SHOWN);
  return (
    <ol className="why-misses">
      {test.misses.slice(0, SHOWN).map(({ id, name, missed, n }) => (
        <li key={id}>
          <span className="why-name">{test.by === 'person' && id !== '' ? names.rep(name) : name}</span>
          <span className="why-bar" aria-hidden="true"><span style={{ width: `${(100 * missed) / most}%` }} /></span>
          <span className="why-figure">{countText(missed)}{n === null ? '' : ` of ${countText(n)}`}</span>
        </li>
      ))}
      {rest.length > 0 && <li className="small ink3">and {plural(rest.length, 'other', 'others')}, {countText(rest.reduce((sum, { missed }) => sum + missed, 0))} together</li>}
    </ol>
  );
}
