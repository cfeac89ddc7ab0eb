import { useRef, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { useIsSlow } from '../../components/progress-bar.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { HistoryError } from '../history-error.tsx';
import { FIRST_MAP, useMaps } from '../map/use-maps.ts';
import { useWholeHistoryNote } from '../replay/use-period-text.ts';
import { JobProgress } from '../job-progress.tsx';
import { GapBadge } from './gap-badge.tsx';
import { GapDetail } from './gap-detail.tsx';
import { GAP_FILTERS, useGapUi } from './gap-ui.ts';
import { countsInWords } from './gap-words.ts';
import { GAPS_JOB, shownGaps, useGapList, type Gap } from './use-gaps.ts';
import './gaps.css';

/** The gap list beside the map; one gap is open at a time. */
export function GapPanel(): JSX.Element {
  const query = useGapList();
  const isSlow = useIsSlow(query.isFetching);
  const { filter, search, ruleId } = useGapUi();
  const gaps = query.data === undefined ? [] : shownGaps(query.data.gaps, filter, search);
  // A gap that the map names stays in sight whatever the filter shows.
  const named = query.data?.gaps.find((gap) => gap.ruleId === ruleId);
  const listed = named === undefined || gaps.includes(named) ? gaps : [named, ...gaps];
  return (
    <div className="gap-panel">
      <GapFilters counts={query.data === undefined ? '' : countsInWords(query.data.counts)} />
      {isSlow && <div className="pad"><JobProgress jobId={GAPS_JOB} label="Looking for gaps" /></div>}
      {query.error !== null && <div className="pad"><HistoryError error={query.error} safe="The map is saved." action={query.error.failure.code === 'cancelled' ? <Button onClick={() => void query.refetch()}>Look again</Button> : null} /></div>}
      {query.data !== undefined && !query.data.hasHistory && <p className="pad small ink2">Without a history only the map, the proposal and the room are judged. Import one under Prepare.</p>}
      {query.data?.map === null && <NoMap waiting={query.data.gaps.filter(({ place, verdict }) => place === 'map' && verdict === 'unknown').length} />}
      {query.data !== undefined && listed.length === 0 && <p className="pad statement">{search === '' ? 'No gap stands here.' : 'No gap has these words.'}</p>}
      <GapRows gaps={listed} isStale={query.isPlaceholderData} />
    </div>
  );
}

/** What cannot be judged before a map is drawn, and how to begin one. */
function NoMap({ waiting }: { readonly waiting: number }): JSX.Element {
  const { create } = useMaps();
  return (
    <div className="gap-no-map">
      <p className="small ink2">No map is drawn yet, so {waiting} rules about it cannot be judged. The others are judged on the proposal, the history and the room.</p>
      <Button icon="plus" onClick={() => void create(FIRST_MAP)}>Draw a map</Button>
    </div>
  );
}

function GapFilters({ counts }: { readonly counts: string }): JSX.Element {
  const { filter, search, territoryId } = useGapUi();
  const { configuration } = useProposal();
  const territories = configuration?.routing.territories ?? [];
  const whole = useWholeHistoryNote();
  return (
    <div className="gap-filters">
      <p className="small ink2">{counts}</p>
      {whole !== '' && <p className="small ink3">{whole}</p>}
      <div className="gap-filter-row">
        <SelectField label="Show" value={filter} choices={GAP_FILTERS} onCommit={(next) => useGapUi.setState({ filter: next })} />
        <TextField label="Find" type="search" value={search} commitAtOnce onCommit={(next) => useGapUi.setState({ search: next })} />
      </div>
      {territories.length > 0 && (
        <SelectField label="Leads of" value={territoryId} choices={[{ value: '', label: 'every territory' }, ...territories.map(({ id, name }) => ({ value: id, label: name }))]} onCommit={(next) => useGapUi.setState({ territoryId: next })} />
      )}
    </div>
  );
}

function GapRows({ gaps, isStale }: { readonly gaps: readonly Gap[]; readonly isStale: boolean }): JSX.Element {
  const list = useRef<HTMLUListElement>(null);
  const ruleId = useGapUi((state) => state.ruleId);
  const move = (by: number): void => {
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('.gap-row') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[Math.min(buttons.length - 1, Math.max(0, at + by))]?.focus();
  };
  return (
    <ul
      ref={list} className={classNames('gap-list', isStale && 'stale')} aria-label="Gaps"
      onKeyDown={(event) => {
        if (!(event.target instanceof HTMLElement) || !event.target.classList.contains('gap-row')) return;
        const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (by === 0) return;
        event.preventDefault();
        move(by);
      }}
    >
      {gaps.map((gap) => <GapRow key={gap.ruleId} gap={gap} isOpen={gap.ruleId === ruleId} />)}
    </ul>
  );
}

function GapRow({ gap, isOpen }: { readonly gap: Gap; readonly isOpen: boolean }): JSX.Element {
  const names = useNames();
  const [first] = gap.evidence;
  return (
    <li className={classNames('gap-item', isOpen && 'gap-item-open')}>
      <button type="button" className="gap-row" aria-expanded={isOpen} onClick={() => useGapUi.setState({ ruleId: isOpen ? null : gap.ruleId })}>
        <GapBadge gap={gap} />
        <span className="gap-title">{gap.title}</span>
        {gap.status !== 'open' && <span className="gap-said">{STATUS_WORDS[gap.status]}</span>}
        {!isOpen && <span className="gap-summary">{gap.verdict === 'unknown' ? 'cannot be judged' : gap.verdict === 'clear' ? 'no gap' : names.sentence(gap.summary)}</span>}
      </button>
      {!isOpen && gap.verdict === 'gap' && first !== undefined && <span className="gap-row-mark"><HonestyMark kind={first.honesty} about={gap.title} /></span>}
      {isOpen && <GapDetail gap={gap} />}
    </li>
  );
}

/** How many gaps are open; undefined until it is known. */
export const useOpenGapCount = (): number | undefined => useGapList().data?.counts.open;

const STATUS_WORDS = { open: '', accepted: 'accepted', fixed: 'fixed', wontFix: 'will not fix' } as const;
