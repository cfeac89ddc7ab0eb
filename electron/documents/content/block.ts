import type { Shape } from '../../../shared/engine/handoff-map/drawing/shape.ts';
import type { Honesty } from '../../../shared/engine/model/honesty.ts';
import type { Rich, Run } from '../../../shared/format/texts/rich.ts';
import type { SlaSignature } from '../sla-document.ts';

/** What people promise or say: serif, with a number such as 6.1 hanging before it. */
export interface Clause {
  readonly kind: 'clause';
  readonly number?: string;
  readonly text: Rich;
}
/** Small print: the conditions of a figure, where something comes from. */
export interface Note {
  readonly kind: 'note';
  readonly text: Rich;
}
/** A rule as the configuration holds it, in the sans face: the criteria of a definition. */
export interface Fact {
  readonly kind: 'fact';
  readonly text: Rich;
}
export interface Subheading {
  readonly kind: 'subheading';
  readonly text: string;
}
/** A framed remark with an honesty mark. */
export interface Box {
  readonly kind: 'box';
  readonly mark: Honesty;
  readonly text: Rich;
}
export interface Column {
  readonly head: string;
  /** Share of the width; the shares of a table are summed and scaled. */
  readonly share: number;
  readonly align?: 'left' | 'right';
}
/** A cell: text, or an honesty mark. */
export type Cell = Rich | { readonly mark: Honesty };
export interface Row {
  readonly cells: readonly Cell[];
  /** A total stands bold under an ink line. */
  readonly isTotal?: boolean;
}
export interface Table {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}
/** Outcomes of a promise per tier as outlined bars (hollow happened, design §1.3), in the order kept, late, never. */
export interface OutcomeBars {
  readonly kind: 'outcomeBars';
  readonly rows: readonly { readonly name: string; readonly kept: number; readonly late: number; readonly never: number }[];
}
/** A drawn chart with a title, and what it shows for those who hear it; a table or its own labels carry the figures. */
export interface ChartBlock {
  readonly kind: 'chart';
  readonly title: string;
  readonly alt: string;
  readonly chart: Chart;
}
export type Chart =
  /** Counts by week: hollow as it ran, filled as agreed, the capacity dashed; null where nobody knows it. */
  | { readonly kind: 'weeks'; readonly weeks: readonly { readonly actual: number; readonly proposed: number }[]; readonly capacity: number | null; readonly from: string; readonly to: string }
  /** A share (0 to 1) that grows over minutes, with a tick for each named quantile that was reached. */
  | { readonly kind: 'curve'; readonly points: readonly { readonly minutes: number; readonly share: number }[]; readonly marks: readonly { readonly minutes: number; readonly share: number; readonly label: string }[] }
  /** One line a person: a hollow point as it ran, a filled one as agreed. */
  | { readonly kind: 'pairs'; readonly rows: readonly { readonly name: string; readonly actual: number | null; readonly proposed: number }[] }
  /** Cells of fit by engagement with the tier of each; `rank` 0 is the hottest. */
  | { readonly kind: 'matrix'; readonly rows: readonly { readonly name: string; readonly cells: readonly { readonly cell: string; readonly tier: string; readonly rank: number }[] }[]; readonly columns: readonly string[] };

/** A drawing of shapes in px, on wide pages of its own; in parts where one page could not be read. `alt` are its words. */
export interface Drawing {
  readonly kind: 'drawing';
  readonly title: string;
  readonly note: string;
  readonly alt: string;
  readonly shapes: readonly Shape[];
  readonly width: number;
  readonly height: number;
}

/** Who signs under one statement; `signature` is null while the line is still empty. */
export interface Signatures {
  readonly kind: 'signatures';
  readonly statement: string;
  readonly people: readonly Signer[];
}
export interface Signer {
  readonly name: string;
  readonly team: string;
  readonly role: string;
  readonly signature: SlaSignature | null;
  /** "Drawn Mon 23 Nov 2026, 15:29, device time, Europe/Berlin", or that nobody has signed yet. */
  readonly given: string;
}

export type Block = Clause | Note | Fact | Subheading | Box | Table | OutcomeBars | ChartBlock | Drawing | Signatures;

/** A numbered section of domain.md §11, or an annex with a letter. */
export interface Section {
  readonly number: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Begins on a wide page, because a drawing comes first. */
  readonly isWide?: boolean;
}

export function strong(text: string): Run {
  return { text, voice: 'strong' };
}

/** Clauses numbered 6.1, 6.2 … in section 6. */
export function numbered(section: string, texts: readonly Rich[]): readonly Clause[] {
  return texts.map((text, i) => ({ kind: 'clause', number: `${section}.${i + 1}`, text }));
}
