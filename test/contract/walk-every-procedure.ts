import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultRehearsalState } from '../../electron/hubspot/simulator/default-state.ts';
import { noRecords, recordTable } from '../../electron/hubspot/simulator/records.ts';
import { startRehearsalPortal, type RehearsalPortal } from '../../electron/hubspot/simulator/start-rehearsal-portal.ts';
import { CONTRACT, type Call, type InputOf, type OutputOf, type ProcedureName } from '../../shared/contract/contract.ts';
import { failureSchema, type Failure } from '../../shared/contract/reply.ts';

/** One transport: a call goes in, whatever came back comes out. */
export type Transport = (call: Call) => Promise<unknown>;

const LEADS = `Lead ID,Created,First name,Email,Company,Source,Country,Owner,MQL date
L1,2026-01-05 09:00,Ada,ada@example.org,Ada Ltd,Web,DE,R1,2026-01-06 10:00
L2,2026-01-07 09:00,Ben,ben@example.org,Ben Ltd,Event,DE,R1,
L3,2026-01-08 09:00,Cleo,cleo@example.org,Cleo Ltd,Web,FR,R2,2026-01-09 11:00
L4,not a date,Dan,dan@example.org,Dan Ltd,Web,FR,R2,
,2026-01-09 09:00,Nora,nora@example.org,Nora Ltd,Web,FR,R2,
${Array.from({ length: 12 }, (_, i) => `M${i},2026-01-05 09:00,Mia,mia${i}@example.org,Mia Ltd,Web,DE,R1,2026-01-${10 + i} 10:00
`).join('')}`;
const OWNERS = `Owner ID,Name,Email,Territory,Time zone\nR1,Rita Rep,rita@example.org,DE,Europe/Berlin\nR2,Remy Rep,remy@example.org,FR,Europe/Paris\n`;

/** In the place of the client's portal: it knows one of the people above and when she works. */
export function startWalkedPortal(): Promise<RehearsalPortal> {
  const state = { ...defaultRehearsalState(), owners: [{ ownerId: 'R1', userId: '1', email: '', firstName: 'Rita', lastName: 'Rep', archived: false }] };
  const hours = { hubspot_owner_id: 'R1', hs_working_hours: '[{"days":"MONDAY","startMinute":60,"endMinute":120}]' };
  return startRehearsalPortal({ state, records: { ...noRecords(), users: recordTable([{ id: 'u1', createdAt: 1, properties: hours }]) }, now: Date.now });
}

/** What a walk met: every procedure that was called, and every refusal. */
export interface Walked {
  readonly called: ReadonlySet<ProcedureName>;
  readonly refusals: readonly { readonly name: ProcedureName; readonly failure: Failure }[];
}

/** A small workshop from start to end, calling every procedure at least once; each reply is checked against the contract. */
export async function walkEveryProcedure(transport: Transport, portalKey: string): Promise<Walked> {
  const called = new Set<ProcedureName>();
  const refusals: { name: ProcedureName; failure: Failure }[] = [];
  const send = async <N extends ProcedureName>(name: N, input: InputOf<N>, workshopId: string | null): Promise<OutputOf<N> | null> => {
    called.add(name);
    const reply = (await transport({ name, input, workshopId })) as { ok: boolean; value: unknown; error: unknown }; // the envelope; checked next
    if (reply.ok !== true) {
      refusals.push({ name, failure: failureSchema.parse(reply.error) });
      return null;
    }
    return CONTRACT[name].output.parse(reply.value) as OutputOf<N>; // parsed by the schema of this very name
  };
  const need = async <N extends ProcedureName>(name: N, input: InputOf<N>, workshopId: string | null): Promise<NonNullable<OutputOf<N>>> => {
    const value = await send(name, input, workshopId);
    if (value === null) throw new Error(`${name} gave nothing to go on with: ${refusals.at(-1)?.failure.message ?? 'null'}`);
    return value;
  };
  await walkApp(send);
  const workshopId = await walkWorkshop(need);
  await walkHistory(need, workshopId);
  await walkMaps(need, workshopId);
  const proposalId = await walkProposal(need, workshopId);
  await walkFigures(need, proposalId, workshopId);
  await walkEvidence(need, proposalId, workshopId);
  await walkGaps(need, proposalId, workshopId);
  await walkBlind(need, proposalId, workshopId);
  const agreementId = await walkAgreement(need, proposalId, workshopId);
  await walkPush(need, { agreementId, proposalId }, workshopId, portalKey);
  await walkCopies(need, workshopId);
  await walkSafety(need, workshopId);
  return { called, refusals };
}

