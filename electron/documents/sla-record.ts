import type { GapSeverity } from '../../shared/engine/gaps/gap-rule.ts';
import type { GapStatus } from '../../shared/engine/gaps/ledger.ts';
import type { Shape } from '../../shared/engine/handoff-map/drawing/shape.ts';
import type { MapKind } from '../../shared/engine/model/handoff-map.ts';

/** A handoff map as it was drawn, `width` × `height` px, and the same as words for those who hear it and for a table. */
export interface RecordedMap {
  readonly kind: MapKind;
  readonly name: string;
  readonly shapes: readonly Shape[];
  readonly width: number;
  readonly height: number;
  readonly outline: string;
  readonly steps: readonly { readonly name: string; readonly place: string; readonly ways: readonly string[] }[];
}

/** A gap that was found, or about which something was decided. */
export interface RecordedGap {
  readonly ruleId: string;
  readonly severity: GapSeverity;
  readonly title: string;
  /** Whether the rule still found it; what it showed, in words; which part of the agreement would close it. */
  readonly isFound: boolean;
  readonly shown: string;
  readonly closes: string;
  readonly status: GapStatus;
  /** Who decided, when (UTC ms) and why; '' and null while nobody has. */
  readonly by: string;
  readonly at: number | null;
  readonly note: string;
}

/** A decision of the day, or a point that was parked. `about` is '' where it is about nothing named, and never a lead. */
export interface RecordedEntry {
  readonly text: string;
  readonly who: readonly string[];
  readonly at: number;
  readonly about: string;
  readonly isDone: boolean;
}

/** What the room drew and decided, kept when an agreement is frozen. It lies outside the configuration and its fingerprint. */
export interface SlaRecord {
  /** How it runs today, then how it should run; whichever is drawn. */
  readonly maps: readonly RecordedMap[];
  readonly gaps: readonly RecordedGap[];
  readonly decisions: readonly RecordedEntry[];
  readonly parked: readonly RecordedEntry[];
}
