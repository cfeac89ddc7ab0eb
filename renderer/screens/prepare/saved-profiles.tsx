import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { plural } from '../../components/figure-text.ts';
import { useCall, useSend } from '../../state/use-call.ts';
import { KIND_WORDS } from './target-words.ts';

/** The mappings that were kept on this laptop; nothing while there is none. */
export function SavedProfiles(): JSX.Element | null {
  const send = useSend();
  const profiles = useCall('import.listProfiles', {});
  const [error, setError] = useState<string | null>(null);
  if (profiles.data === undefined || profiles.data.length === 0) return null;
  const forget = async (profileId: string): Promise<void> => {
    const reply = await send('import.deleteProfile', { profileId });
    setError(reply.ok ? null : reply.error.message);
    void profiles.refetch();
  };
  return (
    <section aria-label="Saved profiles">
      <div className="section-head"><h2 className="heading">Saved profiles</h2><span className="section-note">offered for files with the same columns</span></div>
      <ul className="finding-list">
        {profiles.data.map((one) => (
          <li key={one.id} className="profile-row">
            <span><span className="medium">{one.name}</span> <span className="ink3 small">{KIND_WORDS[one.mapping.kind]}, {plural(one.mapping.columns.length, 'column')}</span></span>
            <Button look="quiet" icon="trash" aria-label={`Delete the profile ${one.name}`} title="Delete" onClick={() => void forget(one.id)} />
          </li>
        ))}
      </ul>
      {error !== null && <ErrorNote sentence={error} />}
    </section>
  );
}