type Send = <N extends ProcedureName>(name: N, input: InputOf<N>, workshopId: string | null) => Promise<OutputOf<N> | null>;
type Need = <N extends ProcedureName>(name: N, input: InputOf<N>, workshopId: string | null) => Promise<NonNullable<OutputOf<N>>>;

async function walkApp(send: Send): Promise<void> {
  await send('app.getStatus', {}, null);
  await send('app.getSettings', {}, null);
  await send('app.saveSettings', { roomMode: false }, null);
  await send('app.choosePath', { purpose: 'save', title: 'Save', suggestedName: 'a.pdf', extensions: ['pdf'] }, null);
  await send('app.cancelJob', { jobId: 'none' }, null);
  await send('push.setRehearsalFaults', { faults: [] }, null);
}

async function walkWorkshop(need: Need): Promise<string> {
  const { id } = await need('workshop.createWorkshop', { title: 'Handoff day', clientName: 'Example', zone: 'Europe/Berlin', currency: 'EUR', startsAt: Date.UTC(2026, 2, 2, 8) }, null);
  await need('workshop.openSample', {}, null);
  await need('workshop.listWorkshops', {}, null);
  await need('workshop.updateWorkshop', { title: 'Handoff day 2' }, id);
  await need('workshop.saveParticipants', { participants: (['marketing', 'sales'] as const).map((team) => ({ id: team, name: `Lead of ${team}`, team, role: 'lead', canSign: true })) }, id);
  await need('workshop.getWorkshop', {}, id);
  return id;
}

async function walkHistory(need: Need, id: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-walk-'));
  const fileIds: string[] = [];
  for (const [name, text] of [['leads.csv', LEADS], ['owners.csv', OWNERS], ['holidays.csv', 'Date,Holiday\n2026-12-25,Christmas\n']] as const) {
    writeFileSync(join(folder, name), text);
    fileIds.push((await need('import.stageFile', { path: join(folder, name) }, null)).fileId);
  }
  const inspected = await need('import.inspectFiles', { fileIds }, id);
  const files = inspected.files.map(({ mapping }) => mapping);
  await need('import.runImport', { files, vocabulary: inspected.vocabulary }, id);
  const again = await need('import.runImport', { files, vocabulary: inspected.vocabulary, mode: 'append' }, id);
  await need('import.undoImport', { batchId: again.id }, id);
  const [kept] = await need('import.listBatches', {}, id);
  await need('import.exportSource', { batchId: kept?.id ?? '', file: 'leads.csv' }, id);
  await need('import.getLastBatch', {}, id);
  await need('import.listRefusedRows', {}, id);
  await need('import.exportRefusedRows', {}, id);
  const first = inspected.files[0];
  if (first !== undefined) {
    const { id: profileId } = await need('import.saveProfile', { name: 'Leads', mapping: first.mapping }, null);
    await need('import.listProfiles', {}, null);
    await need('import.deleteProfile', { profileId }, null);
  }
  const health = await need('history.getHealth', {}, id);
  await need('history.listValues', { field: health.fields[0]?.name ?? 'Source' }, id);
  await need('history.tabulate', { by: [{ field: 'Source' }] }, id);
  await need('history.describeNumbers', { measure: { field: health.fields[0]?.name ?? 'Source' } }, id);
  await need('history.listLeads', {}, id);
  await need('history.getAvailability', {}, id);
  await need('history.queryLeads', { sort: [{ field: '@created', descending: true }] }, id);
  const { rule } = await need('history.getPopulation', {}, id);
  await need('history.savePopulation', { rule, acceptedBy: ['marketing'] }, id);
  await need('history.saveClientFigures', { figures: [{ by: 'all', name: '', measure: 'mqls', value: 3 }] }, id);
  await need('history.listClientFigures', {}, id);
  await need('history.exportDataRequest', {}, id);
  await need('history.getLead', { leadId: 'L1' }, id);
}

