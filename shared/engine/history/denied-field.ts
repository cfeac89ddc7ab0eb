import { fieldWords } from './field-words.ts';

/** Why a field must not be used to predict what sales will do: sales' own work writes it (domain.md §8, "Denylist"). */
export interface DeniedField {
  readonly kind: 'lifecycle' | 'leadStatus' | 'owner' | 'deal' | 'closeDate' | 'lastContacted' | 'salesActivities' | 'portalScore' | 'returnReason' | 'rollUp';
  readonly because: string;
}

/** The field's own words, display and internal names, in the languages in which clients export. */
const DENIED: readonly (readonly [kind: DeniedField['kind'], pattern: RegExp, because: string])[] = [
  ['lifecycle', /\blife ?cycle ?(stage|phase|status)?\b|\bcycle de vie\b|\bciclo (de|di) vi[dt]a\b|\blevenscyclus\b|\bfunnel stage\b/, 'it tells the stage that sales moved the lead to'],
  ['leadStatus', /^(hs )?(lead|contact|prospect) ?status\b|\bstatut du (lead|prospect)\b|\bestado del? (lead|contacto)\b|\bstato del lead\b|\bstatus do lead\b/, 'sales sets it while working the lead'],
  ['owner', /\bowner\b|\bhubspot owner id\b|\bassigned (to|rep|user)\b|\bassignee\b|\bzuständig|\bpropri[eé]taire\b|\bpropietario\b|\bpropriet[aá]rio\b|\beigenaar\b/, 'it is set when the lead is handed over'],
  ['closeDate', /\bclose ?d? ?date\b|\bclosedate\b|\bdays to close\b|\babschlussdatum\b|\bdate de (fermeture|cl[oô]ture)\b|\bfecha de cierre\b|\bdata di chiusura\b/, 'it is known only once a deal is made'],
  ['deal', /\bdeals?\b|\bopportunit(y|ies) (stage|amount|value|count|id|name)\b|\b(num(ber)? of|associated|total) opportunities\b|\btotal revenue\b/, 'it comes from deals, which follow sales\' work'],
  ['lastContacted', /\b(last|zuletzt) (contacted|kontaktiert)\b|\blast (sales|contact) (activity|date|attempt)\b|\bdernier contact\b|\b[uú]ltimo cont[ao](c?)to\b|\bnotes last (contacted|updated)\b/, 'it is written when sales contacts the lead'],
  ['salesActivities', /\b(num(ber)?( of)?|count of|total) (sales )?(activit(y|ies)|notes|contacted notes|times contacted|calls|meetings|touches|contact attempts)\b|\bsales activit(y|ies)\b/, 'it counts what sales did'],
  ['returnReason', /\b(reject(ed|ion)?|disqualif(ied|ication)|unqualified|return|recycle|(closed )?lost) reason\b|\breason (for )?(reject|disqualif|unqualif|lost)/, 'sales writes it when the lead is given back'],
  ['portalScore', /\bhub ?spot (\p{L}+ )?score\b|\bhubspotscore\b|\bhs (\p{L}+ )*(score|scoring)\b|\bpredictive ?(\p{L}+ )*(scor|likelihood|priority)|\blikelihood to close\b|\bcontact priority\b/u, 'it may already hold what sales did'],
];

const ROLL_UP = /^((hs|hubspot|notes|analytics|hs analytics|hs email|hs sales email) )?((most )?recent|last|latest|letzte[rs]?|zuletzt|derni[eè]re?|[uú]ltim[ao])\b|^(lastmodifieddate|hs lastmodifieddate)$/;
const SURNAME = /^(last|family|sur) ?names?\b|^lastname$/;

/** Judges a field by the meaning of its name; null when nothing speaks against it. Only names are read, never values. */
export function denyField(name: string): DeniedField | null {
  const words = fieldWords(name);
  const found = DENIED.find(([, pattern]) => pattern.test(words));
  if (found !== undefined) return { kind: found[0], because: found[2] };
  if (SURNAME.test(words) || !ROLL_UP.test(words)) return null;
  return { kind: 'rollUp', because: 'it is overwritten with every later step, so today it shows how the lead ended' };
}
