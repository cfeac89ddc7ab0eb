import { useRef, type JSX } from 'react';
import type { InspectedFile } from '../../../shared/contract/schemas/import.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { useFileDrop } from '../../state/use-file-drop.ts';
import { PortalInventory } from '../portal/portal-inventory.tsx';
import { ReadPortal } from '../portal/read-portal.tsx';
import { FileRow } from './file-row.tsx';
import type { Correction } from './import-draft.ts';
import { SavedProfiles } from './saved-profiles.tsx';
import type { Staging } from './use-staging.ts';

/** Drop or choose files, and say what each of them is. */
export function FilesStep({ staging, isRefused, files, corrections, onCorrect }: {
  readonly staging: Staging;
  /** One of them cannot be read, so none was looked at. */
  readonly isRefused: boolean;
  readonly files: readonly InspectedFile[];
  readonly corrections: readonly Correction[];
  readonly onCorrect: (corrections: readonly Correction[]) => void;
}): JSX.Element {
  const picker = useRef<HTMLInputElement>(null);
  const drop = useFileDrop((added) => void staging.stage(added));
  const isSlow = useIsSlow(staging.current !== null);
  return (
    <div className="files-step">
      <div className={drop.isOver ? 'drop-place drop-over' : 'drop-place'} {...drop.handlers}>
        <p className="statement">Drop CSV or Excel files here</p>
        <p className="ink2">Leads, activities, owners, deals, changes of properties, absences, working hours and holidays: one file each, in any order.</p>
        <Button look={staging.files.length === 0 ? 'filled' : 'outline'} icon="folder" onClick={() => picker.current?.click()}>Choose files</Button>
        <div className="drop-portal"><ReadPortal onFiles={staging.take} /><PortalInventory /></div>
        <input
          ref={picker} type="file" multiple accept=".csv,.tsv,.txt,.xlsx,text/csv" className="visually-hidden" tabIndex={-1} aria-label="Files to import"
          onChange={(event) => {
            const added = [...(event.target.files ?? [])];
            event.target.value = '';
            void staging.stage(added);
          }}
        />
      </div>
      {staging.current !== null && isSlow && <ProgressBar label={`Reading ${staging.current}`} />}
      {staging.error !== null && <ErrorNote sentence={staging.error} safe="The other files are not affected." />}
      {staging.files.length > 0 && (
        <table className="table file-table" aria-label="Files">
          <thead><tr><th scope="col">File</th><th scope="col">What it holds</th><th scope="col" className="figures">Rows</th><th scope="col">How it is written</th><th scope="col">Noticed</th><th scope="col"><span className="visually-hidden">Take out</span></th></tr></thead>
          <tbody>
            {staging.files.map((staged) => <FileRow key={staged.fileId} staged={staged} file={files.find((one) => one.fileId === staged.fileId)} isRefused={isRefused} corrections={corrections} onCorrect={onCorrect} onRemove={() => staging.remove(staged.fileId)} />)}
          </tbody>
        </table>
      )}
      <SavedProfiles />
    </div>
  );
}
