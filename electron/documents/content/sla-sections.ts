import type { SlaDocument } from '../sla-document.ts';
import { speakFor } from '../../../shared/format/texts/speak.ts';
import { evidenceAnnex, routingAnnex, scoringAnnex } from './annexes.ts';
import type { Section } from './block.ts';
import { definitionsSection, tiersSection } from './definitions-and-tiers.ts';
import type { ZoneReader } from './document-names.ts';
import { documentNames } from './document-names.ts';
import { gapsAndDecisionsAnnex } from './gaps-and-decisions.ts';
import { mapAnnex } from './map-annex.ts';
import { openPointsSection } from './open-points.ts';
import { partiesSection, purposeSection } from './parties-and-purpose.ts';
import { playbookAnnex } from './playbook-annex.ts';
import { clockSection, marketingSection, salesSection } from './promises.ts';
import { replaySection } from './replay-evidence.ts';
import { escalationSection, feedbackSection, measurementSection, reviewSection, routingSection } from './running-it.ts';
import { signaturesSection } from './signatures.ts';

/** The sections of domain.md §11 in their order. */
export function slaSections(document: SlaDocument, readZone: ZoneReader): readonly Section[] {
  const names = documentNames(document.configuration, readZone, speakFor(document));
  return [
    partiesSection(document),
    purposeSection(document),
    definitionsSection(document, names),
    tiersSection(document, names),
    marketingSection(document),
    salesSection(document),
    clockSection(document, names),
    routingSection(document, names),
    measurementSection(document),
    escalationSection(document),
    feedbackSection(document),
    reviewSection(document),
    replaySection(document, readZone),
    openPointsSection(document, readZone),
    signaturesSection(document, readZone),
    playbookAnnex(document),
    scoringAnnex(document, names),
    routingAnnex(document, names),
    evidenceAnnex(document, names, readZone),
    ...mapAnnex(document),
    ...gapsAndDecisionsAnnex(document, readZone),
  ];
}
