/** The side of the table a person sits on; only marketing and sales promise something to each other. */
export type Team = 'marketing' | 'sales' | 'revops' | 'facilitator' | 'observer';

/** One working day with one client. `startsAt` is UTC ms; `zone` is the client's IANA zone; `currency` an ISO 4217 code. */
export interface Workshop {
  readonly id: string;
  readonly title: string;
  readonly clientName: string;
  readonly zone: string;
  readonly currency: string;
  readonly startsAt: number;
  /** What sales promises today, before any agreement: business minutes to the first touch; null when nothing is promised. */
  readonly currentResponseMinutes: number | null;
}

/** Somebody in the room. `canSign` marks those whose signature counts for their team. */
export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly team: Team;
  readonly role: string;
  readonly canSign: boolean;
}
