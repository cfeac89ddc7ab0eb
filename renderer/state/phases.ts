/** The ten phases of the day in their order; an order and not a lock. */
export const PHASES = [
  { id: 'prepare', name: 'Prepare' },
  { id: 'map', name: 'Map' },
  { id: 'define', name: 'Define' },
  { id: 'score', name: 'Score' },
  { id: 'route', name: 'Route' },
  { id: 'promise', name: 'Promise' },
  { id: 'replay', name: 'Replay' },
  { id: 'sign', name: 'Sign' },
  { id: 'push', name: 'Push' },
  { id: 'review', name: 'Review' },
] as const;
export type PhaseId = (typeof PHASES)[number]['id'];

/** The address of a phase in this window. */
export const phasePath = (workshopId: string, phase: PhaseId): string => `/w/${workshopId}/${phase}`;
