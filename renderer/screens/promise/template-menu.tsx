import type { JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { applyTemplate } from './promise-edits.ts';

/** Terms and a playbook to start from: fills in what nobody has said yet, as one step to undo. */
export function TemplateMenu(): JSX.Element {
  const { edit } = useProposal();
  const templates = useCall('agreement.listTemplates', {}).data ?? [];
  return (
    <div className="template-bar">
      <MenuButton
        width={280} opener={<Button icon="plus" disabled={templates.length === 0}>Start from a template</Button>}
        entries={templates.map((template) => ({ kind: 'action' as const, label: template.name, onChoose: () => edit(`Template: ${template.name}`, applyTemplate(template)) }))}
      />
      <span className="small ink3">Fills in terms and playbook where nothing is said yet; one step to undo.</span>
    </div>
  );
}
