import * as z from 'zod/mini';
import { words } from '../../../pipelines/domain/words.ts';
import { code, count, date, days, instant, money, nullable, number, text } from '../../contract/columns.ts';
import { query } from '../../contract/query.ts';

export const dataLoads = query({
  path: '/data/loads',
  about: words(
    'Every file loaded; rows read = loaded + unchanged + set aside + furniture.',
    'Chaque fichier chargé ; lignes lues = chargées + inchangées + mises de côté + hors données.',
    'Fiecare fișier încărcat; rânduri citite = încărcate + neschimbate + puse deoparte + mobilier.',
  ),
  columns: {
    load_id: number(words('Load', 'Chargement', 'Încărcare')),
    loaded_at: instant(words('Loaded at', 'Chargé le', 'Încărcat la')),
    file_name: text(words('File', 'Fichier', 'Fișier')),
    format: text(words('Format', 'Format', 'Format')),
    kind: code<'orders' | 'returns' | 'shipments' | 'products' | 'mixed'>(words('Kind', 'Nature', 'Tip')),
    encoding: text(words('Encoding', 'Encodage', 'Codificare')),
    rows_read: count(words('Rows read', 'Lignes lues', 'Rânduri citite')),
    rows_loaded: count(words('Loaded', 'Chargées', 'Încărcate')),
    rows_unchanged: count(
      words('Unchanged', 'Inchangées', 'Neschimbate'),
      words(
        'Rows that were in the data, or set aside, already, as they are.',
        'Lignes déjà présentes, ou déjà mises de côté, à l’identique.',
        'Rânduri deja existente sau deja puse deoparte, identice.',
      ),
    ),
    rows_set_aside: count(
      words('Set aside', 'Mises de côté', 'Puse deoparte'),
      words(
        'Rows with a cell that could not be read; see the list below.',
        'Lignes avec une cellule illisible ; voir la liste.',
        'Rânduri cu o celulă ilizibilă; vezi lista.',
      ),
    ),
    rows_furniture: count(
      words('Neither sale nor return', 'Ni vente ni retour', 'Nici vânzare, nici retur'),
      words(
        'Totals, repeated headings, postage, stock corrections …: counted by kind.',
        'Totaux, en-têtes répétés, port, corrections de stock… : comptés par nature.',
        'Totaluri, antete repetate, transport, corecții de stoc…: numărate pe tip.',
      ),
    ),
    furniture: text(
      words('Kinds', 'Natures', 'Tipuri'),
      words('JSON: rows by kind.', 'JSON : lignes par nature.', 'JSON: rânduri pe tip.'),
    ),
    first_date: nullable(date(words('From', 'Du', 'De la'))),
    last_date: nullable(date(words('To', 'Au', 'Până la'))),
    warnings: text(
      words('Remarks', 'Remarques', 'Observații'),
      words(
        'JSON: a list of notices, each with its text in English, its code and what it is about.',
        'JSON : une liste de remarques, chacune avec son texte anglais, son code et ce dont elle parle.',
        'JSON: o listă de observații, fiecare cu textul în engleză, codul și ce privește.',
      ),
    ),
  },
});

