import * as z from 'zod/mini';
import type { GroupCode, ReasonCode } from '../../../pipelines/domain/reasons.ts';
import { words } from '../../../pipelines/domain/words.ts';
import { code, count, date, flag, money, nullable, ratio, text } from '../../contract/columns.ts';
import { query } from '../../contract/query.ts';
import { periodStart } from '../../contract/shared-columns.ts';

const group = code<GroupCode>(words('Reason group', 'Groupe de motifs', 'Grup de motive'));
const reason = code<ReasonCode>(words('Reason', 'Motif', 'Motiv'));
const returnLines = count(
  words('Return lines', 'Lignes de retour', 'Linii de retur'),
  words(
    'Returned order lines with this primary reason.',
    'Lignes de retour dont c’est le motif principal.',
    'Linii de retur cu acest motiv principal.',
  ),
);
const share = nullable(
  ratio(words('Share of return lines', 'Part des lignes de retour', 'Ponderea liniilor de retur')),
);

export const reasonShare = query({
  path: '/reasons/share',
  about: words(
    'Which reasons drive returns, and what they are worth.',
    'Quels motifs causent les retours, et ce qu’ils valent.',
    'Ce motive provoacă retururile și cât valorează.',
  ),
  columns: {
    reason_group: group,
    reason,
    return_lines: returnLines,
    returned_units: count(words('Returned units', 'Unités retournées', 'Unități returnate')),
    share,
    refund_minor: money(words('Refunded', 'Remboursé', 'Rambursat')),
    return_cost_minor: money(words('Cost of returns', 'Coût des retours', 'Costul retururilor')),
    mean_confidence: nullable(
      ratio(
        words('Mean confidence', 'Confiance moyenne', 'Încredere medie'),
        words(
          'How sure the reading is on average; calibration is documented with the classifier.',
          'Degré de certitude moyen de la lecture.',
          'Cât de sigură este citirea, în medie.',
        ),
      ),
    ),
    conflict_lines: count(
      words('Code against words', 'Code contre mots', 'Cod contra cuvinte'),
      words(
        'Lines where the shop’s own reason code says something else than the customer’s words.',
        'Lignes où le code du magasin contredit les mots du client.',
        'Linii unde codul magazinului contrazice cuvintele clientului.',
      ),
    ),
  },
});

export const reasonTrend = query({
  path: '/reasons/trend',
  about: words(
    'Return lines by reason group over time.',
    'Lignes de retour par groupe de motifs dans le temps.',
    'Linii de retur pe grup de motive în timp.',
  ),
  params: { grain: z.optional(z.enum(['week', 'month'])) },
  columns: { period_start: periodStart, reason_group: group, return_lines: returnLines, share },
});

export const reasonsByCategory = query({
  path: '/reasons/by-category',
  about: words(
    'Reason groups in each category.',
    'Groupes de motifs par catégorie.',
    'Grupuri de motive pe categorie.',
  ),
  columns: {
    category: nullable(text(words('Category', 'Catégorie', 'Categorie'))),
    reason_group: group,
    return_lines: returnLines,
    share: nullable(ratio(words('Share of the category', 'Part de la catégorie', 'Ponderea în categorie'))),
  },
});

export const reasonQuotes = query({
  path: '/reasons/quotes',
  about: words(
    'The customers’ own words, with the words that prove each reason.',
    'Les mots des clients, avec ceux qui prouvent chaque motif.',
    'Cuvintele clienților, cu cele care dovedesc fiecare motiv.',
  ),
  params: {
    search: z.optional(z.string().check(z.maxLength(100))),
    limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500))),
    offset: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(1_000_000))),
  },
  columns: {
    return_ref: text(words('Return', 'Retour', 'Retur')),
    order_id: nullable(text(words('Order', 'Commande', 'Comandă'))),
    sku: nullable(text(words('SKU', 'SKU', 'SKU'))),
    product_name: nullable(text(words('Product', 'Produit', 'Produs'))),
    requested_date: nullable(date(words('Requested', 'Demandé le', 'Cerut la'))),
    language: text(words('Language', 'Langue', 'Limbă')),
    reason_text: text(words('Words', 'Mots', 'Cuvinte')),
    reason_code: nullable(text(words('Shop’s code', 'Code du magasin', 'Codul magazinului'))),
    reason_group: group,
    reason,
    confidence: ratio(words('Confidence', 'Confiance', 'Încredere')),
    is_conflict: flag(words('Code against words', 'Code contre mots', 'Cod contra cuvinte')),
    found: text(
      words('All reasons', 'Tous les motifs', 'Toate motivele'),
      words(
        'JSON: every reason found, with its confidence and the [start, end] spans of the words that prove it.',
        'JSON : chaque motif trouvé, sa confiance et les positions [début, fin] des mots qui le prouvent.',
        'JSON: fiecare motiv găsit, încrederea și pozițiile [început, sfârșit] ale cuvintelor care îl dovedesc.',
      ),
    ),
    total_quotes: count(words('Quotes in all', 'Citations en tout', 'Citate în total')),
  },
});
