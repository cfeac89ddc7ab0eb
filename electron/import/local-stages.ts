import type { StateName } from '../../shared/engine/history/history.ts';

/**
 * Stage names in the languages of `hubspot-headers.ts`, as stems: what is qualified, by whom, and into what. Guesses, as
 * the headers are.
 */
const QUALIFIED = /qualif|calific|cualific|kwalifi|kvalific|hyväksy|適格/;
const MARKETING = /marketing|mercadeo|markkinoin|marknads|マーケティング/;
const SALES = /sales|vertrieb|verkauf|ventas|\bventes?\b|commercial|vendas|vendite|sprzeda|sälj|myyn|verkoop|セールス|営業/;
const STAGES: readonly (readonly [StateName, RegExp])[] = [
  ['opportunity', /opportunit|oportunid|verkaufschance|verkoopkans|\bkans\b|okazj|szans|affärsmöjlighet|möjlighet|mahdollisuu|商談|案件/],
  ['customer', /\b(kunde|kunden|kund|clients?|clientes?|klant|klient|klienta|asiakas|asiakkaaksi|customer)\b|顧客/],
  ['lead', /\b(leads?|liidi|liidiksi|subscriber|abonnent|suscriptor|abonné|iscritto|assinante|tilaaja|prenumerant)\b|リード/],
];

/** The state that a stage name in one of these languages means; null when it names none. */
export function localStageIn(text: string): StateName | null {
  const words = text.toLowerCase();
  if (QUALIFIED.test(words)) return MARKETING.test(words) ? 'mql' : SALES.test(words) ? 'sql' : null;
  if (/\bmql\b/.test(words)) return 'mql';
  if (/\bsql\b/.test(words)) return 'sql';
  return STAGES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const DATE = /datum|fecha|\bdate\b|\bdata\b|päivä|日付|日$|\bdag\b/;
const BECAME = /wurde|geworden|umwandlung|convirti|conversión|devenu|passage|\bwerd\b|tornou|tornar|convertid|diventat|stał|został|blev|tuli|muuttui|なった|became/;

/** The stage whose first date a header in one of these languages holds ("Became a … Date"); null when it holds none. */
export function localStageOfDateHeader(header: string): StateName | null {
  const words = header.toLowerCase();
  return DATE.test(words) && BECAME.test(words) ? localStageIn(words.replace(DATE, ' ')) : null;
}
