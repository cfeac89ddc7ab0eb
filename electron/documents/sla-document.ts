import type { AuditEntry } from '../../shared/engine/agreement/audit-trail.ts';
import type { Fingerprint } from '../../shared/engine/agreement/fingerprint.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { Figure } from '../../shared/engine/model/honesty.ts';
import type { Participant, Workshop } from '../../shared/engine/model/workshop.ts';
import type { SlaRecord } from './sla-record.ts';
import type { Language } from '../../shared/format/texts/speak.ts';

/** A signature as it was given: strokes in a box of `width` × `height` units, y downwards, or the name typed. */
export interface SlaSignature {
  readonly participantId: string;
  readonly name: string;
  readonly team: string;
  readonly role: string;
  readonly method: 'drawn' | 'typed';
  readonly drawing: {
    readonly width: number;
    readonly height: number;
    readonly strokes: readonly (readonly (readonly [number, number])[])[];
  } | null;
  /** The sentence that the signer saw and signed. */
  readonly statement: string;
  /** UTC ms by the clock of the device, which nobody has checked. */
  readonly at: number;
  readonly deviceZone: string;
}

/** What the replay showed, as far as the document prints it; a replay summary fits as it is. */
export interface SlaEvidence {
  readonly historyHash: string;
  readonly resultHash: string;
  readonly engineVersion: string;
  /** UTC ms; null for a history without times. */
  readonly from: number | null;
  readonly to: number | null;
  readonly leads: number;
  readonly excluded: number;
  readonly handoffs: { readonly actual: number; readonly proposed: number };
  readonly censored: { readonly judged: number };
  readonly isInSample: boolean;
  readonly strip: readonly {
    readonly id: string;
    readonly label: string;
    readonly actual: Figure | null;
    readonly judged: Figure | null;
    readonly proposed: Figure | null;
    readonly limit: number | null;
  }[];
  readonly figures: readonly Figure[];
  /** What charts are drawn of; absent in evidence that was frozen without it. */
  readonly weeks?: readonly { readonly weekStart: number; readonly actual: number; readonly proposed: number }[];
  readonly weeklyCapacity?: number | null;
  readonly speedToLead?: { readonly curve: readonly { readonly minutes: number; readonly share: number }[]; readonly n: number; readonly medianMinutes: number | null; readonly p90Minutes: number | null; readonly shareWithoutTouch: number | null } | null;
  readonly load?: readonly { readonly repId: string; readonly name: string; readonly actual: number | null; readonly proposed: number }[];
  readonly sources?: readonly { readonly source: string; readonly mqls: number; readonly proposedMqls: number; readonly sql: number; readonly won: number }[];
  readonly slaByTier: readonly {
    readonly tierId: string;
    readonly name: string;
    readonly budgetMinutes: number | null;
    readonly n: number;
    readonly outcome: { readonly kept: number; readonly late: number; readonly never: number; readonly open: number };
    readonly keptShare: number | null;
    readonly low: number | null;
    readonly high: number | null;
  }[];
  readonly warnings: readonly string[];
}

/** The seal that a file is going to get, as far as the file itself can say; `certificate` is its SHA-256. */
export interface SlaSeal {
  readonly certificate: string;
  /** False: the key is used for this one file and not kept. */
  readonly isKept: boolean;
}

/** Everything that the SLA prints. The same value gives the same bytes. */
export interface SlaDocument {
  readonly workshop: Workshop;
  readonly participants: readonly Participant[];
  readonly configuration: Configuration;
  /** RFC 8785 text of `configuration`; attached to the file byte for byte. */
  readonly canonicalConfiguration: string;
  /** SHA-256 of `canonicalConfiguration`, 64 hex digits. */
  readonly configHash: string;
  readonly fingerprint: Fingerprint;
  readonly version: number;
  readonly status: 'draft' | 'frozen' | 'partlySigned' | 'signed' | 'superseded';
  readonly signatures: readonly SlaSignature[];
  /** Null when no history was replayed; the document then says so. */
  readonly evidence: SlaEvidence | null;
  /** What the room drew and decided; absent or null in agreements that were frozen without it. */
  readonly record?: SlaRecord | null;
  /** Null for a file that is not sealed. */
  readonly seal?: SlaSeal | null;
  /** The audit trail up to this file; absent or empty: none is attached. */
  readonly trail?: readonly AuditEntry[];
  readonly paper: 'A4' | 'Letter';
  /** The client's colour as #rrggbb and logo as JPEG or plain PNG; absent: neither. */
  readonly look?: { readonly colour: string | null; readonly logo: Uint8Array | null };
  /** The language of its fixed texts; absent: English. */
  readonly language?: Language;
  /** UTC ms, printed as creation and modification date of the file. */
  readonly createdAt: number;
}
