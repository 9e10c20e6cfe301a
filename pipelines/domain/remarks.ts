import { fieldWords } from './mapping-fields.ts';
import { type UiLanguage, type Words, words } from './words.ts';

type Count = (value: number) => string;
/** An id of a spreadsheet's making. */
type Id = 'sku' | 'order_id';
/** What the rows of a table are, in the languages of the dashboard. */
type Kind = 'orders' | 'returns' | 'shipments' | 'products' | 'ordersWithReturns';
/** A sheet of a workbook. */
interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
}

/** What a user should know about how a file was read: code → its sentence, by what it is about. */
export const remarks = {
  ambiguous_days: ({ heading, order }: { heading: string; order: 'dmy' | 'mdy' }) =>
    order === 'dmy'
      ? words(
          `${heading}: no day is above 12, so its dates are read day first.`,
          `${heading} : aucun jour ne dépasse 12, ses dates sont donc lues le jour d’abord.`,
          `${heading}: nicio zi nu trece de 12, deci datele sunt citite cu ziua întâi.`,
        )
      : words(
          `${heading}: no day is above 12, so its dates are read month first.`,
          `${heading} : aucun jour ne dépasse 12, ses dates sont donc lues le mois d’abord.`,
          `${heading}: nicio zi nu trece de 12, deci datele sunt citite cu luna întâi.`,
        ),
  foreign_days: ({ headings }: { headings: readonly string[] }) =>
    words(
      `${headings.join(', ')}: times are in UTC, and so are their days. Set RETURNSCOPE_TIME_ZONE to count in the shop's.`,
      `${headings.join(', ')} : les heures sont en UTC, leurs jours aussi. Réglez RETURNSCOPE_TIME_ZONE pour compter en jours de la boutique.`,
      `${headings.join(', ')}: orele sunt în UTC, la fel și zilele. Setați RETURNSCOPE_TIME_ZONE pentru a număra în zilele magazinului.`,
    ),
  no_currency: () =>
    words(
      'No column names the currency of the amounts.',
      'Aucune colonne n’indique la devise des montants.',
      'Nicio coloană nu indică valuta sumelor.',
    ),
  currency_of_orders: ({ currency }: { currency: string }) =>
    words(
      `No column names the currency of the amounts: they are taken in that of the orders, ${currency}.`,
      `Aucune colonne n’indique la devise des montants : celle des commandes est retenue, ${currency}.`,
      `Nicio coloană nu indică valuta sumelor: este luată cea a comenzilor, ${currency}.`,
    ),
  repeated_rows: ({ rows }: { rows: number }, count: Count) =>
    words(
      `Rows whose line the file names again: ${count(rows)}; the last one counts.`,
      `Lignes que le fichier nomme plusieurs fois : ${count(rows)} ; la dernière compte.`,
      `Rânduri pe care fișierul le numește din nou: ${count(rows)}; contează ultimul.`,
    ),
  aside_already: ({ rows }: { rows: number }, count: Count) =>
    words(
      `Rows that were set aside already, as they are: ${count(rows)}; they count as unchanged and are not listed again.`,
      `Lignes déjà mises de côté, telles quelles : ${count(rows)} ; elles comptent comme inchangées et ne sont pas listées à nouveau.`,
      `Rânduri puse deja deoparte, așa cum sunt: ${count(rows)}; contează ca neschimbate și nu mai sunt listate.`,
    ),

  rounded_ids: ({ rows }: { rows: number }, count: Count) =>
    words(
      `Rows whose order or SKU a spreadsheet seems to have rounded (5.6E+12): ${count(rows)}.`,
      `Lignes dont un tableur semble avoir arrondi la commande ou le SKU (5.6E+12) : ${count(rows)}.`,
      `Rânduri a căror comandă sau al căror SKU pare rotunjit de o foaie de calcul (5.6E+12): ${count(rows)}.`,
    ),
  days_for_skus: ({ rows, example }: { rows: number; example: string }, count: Count) =>
    words(
      `Rows whose SKU is a day, as a spreadsheet seems to have made of a code (${example}): ${count(rows)}.`,
      `Lignes dont le SKU est une date, qu’un tableur semble avoir faite d’un code (${example}) : ${count(rows)}.`,
      `Rânduri al căror SKU este o dată, făcută pare-se de o foaie de calcul dintr-un cod (${example}): ${count(rows)}.`,
    ),
  truths_for_skus: ({ rows, example }: { rows: number; example: string }, count: Count) =>
    words(
      `Rows whose SKU is true or false, as a spreadsheet seems to have written (${example}): ${count(rows)}.`,
      `Lignes dont le SKU est vrai ou faux, comme un tableur semble l’avoir écrit (${example}) : ${count(rows)}.`,
      `Rânduri al căror SKU este adevărat sau fals, cum pare să fi scris o foaie de calcul (${example}): ${count(rows)}.`,
    ),
  short_gtins: ({ rows, example }: { rows: number; example: string }, count: Count) =>
    words(
      `Rows whose SKU is an article number (GTIN) only with zeros in front, as a spreadsheet seems to have left without them (${example}): ${count(rows)}.`,
      `Lignes dont le SKU n’est un numéro d’article (GTIN) qu’avec des zéros devant, qu’un tableur semble avoir ôtés (${example}) : ${count(rows)}.`,
      `Rânduri al căror SKU este un cod de articol (GTIN) doar cu zerouri în față, pe care o foaie de calcul pare să le fi scos (${example}): ${count(rows)}.`,
    ),
  lost_zeros: (
    { id, rows, example, padded }: { id: Id; rows: number; example: string; padded: string },
    count: Count,
  ) => {
    const of = ids[id];
    return words(
      `Rows whose ${of.en} is known with zeros in front, which a spreadsheet takes away (${example} for ${padded}): ${count(rows)}.`,
      `Lignes dont ${of.fr} est connu avec des zéros devant, qu’un tableur enlève (${example} pour ${padded}) : ${count(rows)}.`,
      `Rânduri al căror ${of.ro} este cunoscut cu zerouri în față, pe care o foaie de calcul le scoate (${example} pentru ${padded}): ${count(rows)}.`,
    );
  },
  lost_digits: ({ id, rows, example }: { id: Id; rows: number; example: string }, count: Count) => {
    const of = ids[id];
    return words(
      `Rows whose ${of.en} has only zeros behind 15 digits, all that a spreadsheet keeps (${example}): ${count(rows)}.`,
      `Lignes dont ${of.fr} n’a que des zéros après 15 chiffres, tout ce qu’un tableur garde (${example}) : ${count(rows)}.`,
      `Rânduri al căror ${of.ro} are numai zerouri după 15 cifre, tot ce păstrează o foaie de calcul (${example}): ${count(rows)}.`,
    );
  },
  unknown_countries: ({ rows, example }: { rows: number; example: string }, count: Count) =>
    words(
      `Rows whose country is none that we know (${example}): ${count(rows)}.`,
      `Lignes dont le pays nous est inconnu (${example}) : ${count(rows)}.`,
      `Rânduri a căror țară nu o cunoaștem (${example}): ${count(rows)}.`,
    ),
  delivered_before_shipped: ({ rows, example }: { rows: number; example: string }, count: Count) =>
    words(
      `Rows delivered before they were shipped: ${count(rows)}, for example of order ${example}.`,
      `Lignes livrées avant d’être expédiées : ${count(rows)}, par exemple de la commande ${example}.`,
      `Rânduri livrate înainte de a fi expediate: ${count(rows)}, de exemplu din comanda ${example}.`,
    ),
  sheet_errors: ({ column, rows }: { column: string; rows: number }, count: Count) =>
    inEach((field) => field(column), {
      en: (name) => `Rows with a spreadsheet's error, as #N/A, for “${name}”: ${count(rows)}.`,
      fr: (name) => `Lignes avec une erreur de tableur, comme #N/A, pour « ${name} » : ${count(rows)}.`,
      ro: (name) => `Rânduri cu o eroare de foaie de calcul, ca #N/A, la „${name}”: ${count(rows)}.`,
    }),

  no_picture_address: ({ rows }: { rows: number }, count: Count) =>
    words(
      `Rows whose picture has no address that can be read (http or https, without blanks or a password): ${count(rows)}; they are loaded without it.`,
      `Lignes dont l’image n’a pas d’adresse lisible (http ou https, sans espace ni mot de passe) : ${count(rows)} ; elles sont chargées sans elle.`,
      `Rânduri a căror imagine nu are o adresă ce poate fi citită (http sau https, fără spații sau parolă): ${count(rows)}; sunt încărcate fără ea.`,
    ),

  joined_tables: ({ heading }: { heading: string }) =>
    words(
      `Read as one table, by ${heading}.`,
      `Lus comme un seul tableau, par ${heading}.`,
      `Citite ca un singur tabel, după ${heading}.`,
    ),
  one_of_sheets: (
    { read, others, sheets }: { read: Sheet; others: readonly Sheet[]; sheets: number },
    count: Count,
  ) => {
    const more = sheets - 1 - others.length;
    const named = (hidden: string, [open, close]: readonly [string, string], andMore: string) => {
      const name = (sheet: Sheet) => `${open}${sheet.name}${close}${sheet.isHidden ? ` (${hidden})` : ''}`;
      return [name(read), others.map(name).join(', ') + (more > 0 ? andMore : '')] as const;
    };
    const en = named('hidden', ['“', '”'], ` and ${count(more)} more`);
    const fr = named('masquée', ['« ', ' »'], ` et ${count(more)} de plus`);
    const ro = named('ascunsă', ['„', '”'], ` și încă ${count(more)}`);
    return words(
      `Of its ${count(sheets)} sheets ${en[0]}, the largest, is read; not read: ${en[1]}.`,
      `De ses ${count(sheets)} feuilles, ${fr[0]}, la plus grande, est lue ; non lues : ${fr[1]}.`,
      `Dintre cele ${count(sheets)} foi este citită ${ro[0]}, cea mai mare; necitite: ${ro[1]}.`,
    );
  },
  read_by_headings: ({ kind, columns }: { kind: Kind; columns: Readonly<Record<string, string>> }) => {
    const of = kinds[kind];
    return inEach((field) => mapped(columns, field), {
      en: (read) => `Read by its headings as ${of.en}: ${read}.`,
      fr: (read) => `Lu d’après ses en-têtes comme ${of.fr} : ${read}.`,
      ro: (read) => `Citit după antete ca ${of.ro}: ${read}.`,
    });
  },
  read_as_chosen: ({ columns }: { columns: Readonly<Record<string, string>> }) =>
    inEach((field) => mapped(columns, field), {
      en: (read) => `Read as you chose: ${read}.`,
      fr: (read) => `Lu comme vous l’avez choisi : ${read}.`,
      ro: (read) => `Citit așa cum ați ales: ${read}.`,
    }),
  no_units: () =>
    words(
      'No column counts units: each row counts as one returned unit.',
      'Aucune colonne ne compte les unités : chaque ligne vaut une unité retournée.',
      'Nicio coloană nu numără unitățile: fiecare rând contează ca o unitate returnată.',
    ),
  no_article: () =>
    words(
      'No column names the article: returns are matched to orders only.',
      'Aucune colonne ne nomme l’article : les retours ne sont rapprochés que des commandes.',
      'Nicio coloană nu numește articolul: retururile sunt asociate doar cu comenzile.',
    ),

  whole_orders: () =>
    words(
      'The export names no articles: each order counts as one unit of “(whole order)”.',
      'L’export ne nomme pas d’articles : chaque commande compte pour une unité de « (whole order) ».',
      'Exportul nu numește articole: fiecare comandă contează ca o unitate de „(whole order)”.',
    ),
  total_with_shipping: () =>
    words('Its total includes shipping.', 'Son total comprend le port.', 'Totalul include transportul.'),
  unlinked_credit_notes: () =>
    words(
      'Credit notes name no invoice: their returns cannot be matched by order.',
      'Les avoirs ne nomment pas de facture : leurs retours ne peuvent être rapprochés par commande.',
      'Notele de credit nu numesc factura: retururile lor nu pot fi asociate după comandă.',
    ),
  packed_articles: ({ heading }: { heading: string }) =>
    words(
      `The articles packed into “${heading}” count as rows of their own.`,
      `Les articles réunis dans « ${heading} » comptent comme des lignes à part.`,
      `Articolele grupate în „${heading}” contează ca rânduri separate.`,
    ),
  packed_articles_and_refunds: () =>
    words(
      'The articles and refunds packed into one row count as rows of their own; a refund is money back, not a return.',
      'Les articles et remboursements réunis en une ligne comptent comme des lignes à part ; un remboursement est de l’argent rendu, pas un retour.',
      'Articolele și rambursările grupate într-un rând contează ca rânduri separate; o rambursare înseamnă bani înapoi, nu un retur.',
    ),
  articles_of_orders: () =>
    words(
      'The articles of an order count as rows of their own; its money is known by line where it has one article only.',
      'Les articles d’une commande comptent comme des lignes à part ; son montant n’est connu par ligne que si elle n’a qu’un article.',
      'Articolele unei comenzi contează ca rânduri separate; banii pe linie se cunosc doar dacă are un singur articol.',
    ),
  refunds_no_returns: () =>
    words(
      'A refund is money back, not a return.',
      'Un remboursement est de l’argent rendu, pas un retour.',
      'O rambursare înseamnă bani înapoi, nu un retur.',
    ),
  units_where_counted: () =>
    words(
      'Where the export counts no units, each row counts as one returned unit.',
      'Là où l’export ne compte pas les unités, chaque ligne vaut une unité retournée.',
      'Unde exportul nu numără unitățile, fiecare rând contează ca o unitate returnată.',
    ),
  restocked_only: () =>
    words(
      'Refunded lines that were not restocked count as money back, not as returns.',
      'Les lignes remboursées qui n’ont pas été remises en stock comptent comme argent rendu, pas comme retours.',
      'Liniile rambursate care nu au fost repuse în stoc contează ca bani înapoi, nu ca retururi.',
    ),
  refunds_by_value: () =>
    words(
      'Refunds are the returned lines’ value for the units that were refunded.',
      'Les remboursements sont la valeur des lignes retournées pour les unités remboursées.',
      'Rambursările sunt valoarea liniilor returnate pentru unitățile rambursate.',
    ),
  etsy_items_apart: () =>
    words(
      'The articles come from Etsy’s order items; this export adds shipping dates and money given back.',
      'Les articles viennent de l’export « order items » d’Etsy ; celui-ci ajoute dates d’expédition et argent rendu.',
      'Articolele vin din exportul „order items” al Etsy; acesta adaugă datele de expediere și banii înapoiați.',
    ),
  no_refunds: () =>
    words(
      'The export does not tell what was refunded.',
      'L’export ne dit pas ce qui a été remboursé.',
      'Exportul nu spune ce s-a rambursat.',
    ),
  returns_of_deliveries: () =>
    words(
      'Its returns name the delivery that came back, not the order: they are matched to orders of that number only.',
      'Ses retours nomment la livraison revenue, pas la commande : ils ne sont rapprochés que des commandes de ce numéro.',
      'Retururile sale numesc livrarea întoarsă, nu comanda: sunt asociate doar cu comenzile cu acel număr.',
    ),
} as const satisfies Record<string, (values: never, count: Count) => Words>;