async function walkProposal(need: Need, id: string): Promise<string> {
  const proposalId = (await need('proposal.listProposals', {}, id))[0]?.id ?? '';
  const first = await need('proposal.getProposal', { proposalId }, id);
  const seeded = await need('proposal.seedFromHistory', { proposalId, seenRevision: first.revision }, id);
  await need('routing.listHolidays', { country: 'DE', region: 'BY' }, id);
  await need('proposal.listImportedHours', {}, id);
  const taken = await need('proposal.takeImportedHours', { proposalId, seenRevision: seeded.revision }, id);
  const configuration = { ...taken.configuration, score: { ...taken.configuration.score } };
  const edited = await need('proposal.editProposal', { proposalId, seenRevision: taken.revision, configuration, label: 'Nothing new' }, id);
  const undone = await need('proposal.undoEdit', { proposalId, seenRevision: edited.revision }, id);
  await need('proposal.redoEdit', { proposalId, seenRevision: undone.revision }, id);
  await need('proposal.createProposal', { name: 'Another', copyOf: proposalId }, id);
  await need('proposal.listDefinitionRevisions', { proposalId, word: 'mql' }, id);
  await need('proposal.saveAbsences', { absences: [] }, id);
  await need('proposal.listAbsences', {}, id);
  return proposalId;
}

async function walkGaps(need: Need, proposalId: string, id: string): Promise<void> {
  const { gaps, map, revision } = await need('gap.listGaps', { proposalId }, id);
  if (gaps.length !== 44) throw new Error(`There are ${gaps.length} gap rules.`);
  const accepted = await need('gap.setStatus', { seenRevision: revision, ruleId: 'G01', status: 'accepted', by: 'Ada', note: 'Known' }, id);
  const set = await need('gap.saveSettings', { seenRevision: accepted.revision, settings: { leakDays: 5, actions: { events: [], countsOwner: true, windowMinutes: 60 } } }, id);
  await need('gap.listGapLeads', { proposalId, set: 'gap:leaks' }, id);
  const decided = await need('decision.saveEntry', { seenRevision: set.revision, list: 'decisions', text: 'Rita owns the moment', refersTo: { kind: 'gap', id: 'G01', label: 'No named owner' } }, id);
  const removed = await need('decision.removeEntry', { seenRevision: decided.revision, id: decided.decisions[0]?.id ?? '' }, id);
  const undone = await need('decision.undoEdit', { seenRevision: removed.revision }, id);
  await need('decision.redoEdit', { seenRevision: undone.revision }, id);
  await need('decision.getLedger', {}, id);
  await need('discovery.getHandoff', { proposalId }, id);
  await need('discovery.compareMap', { proposalId, mapId: map?.id ?? '' }, id);
}

