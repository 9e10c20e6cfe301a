import * as z from 'zod/mini';
import { words } from '../../../pipelines/domain/words.ts';
import { code, count, date, instant, nullable, number, text } from '../../contract/columns.ts';
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
        'Rows that were in the data already, as they are.',
        'Lignes déjà présentes à l’identique.',
        'Rânduri deja existente, identice.',
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
      words('JSON: list of texts.', 'JSON : liste de textes.', 'JSON: listă de texte.'),
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
    limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000))),
  },
  columns: {
    load_id: number(words('Load', 'Chargement', 'Încărcare')),
    file_name: text(words('File', 'Fichier', 'Fișier')),
    line: number(words('Line', 'Ligne', 'Linia')),
    column_name: nullable(text(words('Column', 'Colonne', 'Coloana'))),
    value: nullable(text(words('Value', 'Valeur', 'Valoare'))),
    problem: text(words('Problem', 'Problème', 'Problemă')),
    raw: text(
      words('Row', 'Ligne complète', 'Rând'),
      words('JSON: the whole row.', 'JSON : la ligne entière.', 'JSON: tot rândul.'),
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
  params: { limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000))) },
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
