import type { Ink } from './shape.ts';

/** A token that is a plain colour. */
type Colour = Exclude<Ink, 'none' | 'hatch'>;

/** The light palette (design §2), for files: they are printed and sent, so they are never dark. */
export const LIGHT: Readonly<Record<Colour, string>> = {
  paper: '#ffffff', chrome: '#f5f5f2', sunk: '#edede8', line: '#deded7', rule: '#c3c3ba', control: '#8a8b83', ink: '#15171a', ink2: '#43453f', ink3: '#65675f',
  marketing: '#935a00', 'marketing-fill': '#f2d491', 'marketing-wash': '#fbf1dc',
  sales: '#1f57a4', 'sales-fill': '#afcbf2', 'sales-wash': '#e8f0fb',
  system: '#5a646e', 'system-fill': '#d3d9de', 'system-wash': '#eef0f2',
  nobody: '#15171a', 'nobody-ground': '#f2f1ec', never: '#7a0c26',
};

/** Distance of the hatching's lines from each other and their thickness, px (design §2). */
export const HATCHING = { gap: 5, line: 1.25 } as const;
