import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { SlaDocument, SlaEvidence, SlaSignature } from '../../electron/documents/sla-document.ts';
import { buildZoneTable } from '../../electron/zones/build-zone-table.ts';
import { canonicalJson } from '../../shared/engine/agreement/canonical-json.ts';
import { fingerprint } from '../../shared/engine/agreement/fingerprint.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { Figure } from '../../shared/engine/model/honesty.ts';
import { aConfiguration } from './a-configuration.ts';

/** What the renderer takes from outside, as the product composes it. */
export const SURROUNDINGS = {
  fontsFolder: fileURLToPath(new URL('../../resources/fonts', import.meta.url)),
  readZone: buildZoneTable,
};

/** A document of a fictitious client; hash and fingerprint always belong to the configuration. */
export function aSlaDocument(changes: Partial<SlaDocument> = {}, configuration: Configuration = aConfiguration()): SlaDocument {
  const canonicalConfiguration = canonicalJson(configuration);
  const configHash = createHash('sha256').update(canonicalConfiguration).digest('hex');
  return {
    workshop: { id: 'w1', title: 'Handoff day', clientName: 'Northwind Instruments', zone: 'Europe/Berlin', currency: 'EUR', startsAt: Date.UTC(2026, 10, 23, 8), currentResponseMinutes: null },
    participants: [
      { id: 'p1', name: 'Lucie Moreau', team: 'marketing', role: 'head of demand', canSign: true },
      { id: 'p2', name: 'Ravi Adeyemi', team: 'sales', role: 'head of sales', canSign: true },
      { id: 'p3', name: 'Elke Vos', team: 'revops', role: 'RevOps lead', canSign: true },
      { id: 'p4', name: 'Tomas Lindqvist', team: 'sales', role: 'account executive', canSign: false },
    ],
    configuration,
    canonicalConfiguration,
    configHash,
    fingerprint: fingerprint(configHash),
    version: 1,
    status: 'signed',
    signatures: [aSignature('p1', 'Lucie Moreau', 'marketing', 'head of demand'), aSignature('p2', 'Ravi Adeyemi', 'sales', 'head of sales', 3), aSignature('p3', 'Elke Vos', 'revops', 'RevOps lead', 4, 'typed')],
    evidence: someEvidence(),
    paper: 'A4',
    createdAt: Date.UTC(2026, 10, 23, 15, 40),
    ...changes,
  };
}

/** A signature that looks like a hand's: a running wave with loops. */
export function aSignature(participantId: string, name: string, team: string, role: string, seed = 1, method: 'drawn' | 'typed' = 'drawn'): SlaSignature {
  const stroke = (from: number, length: number) =>
    Array.from({ length }, (_, i): [number, number] => {
      const t = i / 9;
      return [from + 14 * t + 9 * Math.cos(t * (1.4 + seed / 9)), 60 - 38 * Math.sin(t * 1.6 + seed) * Math.exp(-t / (4 + seed)) - 6 * t ** 0.5];
    });
  return {
    participantId, name, team, role, method,
    drawing: method === 'typed' ? null : { width: 400, height: 120, strokes: [stroke(20, 40), stroke(110, 90)] },
    statement: 'I have read this agreement and its annexes, and my team keeps it until it is signed again.',
    at: Date.UTC(2026, 10, 23, 14, 29 + seed),
    deviceZone: 'Europe/Berlin',
  };
}

function figure(id: string, label: string, arm: Figure['arm'], unit: Figure['unit'], value: number | null, changes: Partial<Figure> = {}): Figure {
  return { id, label, arm, unit, value, n: 1604, low: null, high: null, honesty: arm === 'proposed' ? 'deterministic' : 'observed', reason: null, leads: 1604, ...changes };
}

export function someEvidence(changes: Partial<SlaEvidence> = {}): SlaEvidence {
  const mqls = { id: 'mqls', label: 'MQLs a week', actual: figure('mqls.actual', 'MQLs a week', 'actual', 'perWeek', 61.7), judged: null, proposed: figure('mqls.proposed', 'MQLs a week', 'proposed', 'perWeek', 47, { n: 1222 }), limit: 58 };
  const kept = { id: 'kept', label: 'Inside the SLA', actual: figure('kept.actual', 'Inside the SLA', 'actual', 'share', 0.38, { low: 0.355, high: 0.404 }), judged: figure('kept.judged', 'Inside the SLA', 'judged', 'share', 0.31, { low: 0.287, high: 0.333 }), proposed: null, limit: null };
  const untouched = { id: 'untouched', label: 'No logged touch', actual: figure('untouched.actual', 'No logged touch', 'actual', 'share', 0.223, { low: 0.203, high: 0.244 }), judged: null, proposed: null, limit: null };
  const unrouted = { id: 'unrouted', label: 'No rule', actual: null, judged: null, proposed: figure('unrouted.proposed', 'No rule', 'proposed', 'share', 0.014, { n: 1222, low: 0.009, high: 0.022 }), limit: null };
  const context = { id: 'context', label: 'Context complete', actual: figure('context.actual', 'Context complete', 'actual', 'share', null, { reason: 'no property history' }), judged: null, proposed: null, limit: null };
  const strip = [mqls, kept, untouched, unrouted, context];
  const tier = (tierId: string, name: string, n: number, late: number, never: number, low: number, high: number) => ({ tierId, name, budgetMinutes: 60, n, outcome: { kept: n - late - never, late, never, open: 0 }, keptShare: (n - late - never) / n, low, high });
  return {
    historyHash: 'b6'.repeat(32), resultHash: '41'.repeat(32), engineVersion: '1',
    from: Date.UTC(2026, 4, 1), to: Date.UTC(2026, 9, 30), leads: 8412, excluded: 96,
    handoffs: { actual: 1604, proposed: 1222 }, censored: { judged: 88 }, isInSample: true,
    strip,
    figures: strip.flatMap(({ actual, judged, proposed }) => [actual, judged, proposed].filter((item) => item !== null)),
    slaByTier: [tier('hot', 'Hot', 402, 214, 92, 0.202, 0.284), tier('warm', 'Warm', 655, 270, 169, 0.296, 0.367), tier('cold', 'Cold', 547, 178, 140, 0.377, 0.459)],
    warnings: ['Company size has no history: its value of today was taken for the whole window.'],
    ...changes,
  };
}
