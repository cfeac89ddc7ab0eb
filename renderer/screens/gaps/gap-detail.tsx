import type { JSX } from 'react';
import { Link } from 'wouter';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { PHASES, phasePath } from '../../state/phases.ts';
import { useNames } from '../../state/use-names.ts';
import { isTyping } from '../../state/use-shortcut.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import { EntryRow } from '../decisions/entry-row.tsx';
import { useLedger } from '../decisions/use-ledger.ts';
import { GapEvidence } from './gap-evidence.tsx';
import { GapSettings } from './gap-settings.tsx';
import { useGapDecisions } from './use-gap-decisions.ts';
import { saidInWords, STATUS_CHOICES } from './gap-words.ts';
import type { Gap } from './use-gaps.ts';

/** One gap opened: what shows it, what to ask, and what the room makes of it. */
export function GapDetail({ gap }: { readonly gap: Gap }): JSX.Element {
  const names = useNames();
  return (
    <div className="gap-detail" id={`gap-${gap.ruleId}`}>
      {gap.verdict === 'unknown' && <p className="ink2">{names.sentence(gap.why)}</p>}
      {gap.verdict === 'clear' && gap.evidence.length === 0 && <p className="ink2">Nothing speaks for this gap.</p>}
      <GapEvidence evidence={gap.evidence} title={`${gap.ruleId} ${gap.title}`} />
      <blockquote className="gap-question">“{gap.question}”</blockquote>
      <GapDecisions gap={gap} />
      <StatusFields gap={gap} />
      {SET_HERE.includes(gap.ruleId) && <GapSettings ruleId={gap.ruleId} />}
      <dl className="gap-about">
        <dt>The article says</dt><dd className="hearsay">“{gap.sentence}”</dd>
        <dt>Closes in</dt><dd>{gap.closes}</dd>
      </dl>
      {gap.place !== 'map' && <PlaceLink place={gap.place} />}
    </div>
  );
}

/** Rules whose limits somebody may set. */
const SET_HERE: readonly string[] = ['G09', 'G15', 'G17', 'G32', 'G42'];

function PlaceLink({ place }: { readonly place: Exclude<Gap['place'], 'map'> }): JSX.Element {
  const workshopId = useWorkshopId();
  return <Link href={phasePath(workshopId, place)} className="gap-link">Mend it in {PHASES.find(({ id }) => id === place)?.name ?? place}</Link>;
}

/** One click makes a decision or parks the question; the text is put into words afterwards, in place. */
function GapDecisions({ gap }: { readonly gap: Gap }): JSX.Element {
  const { own, decide, park } = useGapDecisions(gap);
  return (
    <div
      className="gap-decide"
      ref={(box) => {
        // D and P belong to the open gap while the focus is in it; elsewhere they do what they do in the whole window.
        const item = box?.closest('.gap-item');
        if (!(item instanceof HTMLElement)) return undefined;
        const listen = (event: KeyboardEvent): void => onGapKey(event, { d: decide, p: park });
        item.addEventListener('keydown', listen);
        return () => item.removeEventListener('keydown', listen);
      }}
    >
      <div className="gap-buttons">
        <Button look="filled" keys="D" onClick={decide}>Make a decision</Button>
        <Button keys="P" onClick={park}>Park</Button>
      </div>
      {(['decisions', 'parked'] as const).map((list) => own(list).length > 0 && (
        <ul key={list} className="entry-list" aria-label={list === 'decisions' ? `Decided about ${gap.ruleId}` : `Parked about ${gap.ruleId}`}>
          {own(list).map((entry) => <EntryRow key={entry.id} list={list} entry={entry} isShort />)}
        </ul>
      ))}
    </div>
  );
}

function onGapKey(event: KeyboardEvent, actions: Readonly<Record<string, () => void>>): void {
  const action = event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) ? undefined : actions[event.key.toLowerCase()];
  if (action === undefined) return;
  event.preventDefault();
  action();
}

function StatusFields({ gap }: { readonly gap: Gap }): JSX.Element {
  const { people, setStatus } = useLedger();
  const said = saidInWords(gap);
  return (
    <div className="gap-status">
      <div className="gap-status-row">
        <SelectField label="Status" value={gap.status} choices={STATUS_CHOICES} onCommit={(status) => void setStatus(gap, { status })} />
        <TextField label="Who says so" value={gap.by} list={people} placeholder="Name" onCommit={(by) => void setStatus(gap, { by })} />
      </div>
      {gap.at !== null && <TextField label="Why" value={gap.note} onCommit={(note) => void setStatus(gap, { note })} />}
      {said !== '' && <p className="small ink2">{said}</p>}
    </div>
  );
}