export const dataSetAside = query({
  path: '/data/set-aside',
  about: words(
    'Rows that could not be read, with the cell that was in the way.',
    'Lignes illisibles, avec la cellule en cause.',
    'Rânduri care nu au putut fi citite, cu celula în cauză.',
  ),
  params: {
    load: z.optional(z.coerce.number().check(z.int(), z.minimum(1))),
    state: z.optional(z.enum(['to_mend', 'mended'])),
    /** In the file's name, the column, the value or the problem; capitals count as small letters. */
    search: z.optional(z.string().check(z.maxLength(100))),
    offset: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(1_000_000_000))),
    limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1_000_000))),
  },
  columns: {
    load_id: number(words('Load', 'Chargement', 'Încărcare')),
    file_name: text(words('File', 'Fichier', 'Fișier')),
    line: number(words('Line', 'Ligne', 'Linia')),
    column_name: nullable(text(words('Column', 'Colonne', 'Coloana'))),
    value: nullable(text(words('Value', 'Valeur', 'Valoare'))),
    problem: text(words('Problem', 'Problème', 'Problemă')),
    also_wrong: nullable(
      text(
        words('Also wrong', 'Aussi en cause', 'Și alte probleme'),
        words(
          'JSON: heading → problem, of further cells of the row.',
          'JSON : en-tête → problème, d’autres cellules de la ligne.',
          'JSON: antet → problemă, pentru alte celule ale rândului.',
        ),
      ),
    ),
    raw: text(
      words('Row', 'Ligne complète', 'Rând'),
      words('JSON: the whole row.', 'JSON : la ligne entière.', 'JSON: tot rândul.'),
    ),
    mended_by: nullable(
      number(
        words('Mended by', 'Corrigée par', 'Corectat de'),
        words(
          'The load that brought the row in as it should have been.',
          'Le chargement qui a apporté la ligne corrigée.',
          'Încărcarea care a adus rândul corectat.',
        ),
      ),
    ),
  },
});

export const dataHealth = query({
  path: '/data/health',
  about: words(
    'How complete the data is, one figure a row.',
    'Complétude des données, un chiffre par ligne.',
    'Cât de complete sunt datele, o cifră pe rând.',
  ),
  columns: {
    measure: code<HealthMeasure>(words('Measure', 'Mesure', 'Măsură')),
    part: count(words('Rows with it', 'Lignes concernées', 'Rânduri cu el')),
    whole: count(words('Rows in all', 'Lignes en tout', 'Rânduri în total')),
    first_date: nullable(date(words('From', 'Du', 'De la'))),
    last_date: nullable(date(words('To', 'Au', 'Până la'))),
  },
});

/** What the health list measures: coverage of order lines, then of return lines. */
export type HealthMeasure =
  | 'order_lines'
  | 'lines_with_delivery_date'
  | 'lines_with_price'
  | 'lines_with_unit_cost'
  | 'lines_with_carrier'
  | 'lines_with_packaging'
  | 'lines_with_customer'
  | 'return_lines'
  | 'returns_matched'
  | 'returns_with_words'
  | 'returns_with_code'
  | 'returns_with_reason'
  | 'returns_with_label_cost'
  | 'money_only_lines'
  | 'not_returned_lines';

export const dataLanguages = query({
  path: '/data/languages',
  about: words('Languages of the customers’ words.', 'Langues des mots des clients.', 'Limbile cuvintelor clienților.'),
  columns: {
    language: text(words('Language', 'Langue', 'Limbă')),
    return_lines: count(words('Return lines', 'Lignes de retour', 'Linii de retur')),
  },
});

export const dataUnmatched = query({
  path: '/data/unmatched',
  about: words(
    'Returned units whose order line is not in the data, or came back more often than sold.',
    'Unités retournées sans ligne de commande, ou revenues plus souvent que vendues.',
    'Unități returnate fără linie de comandă sau întoarse mai des decât vândute.',
  ),
  params: { limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1_000_000))) },
  columns: {
    return_ref: text(words('Return', 'Retour', 'Retur')),
    order_id: nullable(text(words('Order', 'Commande', 'Comandă'))),
    sku: nullable(text(words('SKU', 'SKU', 'SKU'))),
    requested_date: nullable(date(words('Requested', 'Demandé le', 'Cerut la'))),
    unmatched_units: count(words('Units', 'Unités', 'Unități')),
    problem: code<'no_order' | 'no_line' | 'more_than_sold' | 'not_delivered'>(words('Why', 'Pourquoi', 'De ce')),
    file_name: text(words('File', 'Fichier', 'Fișier')),
  },
});

