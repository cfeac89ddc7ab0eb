import { useState, type JSX } from 'react';
import type { ClauseTerms } from '../../../shared/engine/model/sla-terms.ts';
import type { Clause } from '../../../shared/engine/sla/clauses.ts';
import type { Sla } from '../../../shared/engine/model/configuration.ts';
import { clauseInWords, clauseName, countedAs } from '../../../shared/format/clause-in-words.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { ClauseText } from './clause-text.tsx';
import { setClauseTerms } from './promise-edits.ts';
import { usePeople } from './use-people.ts';

const CADENCES = [{ value: '', label: 'not said' }, { value: 'daily', label: 'every day' }, { value: 'weekly', label: 'every week' }, { value: 'monthly', label: 'every month' }, { value: 'quarterly', label: 'every quarter' }] as const;

/** How a clause is measured, by whom and how often, and what follows a miss. */
export function ClauseTermsDialog({ clause, sla, onClose }: { readonly clause: Clause; readonly sla: Sla; readonly onClose: () => void }): JSX.Element {
  const { edit } = useProposal();
  const people = usePeople(clause.team);
  const [draft, setDraft] = useState<ClauseTerms>(sla.terms?.find(({ clauseId }) => clauseId === clause.id) ?? { clauseId: clause.id });
  const text = (key: 'metric' | 'formula' | 'source' | 'report', label: string, placeholder: string): JSX.Element => (
    <TextField label={label} commitAtOnce value={draft[key] ?? ''} placeholder={placeholder} onCommit={(value) => setDraft({ ...draft, [key]: value })} />
  );
  const shared = sla.consequences?.[clause.team] ?? '';
  const save = (): void => { edit(`Terms of ${clauseName(clause).toLowerCase()}`, setClauseTerms(draft)); onClose(); };
  return (
    <Dialog title={`How this is measured: ${clauseName(clause)}`} isOpen onClose={onClose} width={620} actions={<><Button onClick={onClose}>Cancel</Button><Button look="filled" onClick={save}>Save the terms</Button></>}>
      <p className="read-clause"><ClauseText clause={clauseInWords(clause, sla)} /></p>
      <div className="terms-grid">
        {text('metric', 'Metric', clauseName(clause))}
        {text('formula', 'Formula', countedAs(clause))}
        {text('source', 'Read from (system and object)', 'CRM: contacts, life cycle stage')}
        {text('report', 'In which report', 'Handoff dashboard')}
        {clause.team === 'sales' && <TextField label="Who answers for it" commitAtOnce value={draft.owner ?? ''} list={people} placeholder={sla.salesOwner || 'Nobody yet'} onCommit={(owner) => setDraft({ ...draft, owner })} />}
        <SelectField
          label="Looked at" value={draft.cadence ?? ''} choices={CADENCES}
          onCommit={(cadence) => { const { cadence: _, ...rest } = draft; setDraft(cadence === '' ? rest : { ...rest, cadence }); }}
        />
      </div>
      <TextField label="What follows a miss" commitAtOnce rows={2} value={draft.consequence ?? ''} placeholder={shared === '' ? 'What happens to whom, and when' : shared} onCommit={(consequence) => setDraft({ ...draft, consequence })} />
    </Dialog>
  );
}
