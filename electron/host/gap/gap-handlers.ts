import { fail, ok } from '../../../shared/contract/reply.ts';
import { FIRST_EVIDENCE_SETTINGS } from '../../../shared/engine/evidence/evidence-settings.ts';
import { GAP_RULES } from '../../../shared/engine/gaps/gap-rules.ts';
import { withGapStatus, type GapSettings } from '../../../shared/engine/gaps/ledger.ts';
import { changeLedger } from '../decision/present-ledger.ts';
import type { Handler } from '../handler.ts';
import { gapGround } from './gap-ground.ts';

const FIGURE = 'figure:';
const STATUS_WORDS = { open: 'open again', accepted: 'accepted', fixed: 'fixed', wontFix: 'not to be fixed' } as const;

export const listGapLeads: Handler<'gap.listGapLeads'> = async (context, { proposalId, scope, ...page }) => {
  const ground = await gapGround(context, { proposalId, scope });
  if (!ground.ok) return ground;
  const { set, offset, limit } = page;
  // A figure's leads are asked where the replay was played; only one territory is played for itself.
  if (scope === null && set.startsWith(FIGURE)) return ok(await context.compute.call(context.workshopId, 'listFigureLeads', { settings: ground.value.settings, evidence: FIRST_EVIDENCE_SETTINGS, figureId: set.slice(FIGURE.length), offset, limit }));
  return ok(await context.compute.call(context.workshopId, 'listGapLeads', { ground: ground.value, ...page }));
};

export const setGapStatus: Handler<'gap.setStatus'> = async (context, { seenRevision, ruleId, ...said }) => {
  if (!GAP_RULES.some(({ id }) => id === ruleId)) return fail('notFound', `There is no gap rule ${ruleId}. The rules are G01 to G44.`);
  return changeLedger(context, seenRevision, `${ruleId} is ${STATUS_WORDS[said.status]}`, (ledger) => ok(withGapStatus(ledger, { ruleId, ...said, at: context.now() })));
};

export const saveGapSettings: Handler<'gap.saveSettings'> = (context, { seenRevision, settings }) => {
  const isSaid = ([, value]: readonly [string, unknown]): boolean => value !== undefined && value !== '';
  // A part that was left out stands as guessed; the contract's parts are the engine's.
  const kept = Object.fromEntries(Object.entries(settings).filter(isSaid)) as GapSettings;
  return changeLedger(context, seenRevision, 'Set how gaps are judged', (ledger) => ok({ ...ledger, settings: kept }));
};
