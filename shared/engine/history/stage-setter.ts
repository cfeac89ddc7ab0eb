import { fieldWords } from './field-words.ts';

/** Who set a stage, as the `value` of its fact: the source does not say, a machine, or a person by hand. */
export const STAGE_SETTERS = ['unsaid', 'machine', 'hand'] as const;
export type StageSetter = (typeof STAGE_SETTERS)[number];

/** What sources of changes call a person who changes something on a screen; HubSpot's own words among them. */
const BY_HAND = /^(crm )?ui( bulk action)?$|^mobile\b|\b(users?|manual|manually|hand|person|people|screen|bulk edit|inline edit|contacts web|manuell|benutzer|manuel|utilisateur|usuario)\b/;
/** What they call everything else. An import and a form are no hand: nobody looked at the lead. */
const BY_MACHINE = /\b(automations?|automated|automatic|workflows?|flows?|process|processes|api|apis|integrations?|imports?|imported|migrations?|sync|synced|calculated|calculations?|forms?|system|batch|enrichment|scores?|scoring|rules?|triggers?|bots?|analytics|automatisierung)\b/;

/** Who a change's source names, as an index into `STAGE_SETTERS`; a text that says neither, such as a person's name, says nothing. */
export function stageSetterOf(source: string): number {
  const words = fieldWords(source);
  return STAGE_SETTERS.indexOf(BY_MACHINE.test(words) ? 'machine' : BY_HAND.test(words) ? 'hand' : 'unsaid');
}
