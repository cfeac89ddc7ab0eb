import type { JSX } from 'react';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { MultiField } from '../../components/combo-field.tsx';
import { countText, shareText } from '../../components/figure-text.ts';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useReplay } from '../replay/use-replay.ts';
import { PlaybookTermsSections } from './playbook-terms.tsx';
import { setPlaybook } from './promise-edits.ts';
import { linesOf } from './terms-view.tsx';

/** What happens with a lead after the handoff, in the words of the room. */
export function PlaybookView({ configuration }: { readonly configuration: Configuration }): JSX.Element {
  const { edit } = useProposal();
  const { summary } = useReplay();
  const fields = useCall('history.getHealth', {}).data?.fields ?? [];
  const { playbook } = configuration;
  const complete = summary?.strip.find((cell) => cell.id === 'contextComplete');
  const text = (key: 'firstHour' | 'firstDay' | 'firstWeek' | 'recycle', label: string, placeholder: string): JSX.Element => (
    <TextField label={label} voice rows={5} value={playbook[key]} placeholder={placeholder} onCommit={(value) => edit(label, setPlaybook({ [key]: value }))} />
  );
  return (
    <div className="playbook scrolls" tabIndex={0} role="region" aria-label="Playbook">
      <Section
        title="Facts that every handoff carries"
        note={complete?.actual?.value == null ? 'as known at the handoff' : `complete for ${shareText(complete.actual.value)} of the actual handoffs${complete.proposed?.value == null ? '' : `, ${shareText(complete.proposed.value)} of the proposed ones`}`}
      >
        <MultiField
          label="Required facts" hideLabel values={playbook.requiredFields} placeholder="Name the facts that a rep needs before the first call"
          choices={fields.map((field) => ({ value: field.name, label: field.name, count: `${countText(field.known)} known` }))}
          onCommit={(requiredFields) => edit('Required facts', setPlaybook({ requiredFields }))}
        />
      </Section>
      <Section title="After the handoff">
        <div className="playbook-steps">
          {text('firstHour', 'First hour', 'Read the context, call, leave a message that names what they asked for')}
          {text('firstDay', 'First day', 'Second call at another hour, e-mail with the answer')}
          {text('firstWeek', 'First week', 'Four attempts on different days, then back with a reason')}
        </div>
      </Section>
      <Section title="When it goes back">
        <div className="playbook-back">
          <TextField
            label="Reasons to reject, one a line" rows={7} value={playbook.rejectReasons.join('\n')} placeholder={'Bad fit\nBad timing\nWrong contact data'}
            onCommit={(value) => edit('Reasons to reject', setPlaybook({ rejectReasons: linesOf(value) }))}
          />
          {text('recycle', 'What a recycled lead gets, and when it may return', 'Back to nurture with a date; not to the same person by default')}
        </div>
      </Section>
      <PlaybookTermsSections playbook={playbook} />
    </div>
  );
}
