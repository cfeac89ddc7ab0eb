import type { ProcedureName } from '../../shared/contract/contract.ts';

/** Figures that follow from a proposal: their keys carry its fingerprint, so a new edit asks anew by itself. */
const DERIVED = new Set(['score', 'routing', 'replay', 'evidence', 'blind', 'definition', 'gap', 'discovery']);

/** `score.getDistribution` → `score`. */
export const areaOf = (name: string): string => name.split('.')[0] ?? name;

/** The key of a call in the cache: area, workshop, name, input, and the fingerprint that it depends on. */
export const keyOf = (name: ProcedureName, workshopId: string | null, input: unknown, version = ''): readonly unknown[] =>
  [areaOf(name), workshopId, name, input, version];

/**
 * Which cached areas an announced change makes old. A changed proposal leaves the derived areas alone, because their
 * keys change with its fingerprint; everything that they also depend on (history, people's absences) drops them.
 */
export function isTouchedBy(key: readonly unknown[], change: { readonly workshopId: string | null; readonly area: string }): boolean {
  const [area, workshopId] = key;
  if (change.area === 'settings') return area === 'app'; // how this laptop shows things changes no figure
  if (area === 'app' || change.area === 'app') return area === change.area;
  if (workshopId !== null && change.workshopId !== null && workshopId !== change.workshopId) return false;
  if (change.area === 'map' && key[2] === 'map.readContext') return false; // follows from history and proposal, not from what is drawn
  if (area === change.area) return true;
  const derived = typeof area === 'string' && DERIVED.has(area);
  if (change.area === 'map' || change.area === 'decision') return area === 'gap' || area === 'discovery' || key[2] === 'agreement.checkPrintable';
  if (change.area === 'gap') return area === 'decision' || area === 'discovery';
  if (change.area === 'proposal') return area === 'agreement' || area === 'push' || area === 'review';
  if (change.area === 'period') return area === 'replay' || area === 'evidence' || area === 'agreement'; // which part of the history is shown
  if (change.area === 'evidence') return key[2] === 'replay.listFigureLeads'; // some of its sets follow from what the room said
  if (change.area === 'agreement') return area === 'push' || area === 'review' || area === 'gap';
  if (change.area === 'portal') return key[2] === 'proposal.listPortalHours';
  if (change.area === 'push') return false;
  if (change.area === 'workshop') return derived || area === 'workshop' || area === 'review';
  return derived || workshopId !== null || area === 'workshop';
}