async function walkEvidence(need: Need, proposalId: string, id: string): Promise<void> {
  await need('evidence.saveSettings', { horizonDays: 30 }, id);
  await need('evidence.getSettings', {}, id);
  await need('evidence.breakDown', { proposalId, by: 'rep' }, id);
  await need('evidence.listLeaks', { proposalId }, id);
  await need('evidence.getSpeed', { proposalId }, id);
  await need('evidence.getFlow', { proposalId, kind: 'owner' }, id);
  await need('evidence.getConversion', { proposalId, by: 'cohort' }, id);
  const { from, to } = await need('history.getHealth', {}, id);
  await need('evidence.saveSettings', { tunedUntil: Math.round(((from ?? 0) + (to ?? 0)) / 2) }, id);
  await need('evidence.judgeSplit', { proposalId }, id);
  await need('evidence.checkCapacity', { proposalId }, id);
  await need('evidence.simulateResponse', { proposalId }, id);
  const proposals = await need('proposal.listProposals', {}, id);
  await need('evidence.compareProposals', { proposalIds: proposals.slice(0, 2).map((one) => one.id) }, id);
  await need('evidence.pinCandidate', { proposalId }, id);
  await need('evidence.freezeReplay', { proposalId, note: 'For the agreement' }, id);
  await need('evidence.listFrozen', {}, id);
}

async function walkMaps(need: Need, id: string): Promise<void> {
  const [template] = await need('map.listTemplates', {}, null);
  const asIs = await need('map.createMap', { name: 'As is', ...(template === undefined ? {} : { templateId: template.id }) }, id);
  const toBe = await need('map.createMap', { name: 'To be', kind: 'toBe', copyOf: asIs.id }, id);
  const edited = await need('map.editMap', { mapId: toBe.id, seenRevision: toBe.revision, map: { ...toBe.map, edges: [] }, label: 'Take every way off' }, id);
  const renamed = await need('map.renameMap', { mapId: toBe.id, seenRevision: edited.revision, name: 'Soon' }, id);
  const undone = await need('map.undoEdit', { mapId: toBe.id, seenRevision: renamed.revision }, id);
  const redone = await need('map.redoEdit', { mapId: toBe.id, seenRevision: undone.revision }, id);
  await need('map.diffMaps', { beforeId: asIs.id, afterId: toBe.id }, id);
  await need('map.deleteMap', { mapId: toBe.id, seenRevision: redone.revision }, id);
  await need('map.restoreMap', { mapId: toBe.id }, id);
  await need('map.listMaps', {}, id);
  const { map } = await need('map.getMap', { mapId: asIs.id }, id);
  await need('map.importMap', { text: JSON.stringify({ baton: 'handoff-map', ...map }) }, id);
  for (const format of ['json', 'outline'] as const) await need('map.exportMap', { mapId: asIs.id, format }, id);
  await need('map.exportPicture', { mapId: asIs.id, png: 'iVBORw0KGgo=' }, id);
  for (const format of ['svg', 'pdf'] as const) await need('map.exportDrawing', { mapId: asIs.id, format }, id);
}

async function walkPolicy(need: Need, proposalId: string, id: string): Promise<void> {
  const { rules, reps } = await need('routing.playPolicy', { proposalId }, id);
  await need('routing.playPolicy', { proposalId, moments: 'actual' }, id);
  await need('routing.compareStrategies', { proposalId }, id);
  await need('routing.simulateTakeBacks', { proposalId }, id);
  await need('routing.checkPolicy', { proposalId }, id);
  await need('routing.explainRep', { proposalId, repId: reps[0]?.repId ?? '' }, id);
  await need('routing.listPolicyLeads', { proposalId, set: rules[0]?.set ?? 'unrouted' }, id);
}

async function walkFigures(need: Need, proposalId: string, id: string): Promise<void> {
  await need('score.getDistribution', { proposalId }, id);
  await need('score.countCriteria', { proposalId, criteria: [{ kind: 'compare', field: 'Country', op: 'eq', value: 'DE' }] }, id);
  await need('score.listScores', { proposalId }, id);
  await walkDefinitions(need, proposalId, id);
  await need('score.getQuality', { proposalId }, id);
  await need('score.getFlips', { proposalId }, id);
  const { configuration } = await need('proposal.getProposal', { proposalId }, id);
  await need('score.previewModel', { proposalId, score: { ...configuration.score, mqlThreshold: 1_000 } }, id);
  await need('score.traceThresholds', { proposalId }, id);
  await need('replay.foreseeSteps', { proposalId, scores: [configuration.score] }, id);
  await need('score.lintModel', { proposalId }, id);
  await need('score.suggestPoints', { proposalId }, id);
  await need('map.readContext', { proposalId }, id);
  await need('score.explainLead', { proposalId, leadId: 'L1' }, id);
  await need('routing.explainLead', { proposalId, leadId: 'L1' }, id);
  await walkPolicy(need, proposalId, id);
  const summary = await need('replay.runReplay', { proposalId }, id);
  await need('replay.listFigureLeads', { proposalId, figureId: summary.figures[0]?.id ?? '' }, id);
}

