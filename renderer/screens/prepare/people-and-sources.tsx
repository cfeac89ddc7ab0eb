import type { JSX } from 'react';
import type { InspectedFiles, Vocabulary } from '../../../shared/contract/schemas/import.ts';
import { ComboField } from '../../components/combo-field.tsx';
import { countText, plural } from '../../components/figure-text.ts';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useNames } from '../../state/use-names.ts';
import { meanOwner, meanSource } from './import-draft.ts';

/** As many as fit a glance; what is rarer can be mended in the file. */
const SHOWN = 60;
const NOBODY = 'nobody';

interface WordsProps {
  readonly look: Pick<InspectedFiles, 'ownerValues' | 'owners' | 'sourceValues'> | undefined;
  readonly vocabulary: Vocabulary;
  readonly onWords: (vocabulary: Vocabulary) => void;
}

/** Whom the texts of owner columns mean that neither id, name nor e-mail tell. */
export function OwnerWords({ look, vocabulary, onWords }: WordsProps): JSX.Element | null {
  const names = useNames();
  if (look === undefined || look.ownerValues.length === 0) return null;
  const unknown = look.ownerValues.filter(({ ownerId }) => ownerId === null);
  const meant = new Map((vocabulary.owners ?? []).map(({ value, ownerId }) => [value, ownerId]));
  const choices = [{ value: NOBODY, label: 'A person of their own' }, ...look.owners.map(({ ownerId, name }) => ({ value: ownerId, label: names.personal(name) }))];
  return (
    <Section title="Owners" note={`${plural(look.ownerValues.length - unknown.length, 'text')} found by id, name or e-mail, ${countText(unknown.length)} not`}>
      {unknown.length > 0 && <table className="table table-dense state-table" aria-label="Owners">
        <thead><tr><th scope="col">Written</th><th scope="col" className="figures">Cells</th><th scope="col">Means</th></tr></thead>
        <tbody>
          {unknown.slice(0, SHOWN).map(({ value, count }) => (
            <tr key={value}>
              <td className="wrap">{names.personal(value)}</td>
              <td className="figures">{countText(count)}</td>
              <td><ComboField label={`Whom ${names.personal(value)} means`} hideLabel width={240} choices={choices} value={meant.get(value) ?? NOBODY} onCommit={(ownerId) => onWords(meanOwner(vocabulary, value, ownerId === NOBODY ? null : ownerId))} /></td>
            </tr>
          ))}
        </tbody>
      </table>}
      {unknown.length > SHOWN && <p className="small ink3">And {countText(unknown.length - SHOWN)} more, each in fewer cells.</p>}
    </Section>
  );
}

/** Which source each of the client's words for one means. */
export function SourceWords({ look, vocabulary, onWords }: WordsProps): JSX.Element | null {
  if (look === undefined || look.sourceValues.length === 0) return null;
  const meant = new Map((vocabulary.sources ?? []).map(({ value, means }) => [value, means]));
  const known = look.sourceValues.map(({ value }) => value);
  const shown = look.sourceValues.slice(0, SHOWN);
  return (
    <Section title="Sources" note="the same name for the same source, whatever it was called">
      <table className="table table-dense state-table" aria-label="Sources">
        <thead><tr><th scope="col">Written</th><th scope="col" className="figures">Leads</th><th scope="col">Means</th></tr></thead>
        <tbody>
          {shown.map(({ value, count }) => (
            <tr key={value}>
              <td className="wrap">{value}</td>
              <td className="figures">{countText(count)}</td>
              <td><TextField label={`What ${value} means`} hideLabel width={240} list={known} value={meant.get(value) ?? value} onCommit={(means) => onWords(meanSource(vocabulary, value, means))} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {look.sourceValues.length > SHOWN && <p className="small ink3">And {countText(look.sourceValues.length - SHOWN)} more, each of fewer leads.</p>}
    </Section>
  );
}
