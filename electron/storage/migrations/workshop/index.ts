import type { Migrations } from '../../migrate.ts';
import * as createWorkshop from './0010-create-workshop.ts';
import * as addPrivacy from './0030-add-privacy.ts';
import * as addPopulation from './0040-add-population.ts';
import * as addClientFigures from './0050-add-client-figures.ts';
import * as addBatches from './0060-add-batches.ts';
import * as addAbsenceKind from './0070-add-absence-kind.ts';
import * as addBlindRounds from './0080-add-blind-rounds.ts';
import * as addImportedStaff from './0090-add-imported-staff.ts';
import * as addKeptAnswers from './0100-add-kept-answers.ts';
import * as addEvidence from './0130-add-evidence.ts';
import * as addHandoffMaps from './0140-add-handoff-maps.ts';
import * as addLedger from './0150-add-ledger.ts';
import * as addSeals from './0160-add-seals.ts';
import * as addPushJournal from './0170-add-push-journal.ts';
import * as addDayRecord from './0200-add-day-record.ts';
import * as addPortalReading from './0205-add-portal-reading.ts';

/** The workshop database's migrations, in order. Released ones are never edited. */
export const WORKSHOP_MIGRATIONS: Migrations = {
  '0010-create-workshop': createWorkshop,
  '0030-add-privacy': addPrivacy,
  '0040-add-population': addPopulation,
  '0050-add-client-figures': addClientFigures,
  '0060-add-batches': addBatches,
  '0070-add-absence-kind': addAbsenceKind,
  '0080-add-blind-rounds': addBlindRounds,
  '0090-add-imported-staff': addImportedStaff,
  '0100-add-kept-answers': addKeptAnswers,
  '0130-add-evidence': addEvidence,
  '0140-add-handoff-maps': addHandoffMaps,
  '0150-add-ledger': addLedger,
  '0160-add-seals': addSeals,
  '0170-add-push-journal': addPushJournal,
  '0200-add-day-record': addDayRecord,
  '0205-add-portal-reading': addPortalReading,
};
