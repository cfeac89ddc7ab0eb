import { checkPrintable } from './agreement/check-printable.ts';
import { compareRevisions } from './agreement/compare-revisions.ts';
import { getLook, saveLook } from './agreement/document-look.ts';
import { exportPdf, previewPdf } from './agreement/export-pdf.ts';
import { exportSummary, exportText } from './agreement/export-text.ts';
import { listAgreementTemplates } from './agreement/list-templates.ts';
import { listTrail } from './agreement/list-trail.ts';
import { sealAgreement } from './agreement/seal-agreement.ts';
import { testClause } from './agreement/test-clause.ts';
import { verifyPdf } from './agreement/verify-pdf.ts';
import { freezeProposal } from './agreement/freeze-proposal.ts';
import { getAgreement } from './agreement/get-agreement.ts';
import { listAgreements } from './agreement/list-agreements.ts';
import { signAgreement } from './agreement/sign-agreement.ts';
import { cancelJob, choosePath, getSettings, getStatus, saveSettings } from './app/app-handlers.ts';
import { answerCase, listCases, lockSeat, takeSeat } from './blind/answer-handlers.ts';
import { getResult } from './blind/get-result.ts';
import { closeSeat, discardRound, listRounds, removeSeat, revealRound } from './blind/round-handlers.ts';
import { previewRound, startRound } from './blind/start-round.ts';
import { breakDown, checkCapacity, getConversion, getFlow, getSpeed, judgeSplit, listLeaks, simulateResponse } from './evidence/block-handlers.ts';
import { compareProposals } from './evidence/compare-proposals.ts';
import { freezeReplay, listFrozen } from './evidence/frozen-replays.ts';
import { pinCandidate } from './evidence/pin-candidate.ts';
import { getSettings as getEvidenceSettings, saveSettings as saveEvidenceSettings } from './evidence/settings-handlers.ts';
import { getLedger, redoLedger, removeEntry, saveEntry, undoLedger } from './decision/ledger-handlers.ts';
import { compareMap, getHandoff } from './discovery/discovery-handlers.ts';
import { listGapLeads, saveGapSettings, setGapStatus } from './gap/gap-handlers.ts';
import { listGaps } from './gap/list-gaps.ts';
import type { Handlers } from './handler.ts';
import { describeNumbers, tabulate } from './history/count-values.ts';
import { compareDefinitions } from './definition/compare-definitions.ts';
import { checkCriteria, completeText, readText, writeText } from './definition/text-handlers.ts';
import { getHealth, getLead, listLeads, listValues } from './history/history-handlers.ts';
import { listClientFigures, saveClientFigures } from './history/client-figures.ts';
import { exportDataRequest } from './history/export-data-request.ts';
import { getAvailability } from './history/get-availability.ts';
import { getPopulation, savePopulation } from './history/population-handlers.ts';
import { queryLeads } from './history/query-leads.ts';
import { exportRefusedRows } from './import/export-refused-rows.ts';
import { exportSource } from './import/export-source.ts';
import { inspectFiles } from './import/inspect-files.ts';
import { getLastBatch, listRefusedRows } from './import/last-batch.ts';
import { listImportBatches, undoImport } from './import/undo-import.ts';
import { deleteProfile, listProfiles, saveProfile } from './import/profiles.ts';
import { runImport } from './import/run-import.ts';
import { stageFile } from './import/stage-file.ts';
import { listAbsences, saveAbsences } from './proposal/absences.ts';
import { editMap, redoMapEdit, renameMap, undoMapEdit } from './map/edit-map.ts';
import { exportDrawing, exportPicture } from './map/export-drawing.ts';
import { exportMap, importMap } from './map/map-file.ts';
import { readContext } from './map/read-context.ts';
import { createMap, deleteMap, diffMaps, getMap, listMaps, listTemplates, restoreMap } from './map/map-handlers.ts';
import { createProposal } from './proposal/create-proposal.ts';
import { editProposal } from './proposal/edit-proposal.ts';
import { getProposal } from './proposal/get-proposal.ts';
import { listDefinitionRevisions } from './proposal/list-definition-revisions.ts';
import { listProposals } from './proposal/list-proposals.ts';
import { seedFromHistory } from './proposal/seed-from-history.ts';
import { listImportedHours, takeImportedHours } from './proposal/imported-hours.ts';
import { listPortalHours, takePortalHours } from './proposal/portal-hours.ts';
import { redoEdit, undoEdit } from './proposal/step-edit.ts';
import { connect } from './portal/connect.ts';
import { disconnect } from './portal/disconnect.ts';
import { getConnection } from './portal/get-connection.ts';
import { getInventory } from './portal/get-inventory.ts';
import { getReading } from './portal/get-reading.ts';
import { readHistory } from './portal/read-history.ts';
import { readInventory } from './portal/read-inventory.ts';
import { applyPlan } from './push/apply-plan.ts';
import { exportReport } from './push/export-report.ts';
import { getPlan } from './push/get-plan.ts';
import { listJournal } from './push/list-journal.ts';
import { planPush } from './push/plan-push.ts';
import { planRollback } from './push/plan-rollback.ts';
import { rehearsePlan } from './push/rehearse-plan.ts';
import { setRehearsalFaults } from './push/set-rehearsal-faults.ts';
import { tickStep } from './push/tick-step.ts';
import { verifyPush } from './push/verify-push.ts';
import { listFigureLeads } from './replay/list-figure-leads.ts';
import { foreseeSteps } from './replay/foresee-steps.ts';
import { runReplay } from './replay/run-replay.ts';
import { listHolidays } from './routing/list-holidays.ts';
import { exportPack } from './review/export-pack.ts';
import { listReviewLeads, reviewAgreement, startVersion } from './review/review-handlers.ts';
import { checkPolicy, compareStrategies, explainRep, listPolicyLeads, playPolicy, simulateTakeBacks } from './routing/policy-handlers.ts';
import { explainRoute } from './routing/explain-lead.ts';
import { countCriteria, explainScore, getDistribution, listScores } from './score/score-handlers.ts';
import { getFlips, getQuality, lintModel, previewModel, suggestPoints, traceThresholds } from './score/quality-handlers.ts';
import { createWorkshop } from './workshop/create-workshop.ts';
import { deleteWorkshop } from './workshop/delete-workshop.ts';
import { forgetPeople } from './workshop/forget-people.ts';
import { previewForgetting } from './workshop/preview-forgetting.ts';
import { getWorkshop } from './workshop/get-workshop.ts';
import { listBackups } from './workshop/list-backups.ts';
import { listWorkshops } from './workshop/list-workshops.ts';
import { openCopy } from './workshop/open-copy.ts';
import { openSample } from './workshop/open-sample.ts';
import { restoreBackup } from './workshop/restore-backup.ts';
import { saveCopy } from './workshop/save-copy.ts';
import { saveParticipants } from './workshop/save-participants.ts';
import { setDeleteBy } from './workshop/set-delete-by.ts';
import { getProtection, setPassphrase } from './workshop/set-passphrase.ts';
import { closeWorkshop, unlockWorkshop } from './workshop/unlock-workshop.ts';
import { updateWorkshop } from './workshop/update-workshop.ts';

