/** A whole number as people read it in a sentence, in groups of three: 20140 → "20,140". */
export const countInWords = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