async function walkBlind(need: Need, proposalId: string, id: string): Promise<void> {
  const teams = ['marketing', 'sales'] as const;
  const raters = teams.map((team) => ({ kind: 'team' as const, team }));
  await need('blind.previewRound', { proposalId }, id);
  const given = await need('blind.startRound', { proposalId, raters, cases: 10 }, id);
  await need('blind.discardRound', { roundId: given.id, seenRevision: given.revision }, id);
  await need('blind.listRounds', {}, id);
  const people = [{ kind: 'team' as const, team: 'marketing' as const }, { kind: 'person' as const, participantId: 'sales' }, { kind: 'team' as const, team: 'revops' as const }];
  const round = await need('blind.startRound', { proposalId, raters: people }, id);
  const cases = await need('blind.listCases', { roundId: round.id }, id);
  const left = await need('blind.removeSeat', { roundId: round.id, seatId: round.seats[2]?.id ?? '', seenRevision: round.revision }, id);
  let { revision } = left;
  for (const seat of left.seats) {
    const { sitting } = await need('blind.takeSeat', { roundId: round.id, seatId: seat.id }, id);
    for (const { number } of cases) await need('blind.answerCase', { roundId: round.id, seatId: seat.id, sitting, caseNumber: number, verdict: 'workNow' }, id);
    ({ revision } = await need('blind.lockSeat', { roundId: round.id, seatId: seat.id, sitting, isOpen: true }, id));
  }
  await need('blind.revealRound', { roundId: round.id, seenRevision: revision }, id);
  await need('blind.getResult', { roundId: round.id, proposalId }, id);
  await need('blind.closeSeat', { roundId: round.id, seatId: left.seats[1]?.id ?? '' }, id);
}

async function walkDefinitions(need: Need, proposalId: string, id: string): Promise<void> {
  const { expression } = await need('definition.readText', { text: 'Country = "DE" and count(FORM) >= 1 within 30 days' }, null);
  if (expression === null) throw new Error('The text was not read.');
  await need('definition.writeText', { expression }, null);
  await need('definition.completeText', { text: 'Country = ', caret: 10 }, id);
  await need('definition.checkCriteria', { criteria: [expression] }, id);
  await need('definition.compareDefinitions', { left: { proposalId }, right: { proposalId, criteria: expression } }, id);
}

async function walkAgreement(need: Need, proposalId: string, id: string): Promise<string> {
  const { revision } = await need('proposal.getProposal', { proposalId }, id);
  const frozen = await need('agreement.freezeProposal', { proposalId, seenRevision: revision }, id);
  for (const participantId of ['marketing', 'sales']) await need('agreement.signAgreement', { agreementId: frozen.id, participantId, method: 'typed', statement: 'Agreed.' }, id);
  await need('agreement.listAgreements', {}, id);
  await need('agreement.getAgreement', { agreementId: frozen.id }, id);
  await need('agreement.testClause', { proposalId, clauseId: 'attempts' }, id);
  await need('agreement.sealAgreement', { agreementId: frozen.id }, id);
  const path = join(mkdtempSync(join(tmpdir(), 'baton-walk-')), 'sla.pdf');
  await need('agreement.exportPdf', { agreementId: frozen.id, path }, id);
  await need('agreement.verifyPdf', { path }, id);
  await need('agreement.compareRevisions', { from: { agreementId: frozen.id }, to: { proposalId } }, id);
  await need('agreement.exportText', { agreementId: frozen.id, format: 'markdown' }, id);
  await need('agreement.exportSummary', { agreementId: frozen.id, sheet: 'sponsor' }, id);
  await need('agreement.saveLook', { paper: 'A4', colour: '#1f57a4' }, id);
  await need('agreement.getLook', {}, id);
  await need('agreement.listTemplates', {}, null);
  await need('agreement.previewPdf', { proposalId }, id);
  await need('agreement.checkPrintable', { proposalId }, id);
  await need('agreement.listTrail', {}, id);
  await walkReview(need, frozen.id, id);
  return frozen.id;
}