/** Who answers what. The compiler refuses a procedure of the contract that is missing here. */
export const HANDLERS: Handlers = {
  'app.getStatus': getStatus,
  'app.getSettings': getSettings,
  'app.saveSettings': saveSettings,
  'app.choosePath': choosePath,
  'app.cancelJob': cancelJob,
  'workshop.listWorkshops': listWorkshops,
  'workshop.createWorkshop': createWorkshop,
  'workshop.openSample': openSample,
  'workshop.openCopy': openCopy,
  'workshop.saveCopy': saveCopy,
  'workshop.getWorkshop': getWorkshop,
  'workshop.updateWorkshop': updateWorkshop,
  'workshop.saveParticipants': saveParticipants,
  'workshop.deleteWorkshop': deleteWorkshop,
  'workshop.closeWorkshop': closeWorkshop,
  'workshop.unlockWorkshop': unlockWorkshop,
  'workshop.getProtection': getProtection,
  'workshop.setPassphrase': setPassphrase,
  'workshop.setDeleteBy': setDeleteBy,
  'workshop.previewForgetting': previewForgetting,
  'workshop.forgetPeople': forgetPeople,
  'workshop.listBackups': listBackups,
  'workshop.restoreBackup': restoreBackup,
  'import.stageFile': stageFile,
  'import.inspectFiles': inspectFiles,
  'import.runImport': runImport,
  'import.saveProfile': saveProfile,
  'import.listProfiles': listProfiles,
  'import.deleteProfile': deleteProfile,
  'import.exportRefusedRows': exportRefusedRows,
  'import.exportSource': exportSource,
  'import.listBatches': listImportBatches,
  'import.undoImport': undoImport,
  'import.getLastBatch': getLastBatch,
  'import.listRefusedRows': listRefusedRows,
  'history.getHealth': getHealth,
  'history.listValues': listValues,
  'history.tabulate': tabulate,
  'history.describeNumbers': describeNumbers,
  'history.listLeads': listLeads,
  'history.getLead': getLead,
  'history.queryLeads': queryLeads,
  'history.getAvailability': getAvailability,
  'history.getPopulation': getPopulation,
  'history.savePopulation': savePopulation,
  'history.listClientFigures': listClientFigures,
  'history.saveClientFigures': saveClientFigures,
  'history.exportDataRequest': exportDataRequest,
  'map.listMaps': listMaps,
  'map.getMap': getMap,
  'map.listTemplates': listTemplates,
  'map.createMap': createMap,
  'map.editMap': editMap,
  'map.renameMap': renameMap,
  'map.undoEdit': undoMapEdit,
  'map.redoEdit': redoMapEdit,
  'map.deleteMap': deleteMap,
  'map.restoreMap': restoreMap,
  'map.diffMaps': diffMaps,
  'map.readContext': readContext,
  'map.importMap': importMap,
  'map.exportMap': exportMap,
  'map.exportPicture': exportPicture,
  'map.exportDrawing': exportDrawing,
  'proposal.listProposals': listProposals,
  'proposal.listDefinitionRevisions': listDefinitionRevisions,
  'proposal.getProposal': getProposal,
  'proposal.createProposal': createProposal,
  'proposal.editProposal': editProposal,
  'proposal.seedFromHistory': seedFromHistory,
  'proposal.listImportedHours': listImportedHours,
  'proposal.takeImportedHours': takeImportedHours,
  'proposal.listPortalHours': listPortalHours,
  'proposal.takePortalHours': takePortalHours,
  'proposal.undoEdit': undoEdit,
  'proposal.redoEdit': redoEdit,
  'proposal.listAbsences': listAbsences,
  'proposal.saveAbsences': saveAbsences,
  'blind.previewRound': previewRound,
  'blind.listRounds': listRounds,
  'blind.startRound': startRound,
  'blind.listCases': listCases,
  'blind.takeSeat': takeSeat,
  'blind.answerCase': answerCase,
  'blind.lockSeat': lockSeat,
  'blind.removeSeat': removeSeat,
  'blind.revealRound': revealRound,
  'blind.discardRound': discardRound,
  'blind.closeSeat': closeSeat,
  'blind.getResult': getResult,
  'definition.readText': readText,
  'definition.writeText': writeText,
  'definition.completeText': completeText,
  'definition.checkCriteria': checkCriteria,
  'definition.compareDefinitions': compareDefinitions,
  'score.getQuality': getQuality,
  'score.getFlips': getFlips,
  'score.lintModel': lintModel,
  'score.previewModel': previewModel,
  'score.traceThresholds': traceThresholds,
  'score.suggestPoints': suggestPoints,
  'score.getDistribution': getDistribution,
  'score.countCriteria': countCriteria,
  'score.listScores': listScores,
  'score.explainLead': explainScore,
  'routing.listHolidays': listHolidays,
  'routing.playPolicy': playPolicy,
  'routing.compareStrategies': compareStrategies,
  'routing.simulateTakeBacks': simulateTakeBacks,
  'routing.checkPolicy': checkPolicy,
  'routing.explainRep': explainRep,
  'routing.listPolicyLeads': listPolicyLeads,
  'routing.explainLead': explainRoute,
  'discovery.getHandoff': getHandoff,
  'discovery.compareMap': compareMap,
  'gap.listGaps': listGaps,
  'gap.listGapLeads': listGapLeads,
  'gap.setStatus': setGapStatus,
  'gap.saveSettings': saveGapSettings,
  'decision.getLedger': getLedger,
  'decision.saveEntry': saveEntry,
  'decision.removeEntry': removeEntry,
  'decision.undoEdit': undoLedger,
  'decision.redoEdit': redoLedger,
  'replay.runReplay': runReplay,
  'replay.foreseeSteps': foreseeSteps,
  'replay.listFigureLeads': listFigureLeads,
  'evidence.getSettings': getEvidenceSettings,
  'evidence.judgeSplit': judgeSplit,
  'evidence.saveSettings': saveEvidenceSettings,
  'evidence.breakDown': breakDown,
  'evidence.listLeaks': listLeaks,
  'evidence.getSpeed': getSpeed,
  'evidence.getFlow': getFlow,
  'evidence.getConversion': getConversion,
  'evidence.checkCapacity': checkCapacity,
  'evidence.simulateResponse': simulateResponse,
  'evidence.compareProposals': compareProposals,
  'evidence.pinCandidate': pinCandidate,
  'evidence.freezeReplay': freezeReplay,
  'evidence.listFrozen': listFrozen,
  'agreement.freezeProposal': freezeProposal,
  'agreement.listAgreements': listAgreements,
  'agreement.getAgreement': getAgreement,
  'agreement.signAgreement': signAgreement,
  'agreement.testClause': testClause,
  'agreement.sealAgreement': sealAgreement,
  'agreement.verifyPdf': verifyPdf,
  'agreement.compareRevisions': compareRevisions,
  'agreement.exportText': exportText,
  'agreement.exportSummary': exportSummary,
  'agreement.previewPdf': previewPdf,
  'agreement.checkPrintable': checkPrintable,
  'agreement.listTemplates': listAgreementTemplates,
  'agreement.getLook': getLook,
  'agreement.saveLook': saveLook,
  'agreement.listTrail': listTrail,
  'agreement.exportPdf': exportPdf,
  'review.reviewAgreement': reviewAgreement,
  'review.listReviewLeads': listReviewLeads,
  'review.exportPack': exportPack,
  'review.startVersion': startVersion,
  'portal.getConnection': getConnection,
  'portal.connect': connect,
  'portal.readHistory': readHistory,
  'portal.getReading': getReading,
  'portal.readInventory': readInventory,
  'portal.getInventory': getInventory,
  'portal.disconnect': disconnect,
  'push.planPush': planPush,
  'push.rehearsePlan': rehearsePlan,
  'push.planRollback': planRollback,
  'push.listJournal': listJournal,
  'push.getPlan': getPlan,
  'push.applyPlan': applyPlan,
  'push.verifyPush': verifyPush,
  'push.tickStep': tickStep,
  'push.exportReport': exportReport,
  'push.setRehearsalFaults': setRehearsalFaults,
};
