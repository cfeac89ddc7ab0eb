import type { JSX } from 'react';
import { SelectField } from '../../components/select-field.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { onRouting, setFallback } from './routing-edits.ts';

const NOBODY = '-';

/** Who takes what no rule catches. */
export function FallbackEditor(): JSX.Element {
  const { configuration, edit } = useProposal();
  const names = useNames();
  const routing = configuration?.routing;
  if (routing === undefined) return <></>;
  const { fallback } = routing;
  return (
    <Section title="What no rule catches" note="counts as unrouted by rule, even though somebody owns it">
      <div className="route-fields route-fields-row">
        <TextField label="Fallback is called" width={220} value={fallback.name} onCommit={(name) => edit('Fallback', onRouting(setFallback(name, fallback.repId ?? null)))} />
        <SelectField
          label="Person who receives it" width={220} value={fallback.repId ?? NOBODY}
          choices={[{ value: NOBODY, label: 'Nobody: it waits' }, ...routing.roster.map((rep) => ({ value: rep.id, label: names.rep(rep.name) }))]}
          onCommit={(repId) => edit('Fallback', onRouting(setFallback(fallback.name, repId === NOBODY ? null : repId)))}
        />
      </div>
    </Section>
  );
}
