/** A header in lower case, words separated by single blanks: `hs_lead_status` and `hsLeadStatus` are "hs lead status". */
export function fieldWords(name: string): string {
  return name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
