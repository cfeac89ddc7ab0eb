import { useWorkshopId } from '../../state/workshop-context.tsx';

/** The job under which this workshop's replays say how far they are, and can be cancelled; part of every question's key. */
export const useReplayJob = (): string => `replay ${useWorkshopId()}`;