export const dataSources = query({
  path: '/data/sources',
  about: words(
    'Where the data comes from, and how fresh it is.',
    'D’où viennent les données, et leur fraîcheur.',
    'De unde vin datele și cât de proaspete sunt.',
  ),
  columns: {
    source: text(words('Source', 'Source', 'Sursă')),
    kind: code<'orders' | 'returns' | 'refunds' | 'shipments' | 'products'>(words('Kind', 'Nature', 'Tip')),
    row_count: count(words('Rows', 'Lignes', 'Rânduri')),
    files: count(words('Files', 'Fichiers', 'Fișiere')),
    first_date: nullable(date(words('From', 'Du', 'De la'))),
    last_date: nullable(date(words('To', 'Au', 'Până la'))),
    loaded_at: nullable(instant(words('Loaded at', 'Chargé le', 'Încărcat la'))),
  },
});

export const dataHistory = query({
  path: '/data/history',
  about: words(
    'The values that a load changed, and what they were before.',
    'Les valeurs modifiées par un chargement, et leurs valeurs d’avant.',
    'Valorile schimbate de o încărcare și cum erau înainte.',
  ),
  params: {
    /** The latest unless told. */
    load: z.optional(z.coerce.number().check(z.int(), z.minimum(1))),
    limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000))),
  },
  columns: {
    table_name: code<'order_lines' | 'return_lines' | 'order_refunds' | 'shipments' | 'products'>(
      words('Table', 'Table', 'Tabel'),
    ),
    row_name: text(words('Row', 'Ligne', 'Rând')),
    column_name: code<string>(words('Column', 'Colonne', 'Coloana')),
    earlier_value: nullable(text(words('Before', 'Avant', 'Înainte'))),
    new_value: nullable(text(words('Now', 'Maintenant', 'Acum'))),
  },
});

const reconciliationLists = [
  'refund_without_return',
  'return_without_refund',
  'refund_above_paid',
  'exchange_as_refund',
  'more_returned_than_sold',
] as const;

export const dataReconciliation = query({
  path: '/data/reconciliation',
  about: words(
    'What does not add up between orders, returns and refunds: how many of each list and currency, or the entries of one list.',
    'Ce qui ne concorde pas entre commandes, retours et remboursements : le nombre par liste et devise, ou les entrées d’une liste.',
    'Ce nu se potrivește între comenzi, retururi și rambursări: numărul pe listă și valută sau intrările unei liste.',
  ),
  params: {
    list: z.optional(z.enum(reconciliationLists)),
    /** A return is late to be refunded after more days than this; 14 unless told. */
    days: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(3650))),
    limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1_000_000))),
  },
  columns: {
    list: code<(typeof reconciliationLists)[number]>(words('List', 'Liste', 'Listă')),
    entries: count(words('Entries', 'Entrées', 'Intrări')),
    source: nullable(text(words('Source', 'Source', 'Sursă'))),
    order_id: nullable(text(words('Order', 'Commande', 'Comandă'))),
    return_ref: nullable(text(words('Return', 'Retour', 'Retur'))),
    sku: nullable(text(words('SKU', 'SKU', 'SKU'))),
    entry_date: nullable(date(words('Date', 'Date', 'Dată'))),
    age_days: nullable(
      days(
        words('Age', 'Âge', 'Vechime'),
        words(
          'Days until the last day that orders and returns both cover.',
          'Jours jusqu’au dernier jour couvert par les commandes et les retours.',
          'Zile până la ultima zi acoperită de comenzi și retururi.',
        ),
      ),
    ),
    units: count(words('Units', 'Unités', 'Unități')),
    currency: nullable(
      text(
        words('Currency', 'Devise', 'Valută'),
        words(
          'Of the amounts of this row; unknown where no file names it.',
          'Des montants de cette ligne ; inconnue si aucun fichier ne l’indique.',
          'A sumelor din acest rând; necunoscută dacă niciun fișier nu o spune.',
        ),
      ),
    ),
    refund_minor: nullable(money(words('Refunded', 'Remboursé', 'Rambursat'))),
    paid_minor: nullable(money(words('Paid', 'Payé', 'Plătit'))),
  },
});
