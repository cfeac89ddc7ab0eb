/** A colour by the name of its token (design §2); `hatch` is the hatching of nobody, which is no hue. */
export type Ink =
  | 'none' | 'hatch' | 'paper' | 'chrome' | 'sunk' | 'line' | 'rule' | 'control' | 'ink' | 'ink2' | 'ink3'
  | 'marketing' | 'marketing-fill' | 'marketing-wash' | 'sales' | 'sales-fill' | 'sales-wash' | 'system' | 'system-fill' | 'system-wash'
  | 'nobody' | 'nobody-ground' | 'never';

/** One thing to draw, px in the map's plane. The page, the SVG file and the PDF draw the same list in its order. */
export type Shape =
  | {
    readonly kind: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number;
    readonly fill: Ink; readonly stroke?: Ink; readonly strokeWidth?: number; readonly radius?: number; readonly dash?: string;
  }
  /** `d` as in an SVG path, of M, L, Q and Z in absolute numbers. */
  | { readonly kind: 'line'; readonly d: string; readonly stroke: Ink; readonly strokeWidth: number; readonly fill?: Ink; readonly dash?: string }
  | { readonly kind: 'dot'; readonly x: number; readonly y: number; readonly r: number; readonly fill: Ink; readonly stroke?: Ink; readonly strokeWidth?: number }
  /** `y` is the baseline; `lead` stands before the text in 600 weight; `voice` is serif italic, what people say. */
  | {
    readonly kind: 'text'; readonly lead?: string; readonly x: number; readonly y: number; readonly text: string; readonly size: number; readonly fill: Ink;
    readonly face: 'sans' | 'voice'; readonly weight: 400 | 500 | 600; readonly anchor?: 'middle' | 'end';
  };
