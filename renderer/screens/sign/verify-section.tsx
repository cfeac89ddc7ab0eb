import { useRef, type JSX } from 'react';
import type { Verdict } from '../../../shared/contract/areas/agreement.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { OutcomeGlyph } from '../../components/outcome-glyph.tsx';
import { Section } from '../../components/side-panel.tsx';
import { useFileDrop } from '../../state/use-file-drop.ts';
import { ChangeList } from './change-list.tsx';
import { useVerifyPdf } from './use-verify-pdf.ts';

/** Any PDF, dropped or chosen: is its seal intact, is it ours, what has changed since. */
export function VerifySection(): JSX.Element {
  const picker = useRef<HTMLInputElement>(null);
  const pdf = useVerifyPdf();
  const drop = useFileDrop(([file]) => { if (file !== undefined) void pdf.checkFile(file); });
  const choose = async (): Promise<void> => { if ((await pdf.choose()) === 'picker') picker.current?.click(); };
  return (
    <Section title="Check a PDF" note="offline, against this workshop">
      <div className={classNames('verify-drop', drop.isOver && 'verify-drop-over')} {...drop.handlers}>
        <Button icon="search" isBusy={pdf.isBusy} onClick={() => void choose()}>Check a PDF</Button>
        <span className="small ink3">or drop it here</span>
        <input ref={picker} type="file" accept="application/pdf,.pdf" hidden aria-label="PDF to check" onChange={(event) => { const file = event.target.files?.[0]; event.target.value = ''; if (file !== undefined) void pdf.checkFile(file); }} />
      </div>
      {pdf.error !== null && <ErrorNote sentence={pdf.error} safe="Nothing was changed." />}
      {pdf.found !== null && <VerdictView name={pdf.found.name} verdict={pdf.found.verdict} />}
    </Section>
  );
}

function VerdictView({ name, verdict }: { readonly name: string; readonly verdict: Verdict }): JSX.Element {
  return (
    <div className="verdict" role="status" aria-label={`Verdict on ${name}`}>
      <p className="strong">{verdict.isValid ? 'Valid' : 'Not valid'}: {name}</p>
      <ul>
        {verdict.sentences.map(({ tone, text }) => (
          <li key={text}>
            <OutcomeGlyph outcome={tone === 'good' ? 'kept' : tone === 'bad' ? 'never' : 'unknown'} bare word={tone === 'good' ? 'In order' : tone === 'bad' ? 'Not in order' : 'Note'} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {verdict.changes !== null && verdict.changes.length > 0 && <ChangeList changes={verdict.changes} />}
    </div>
  );
}
