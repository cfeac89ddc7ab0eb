import type { JSX } from 'react';
import type { Playbook } from '../../../shared/engine/model/configuration.ts';
import type { RecyclePath } from '../../../shared/engine/model/sla-terms.ts';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { setPlaybookTerms } from './promise-edits.ts';
import { linesOf } from './terms-view.tsx';

/** The rest of the playbook: what a rep sees first, the pattern of attempts, ways back, cover and review. */
export function PlaybookTermsSections({ playbook }: { readonly playbook: Playbook }): JSX.Element {
  const { edit } = useProposal();
  const text = (key: 'accept' | 'disqualify' | 'absenceCover' | 'routingReview', label: string, placeholder: string): JSX.Element => (
    <TextField label={label} voice rows={3} value={playbook[key] ?? ''} placeholder={placeholder} onCommit={(value) => edit(label, setPlaybookTerms({ [key]: value }))} />
  );
  return (
    <>
      <Section title="What the rep sees first, and how often the rep tries">
        <div className="terms-sides">
          <TextField
            label="Context card, a line each" rows={6} value={(playbook.contextCard ?? []).join('\n')} placeholder={'Last five pages\nContent downloaded\nProduct interest\nSource\nScore with its reasons'}
            onCommit={(value) => edit('Context card', setPlaybookTerms({ contextCard: linesOf(value) }))}
          />
          <TextField
            label="Attempts, as day: what" rows={6} value={(playbook.attempts ?? []).map(({ day, action }) => `${day}: ${action}`).join('\n')} placeholder={'1: call, then e-mail\n2: call at another hour\n4: call and message\n5: last e-mail'}
            onCommit={(value) => edit('Pattern of attempts', setPlaybookTerms({ attempts: attemptsOf(value) }))}
          />
        </div>
      </Section>
      <RecyclePaths paths={playbook.recyclePaths ?? []} reasons={playbook.rejectReasons} />
      <Section title="Accepting, closing, standing in">
        <div className="terms-sides">
          {text('accept', 'What accepting a lead means', 'Status set to working, next step with a date')}
          {text('disqualify', 'When a lead is closed for good', 'Competitors, students, job seekers; with a reason')}
          {text('absenceCover', 'Who stands in for somebody absent', 'The next in the pool; open leads move after one working day')}
          {text('routingReview', 'How the routing is reviewed', 'Each quarter: rules never used, caps reached, territories without anybody')}
        </div>
      </Section>
    </>
  );
}

/** Lines such as "2: call again" as attempts in the order of their days; a line without a day is one of the first day. */
export function attemptsOf(text: string): { readonly day: number; readonly action: string }[] {
  const attempts = linesOf(text).map((line) => {
    const found = /^(?:day\s*)?(\d{1,3})\s*[:.)-]\s*(.*)$/i.exec(line);
    return { day: Math.max(1, Number(found?.[1] ?? 1)), action: found?.[2] ?? line };
  });
  return attempts.filter(({ action }) => action.trim() !== '').sort((a, b) => a.day - b.day);
}

function RecyclePaths({ paths, reasons }: { readonly paths: readonly RecyclePath[]; readonly reasons: readonly string[] }): JSX.Element {
  const { edit } = useProposal();
  const set = (recyclePaths: readonly RecyclePath[]): void => edit('Ways back to marketing', setPlaybookTerms({ recyclePaths }));
  const change = (index: number, next: RecyclePath): void => set(paths.map((path, at) => (at === index ? next : path)));
  const add = (): void => set([...paths, { reason: reasons.find((reason) => !paths.some((path) => path.reason === reason)) ?? '', track: '', returnAfterDays: 90 }]);
  return (
    <Section title="Ways back, by reason" note="not back to the same person, unless it says so" actions={<Button look="quiet" icon="plus" onClick={add}>Way back</Button>}>
      {paths.length === 0 && <p className="small ink3">No way back is named for a reason of its own.</p>}
      {paths.map((path, index) => (
        <fieldset key={index} className="recycle-path">
          <legend className="visually-hidden">{`Way back ${index + 1}`}</legend>
          <TextField label="Reason" value={path.reason} list={reasons} onCommit={(reason) => change(index, { ...path, reason })} />
          <TextField label="Goes to" value={path.track} placeholder="Quarterly newsletter" onCommit={(track) => change(index, { ...path, track })} />
          <NumberField label="Returns after" unit="days" value={path.returnAfterDays} min={0} max={3650} onCommit={(days) => change(index, { ...path, returnAfterDays: Math.round(days ?? 0) })} />
          <CheckBox label="To the same person" isChecked={path.toSameRep === true} onChange={(isChecked) => { const { toSameRep: _, ...rest } = path; change(index, isChecked ? { ...rest, toSameRep: true } : rest); }} />
          <Button look="quiet" icon="trash" aria-label={`Remove way back ${index + 1}`} onClick={() => set(paths.filter((_, at) => at !== index))} />
        </fieldset>
      ))}
    </Section>
  );
}
