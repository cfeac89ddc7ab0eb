import type { Configuration } from '../model/configuration.ts';
import { manualOperation } from './manual-operation.ts';
import type { PortalSnapshot } from './portal-snapshot.ts';
import type { PushChoices } from './push-choices.ts';
import type { PushOperation } from './push-operation.ts';
import { stageNamed } from './workflows/portal-words.ts';

/** The stages that every handoff goes through, as HubSpot itself calls them. */
const NEEDED = [{ meaning: 'mql', label: 'Marketing Qualified Lead', behind: 'lead' }, { meaning: 'sql', label: 'Sales Qualified Lead', behind: 'mql' }] as const;

/**
 * Life cycle stages for MQL and SQL where the portal has none of that name: made over an interface that HubSpot does not
 * document, if somebody chose that and the portal shows its stages so, else a step by hand (hubspot.md §4a). Nothing where both are there.
 */
export function planStages(configuration: Configuration, snapshot: PortalSnapshot, { stages }: Pick<PushChoices, 'stages'>): { readonly operations: PushOperation[]; readonly byHand: PushOperation | null } {
  const knowsStages = snapshot.fields.some(({ name }) => name === 'lifecyclestage');
  const missing = knowsStages ? NEEDED.filter(({ meaning }) => stageNamed(snapshot, meaning) === undefined) : [];
  if (missing.length === 0) return { operations: [], byHand: null };
  if (stages !== 'create' || snapshot.stages === undefined) return { operations: [], byHand: stepsByHand(configuration, missing, stages === 'create') };
  return { operations: missing.map((stage) => createStage(stage, snapshot)), byHand: null };
}

/** Whether two names of a stage are the same to people. */
export const isSameStage = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

type Needed = (typeof NEEDED)[number];

const placeOf = ({ meaning }: Needed): string => (meaning === 'sql' ? ' behind the one for MQL' : ' behind "Lead"');

function createStage(stage: Needed, snapshot: PortalSnapshot): PushOperation {
  const { meaning, label, behind } = stage;
  const before = stageNamed(snapshot, behind) ?? stageNamed(snapshot, 'lead');
  const displayOrder = (snapshot.stages?.find(({ id }) => id === before)?.displayOrder ?? 0) + (behind === 'mql' && stageNamed(snapshot, 'mql') === undefined ? 2 : 1);
  return {
    id: `stage:${meaning}`, group: 'properties', kind: 'createStage', target: label, title: `Create the life cycle stage "${label}"`,
    change: 'New stage for contacts and companies; see to its place among the others on screen. The workflows below take its number as soon as the portal has given it one',
    wayBack: 'Delete it in HubSpot (Settings, Properties, Lifecycle stage) while nobody is in it.', risk: 'high',
    fields: [{ field: 'label', before: null, after: label }, { field: 'displayOrder', before: null, after: displayOrder }], status: 'planned', message: '',
    steps: [WHERE_STAGES_ARE, `Add the stage "${label}"${placeOf(stage)}.`, 'Then apply again: the push finds it by its name and goes on with what needs it.'],
  };
}

const WHERE_STAGES_ARE = 'In HubSpot open Settings, Objects, Contacts, Lifecycle stage.';

function stepsByHand({ definitions }: Configuration, missing: readonly Needed[], isChosen: boolean): PushOperation {
  const wording = { mql: definitions.mql.text.trim(), sql: definitions.sql.text.trim() } as const;
  return manualOperation({
    id: 'manual:stages',
    title: 'Add the life cycle stages',
    change: isChosen ? 'This portal, or this key, does not let stages be made from outside.' : 'No stage of this portal is named so. Stages count for contacts and companies, so a person adds them.',
    risk: 'high',
    wayBack: 'Delete the stage in HubSpot while nobody is in it.',
    steps: [
      WHERE_STAGES_ARE,
      ...missing.map((stage) => `Add the stage "${stage.label}"${placeOf(stage)}${wording[stage.meaning] === '' ? '' : `. Agreed: ${wording[stage.meaning]}`}`),
      'If another stage of this portal means the same, name it so instead of adding one.',
      'Plan again: the workflows then use the stages.',
    ],
  });
}
