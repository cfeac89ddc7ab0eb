import { useState, type JSX } from 'react';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { clausesOf } from '../../../shared/engine/sla/clauses.ts';
import { cadenceInWords } from '../../../shared/format/clause-in-words.ts';
import { classNames } from '../../components/class-names.ts';
import { ClauseTermsDialog } from './clause-terms-dialog.tsx';

/** Whether anybody can be held to a clause: what it lacks, else where it is measured. Opens its terms. */
export function ClauseStanding({ configuration, clauseId, number }: { readonly configuration: Configuration; readonly clauseId: string; readonly number: number }): JSX.Element | null {
  const [isOpen, setOpen] = useState(false);
  const clause = clausesOf(configuration).find(({ id }) => id === clauseId);
  if (clause === undefined) return null;
  const lacks = clause.lacks.filter((lack) => lack !== 'owner'); // an owner that is missing stands in the owner's own place
  const words = lacks.length > 0 ? `Not enforceable: ${lacks.map((lack) => `no ${lack}`).join(', ')}` : `Read from ${clause.terms.source ?? ''}${clause.terms.cadence === undefined ? '' : `, ${cadenceInWords(clause.terms.cadence)}`}`;
  return (
    <>
      <button type="button" className={classNames('clause-standing', lacks.length > 0 && 'never-text')} aria-label={`Terms of clause ${number}: ${words}`} onClick={(event) => { event.stopPropagation(); setOpen(true); }}>{words}</button>
      {isOpen && <ClauseTermsDialog clause={clause} sla={configuration.sla} onClose={() => setOpen(false)} />}
    </>
  );
}