async function walkReview(need: Need, agreementId: string, id: string): Promise<void> {
  const review = await need('review.reviewAgreement', { agreementId, from: '2020-01-01' }, id);
  await need('review.listReviewLeads', { agreementId, from: '2020-01-01', set: 'unrouted' }, id);
  for (const format of review.kind === 'review' ? (['pdf', 'csv', 'json'] as const) : []) await need('review.exportPack', { agreementId, from: '2020-01-01', format }, id);
  await need('review.startVersion', { agreementId, name: 'Next version' }, id);
}

async function walkPush(need: Need, { agreementId, proposalId }: { readonly agreementId: string; readonly proposalId: string }, id: string, key: string): Promise<void> {
  const plan = await need('push.planPush', { agreementId }, id);
  await need('push.getPlan', {}, id);
  await need('push.applyPlan', { planId: plan.id }, id);
  await need('push.verifyPush', { planId: plan.id }, id);
  const byHand = plan.operations.find(({ kind }) => kind === 'manual');
  await need('push.tickStep', { planId: plan.id, operationId: byHand?.id ?? '', isDone: true }, id);
  await need('push.exportReport', { planId: plan.id }, id);
  await need('push.listJournal', {}, id);
  await need('push.planRollback', { planId: plan.id }, id);
  await need('portal.connect', { key, purpose: 'read' }, id);
  await need('portal.getConnection', {}, id);
  await need('push.rehearsePlan', { planId: (await need('push.planPush', { agreementId, on: 'portal' }, id)).id }, id);
  await need('portal.readHistory', { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 2, 1) }, id);
  await need('portal.getReading', {}, id);
  await need('portal.readInventory', {}, id);
  await need('portal.getInventory', {}, id);
  await need('proposal.listPortalHours', { proposalId }, id);
  const { revision } = await need('proposal.getProposal', { proposalId }, id);
  await need('proposal.takePortalHours', { proposalId, seenRevision: revision }, id);
  await need('portal.disconnect', {}, id);
}

async function walkCopies(need: Need, id: string): Promise<void> {
  const path = join(mkdtempSync(join(tmpdir(), 'baton-walk-')), 'copy.baton');
  await need('workshop.saveCopy', { path }, id);
  const copy = await need('workshop.openCopy', { path }, null);
  await need('workshop.deleteWorkshop', { workshopId: copy.id }, null);
}

async function walkSafety(need: Need, id: string): Promise<void> {
  await need('workshop.setDeleteBy', { deleteBy: Date.UTC(2027, 0, 1) }, id);
  const { backups } = await need('workshop.listBackups', {}, id);
  await need('workshop.restoreBackup', { backupId: backups[0]?.id ?? '' }, id);
  await need('workshop.previewForgetting', {}, id);
  await need('workshop.forgetPeople', {}, id);
  await need('workshop.getProtection', {}, id);
  await need('workshop.setPassphrase', { passphrase: 'long enough to keep' }, id);
  await need('workshop.closeWorkshop', { workshopId: id }, null);
  await need('workshop.unlockWorkshop', { workshopId: id, passphrase: 'long enough to keep' }, null);
}