const ids: Readonly<Record<Id, Words>> = {
  sku: words('SKU', 'le SKU', 'SKU'),
  order_id: words('order', 'le numéro de commande', 'număr de comandă'),
};

const kinds: Readonly<Record<Kind, Words>> = {
  orders: words('orders', 'commandes', 'comenzi'),
  returns: words('returns', 'retours', 'retururi'),
  shipments: words('shipments', 'expéditions', 'expedieri'),
  products: words('products', 'produits', 'produse'),
  ordersWithReturns: words('orders with returns', 'commandes avec retours', 'comenzi cu retururi'),
};

/** What pages call a column that no mapping has: one that a table holds a field in, one that only tells rows apart. */
const otherFields: Readonly<Record<string, Words>> = {
  reason_text: fieldWords.comment,
  returned: words('Returned or not', 'Retourné ou non', 'Returnat sau nu'),
};

/** What pages call one of our columns; one that has no name is called by its own. */
function fieldName(column: string): Words {
  const known: Readonly<Record<string, Words>> = { ...fieldWords, ...otherFields };
  return known[column] ?? words(column, column, column);
}

/** A sentence in each language, around columns of ours that are named in that language. */
export function inEach(
  named: (field: (column: string) => string) => string,
  sentence: Readonly<Record<UiLanguage, (named: string) => string>>,
): Words {
  const of = (language: UiLanguage) => sentence[language](named((column) => fieldName(column)[language]));
  return words(of('en'), of('fr'), of('ro'));
}

/** For example `Date → Ordered on, Ref → Order number`, of ours → theirs. */
function mapped(columns: Readonly<Record<string, string>>, field: (name: string) => string): string {
  return Object.entries(columns)
    .map(([ours, theirs]) => `${theirs} → ${field(ours)}`)
    .join(', ');
}
