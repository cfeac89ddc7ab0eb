/**
 * Display names of HubSpot's standard contact columns by language. Guesses: made from the languages and from exports that
 * people describe, not from HubSpot's own list, so each only proposes a meaning that a person sees and can change.
 */
export const HUBSPOT_HEADERS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  German: {
    'Record ID': ['Datensatz-ID', 'Datensatz ID'], 'First Name': ['Vorname'], 'Last Name': ['Nachname'], Email: ['E-Mail', 'E-Mail-Adresse'], 'Phone Number': ['Telefonnummer', 'Telefon'],
    'Job Title': ['Jobbezeichnung', 'Position', 'Berufsbezeichnung'], 'Company Name': ['Unternehmensname', 'Name des Unternehmens', 'Firmenname'], 'Country/Region': ['Land/Region'], Industry: ['Branche'],
    'Original Source': ['Ursprüngliche Quelle', 'Ursprüngliche Traffic-Quelle', 'Originalquelle'], 'Contact owner': ['Zuständiger Mitarbeiter', 'Zuständiger Mitarbeiter für Kontakt', 'Kontaktinhaber', 'Kontaktverantwortlicher'],
    'Lifecycle Stage': ['Lifecycle-Phase', 'Lifecycle Phase'], 'Lead Status': ['Lead-Status'], 'Create Date': ['Erstellungsdatum', 'Erstellt am', 'Datum der Erstellung'],
  },
  Spanish: {
    'Record ID': ['ID de registro', 'ID del registro'], 'First Name': ['Nombre'], 'Last Name': ['Apellidos', 'Apellido'], Email: ['Correo', 'Correo electrónico'], 'Phone Number': ['Número de teléfono', 'Teléfono'],
    'Job Title': ['Cargo', 'Puesto'], 'Company Name': ['Nombre de la empresa', 'Empresa'], 'Country/Region': ['País/región'], Industry: ['Sector', 'Industria'],
    'Original Source': ['Fuente original', 'Fuente de tráfico original'], 'Contact owner': ['Propietario del contacto'], 'Lifecycle Stage': ['Etapa del ciclo de vida'], 'Lead Status': ['Estado del lead'], 'Create Date': ['Fecha de creación'],
  },
  French: {
    'Record ID': ['ID de fiche d’informations', "ID de fiche d'informations", 'ID de la fiche'], 'First Name': ['Prénom'], 'Last Name': ['Nom', 'Nom de famille'], Email: ['E-mail', 'Adresse e-mail'], 'Phone Number': ['Numéro de téléphone', 'Téléphone'],
    'Job Title': ['Intitulé du poste', 'Poste'], 'Company Name': ["Nom de l'entreprise", 'Nom de l’entreprise'], 'Country/Region': ['Pays/région'], Industry: ['Secteur', 'Secteur d’activité', "Secteur d'activité"],
    'Original Source': ['Source d’origine', "Source d'origine", 'Source de trafic d’origine'], 'Contact owner': ['Propriétaire du contact'], 'Lifecycle Stage': ['Phase du cycle de vie', 'Étape du cycle de vie'], 'Lead Status': ['Statut du lead'], 'Create Date': ['Date de création'],
  },
  Japanese: {
    'Record ID': ['レコードID'], 'First Name': ['名'], 'Last Name': ['姓'], Email: ['Eメール', 'メールアドレス'], 'Phone Number': ['電話番号'], 'Job Title': ['役職'], 'Company Name': ['会社名'], 'Country/Region': ['国/地域'], Industry: ['業種'],
    'Original Source': ['オリジナルソース', 'オリジナル トラフィック ソース'], 'Contact owner': ['コンタクト担当者', 'コンタクト所有者'], 'Lifecycle Stage': ['ライフサイクルステージ'], 'Lead Status': ['リードステータス'], 'Create Date': ['作成日'],
  },
  Dutch: {
    'Record ID': ['Record-ID', 'Recordnummer'], 'First Name': ['Voornaam'], 'Last Name': ['Achternaam'], Email: ['E-mailadres', 'E-mail'], 'Phone Number': ['Telefoonnummer'], 'Job Title': ['Functie', 'Functietitel'], 'Company Name': ['Bedrijfsnaam', 'Naam van bedrijf'],
    'Country/Region': ['Land/regio'], Industry: ['Branche', 'Bedrijfstak'], 'Original Source': ['Oorspronkelijke bron', 'Oorspronkelijke verkeersbron'], 'Contact owner': ['Eigenaar van contact', 'Contacteigenaar', 'Contactpersooneigenaar'],
    'Lifecycle Stage': ['Levenscyclusfase'], 'Lead Status': ['Leadstatus'], 'Create Date': ['Aanmaakdatum', 'Datum van aanmaak'],
  },
  Portuguese: {
    'Record ID': ['ID do registro', 'ID do registo'], 'First Name': ['Nome'], 'Last Name': ['Sobrenome', 'Apelido'], Email: ['E-mail'], 'Phone Number': ['Número de telefone', 'Telefone'], 'Job Title': ['Cargo'], 'Company Name': ['Nome da empresa'],
    'Country/Region': ['País/Região'], Industry: ['Setor'], 'Original Source': ['Fonte original', 'Origem original'], 'Contact owner': ['Proprietário do contato', 'Proprietário do contacto'], 'Lifecycle Stage': ['Fase do ciclo de vida', 'Estágio do ciclo de vida'],
    'Lead Status': ['Status do lead', 'Estado do lead'], 'Create Date': ['Data de criação'],
  },
  Italian: {
    'Record ID': ['ID record', 'ID del record'], 'First Name': ['Nome'], 'Last Name': ['Cognome'], Email: ['E-mail', 'Indirizzo e-mail'], 'Phone Number': ['Numero di telefono', 'Telefono'], 'Job Title': ['Qualifica', 'Posizione lavorativa'], 'Company Name': ["Nome dell'azienda", 'Nome dell’azienda', 'Nome azienda'],
    'Country/Region': ['Paese/Area geografica', 'Paese/Regione'], Industry: ['Settore'], 'Original Source': ['Origine originale', 'Fonte originale', 'Sorgente originale'], 'Contact owner': ['Proprietario del contatto'], 'Lifecycle Stage': ['Fase del ciclo di vita'],
    'Lead Status': ['Stato del lead', 'Stato lead'], 'Create Date': ['Data di creazione', 'Data creazione'],
  },
  Polish: {
    'Record ID': ['Identyfikator rekordu', 'ID rekordu'], 'First Name': ['Imię'], 'Last Name': ['Nazwisko'], Email: ['Adres e-mail', 'E-mail'], 'Phone Number': ['Numer telefonu'], 'Job Title': ['Stanowisko'], 'Company Name': ['Nazwa firmy'], 'Country/Region': ['Kraj/region'],
    Industry: ['Branża'], 'Original Source': ['Oryginalne źródło', 'Pierwotne źródło', 'Źródło pierwotne'], 'Contact owner': ['Właściciel kontaktu'], 'Lifecycle Stage': ['Etap cyklu życia'], 'Lead Status': ['Status leada', 'Status potencjalnego klienta'], 'Create Date': ['Data utworzenia'],
  },
  Swedish: {
    'Record ID': ['Post-ID', 'Post ID'], 'First Name': ['Förnamn'], 'Last Name': ['Efternamn'], Email: ['E-post', 'E-postadress'], 'Phone Number': ['Telefonnummer'], 'Job Title': ['Jobbtitel', 'Befattning'], 'Company Name': ['Företagsnamn'], 'Country/Region': ['Land/region'],
    Industry: ['Bransch'], 'Original Source': ['Ursprunglig källa', 'Ursprunglig trafikkälla'], 'Contact owner': ['Kontaktägare', 'Kontaktens ägare'], 'Lifecycle Stage': ['Livscykelfas', 'Livscykelstadium'], 'Lead Status': ['Leadstatus'], 'Create Date': ['Skapad den', 'Skapelsedatum', 'Datum för skapande'],
  },
  Finnish: {
    'Record ID': ['Tietueen tunnus', 'Tietueen ID'], 'First Name': ['Etunimi'], 'Last Name': ['Sukunimi'], Email: ['Sähköposti', 'Sähköpostiosoite'], 'Phone Number': ['Puhelinnumero'], 'Job Title': ['Tehtävänimike', 'Ammattinimike'], 'Company Name': ['Yrityksen nimi'], 'Country/Region': ['Maa/alue'],
    Industry: ['Toimiala'], 'Original Source': ['Alkuperäinen lähde'], 'Contact owner': ['Kontaktin omistaja', 'Yhteyshenkilön omistaja'], 'Lifecycle Stage': ['Elinkaaren vaihe'], 'Lead Status': ['Liidin tila'], 'Create Date': ['Luontipäivämäärä', 'Luontipäivä', 'Luotu'],
  },
  English: {
    'Record ID': ['Record ID', 'Contact ID', 'hs_object_id', 'vid'], 'First Name': ['First Name', 'firstname'], 'Last Name': ['Last Name', 'lastname'], Email: ['Email'], 'Phone Number': ['Phone Number', 'phone'], 'Job Title': ['Job Title', 'jobtitle'], 'Company Name': ['Company Name', 'company'],
    'Country/Region': ['Country/Region'], Industry: ['Industry'], 'Original Source': ['Original Source', 'Original Traffic Source', 'hs_analytics_source'], 'Contact owner': ['Contact owner', 'hubspot_owner_id'], 'Lifecycle Stage': ['Lifecycle Stage', 'lifecyclestage'],
    'Lead Status': ['Lead Status', 'hs_lead_status'], 'Create Date': ['Create Date', 'createdate'],
  },
};
