import * as z from 'zod/mini';
import type { GroupCode, ReasonCode } from '../../../pipelines/domain/reasons.ts';
import { words } from '../../../pipelines/domain/words.ts';
import { code, count, date, flag, instant, money, nullable, number, ratio, text } from '../../contract/columns.ts';
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

const found = text(
  words('All reasons', 'Tous les motifs', 'Toate motivele'),
  words(
    'JSON: every reason found, with its confidence and the [start, end] spans of the words that prove it.',
    'JSON : chaque motif trouvé, sa confiance et les positions [début, fin] des mots qui le prouvent.',
    'JSON: fiecare motiv găsit, încrederea și pozițiile [început, sfârșit] ale cuvintelor care îl dovedesc.',
  ),
);
const noteKey = text(
  words('Text’s key', 'Clé du texte', 'Cheia textului'),
  words(
    'Names the text together with the shop’s code: returns with the same share it, and what is said of one holds for all.',
    'Désigne le texte avec le code du magasin : les retours identiques la partagent, et une correction vaut pour tous.',
    'Numește textul împreună cu codul magazinului: retururile identice o au în comun, iar o corectură e valabilă pentru toate.',
  ),
);
const saidBy = text(words('Said by', 'Corrigé par', 'Corectat de'));
const saidAt = instant(words('Said at', 'Corrigé le', 'Corectat la'));
const correctionId = number(words('Correction', 'Correction', 'Corectură'));

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
    found,
    total_quotes: count(words('Quotes in all', 'Citations en tout', 'Citate în total')),
    note_key: noteKey,
    correction_id: nullable(correctionId),
    said_by: nullable(saidBy),
    said_at: nullable(saidAt),
  },
});

export const reasonQueue = query({
  path: '/reasons/queue',
  about: words(
    'Texts worth a person’s look: read with a confidence below 80 %, ranked by doubt × number of returns × their cost.',
    'Textes à relire : lus avec une confiance sous 80 %, classés par doute × nombre de retours × leur coût.',
    'Texte de verificat: citite cu o încredere sub 80 %, ordonate după îndoială × numărul de retururi × costul lor.',
  ),
  params: { limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500))) },
  columns: {
    note_key: noteKey,
    language: text(words('Language', 'Langue', 'Limbă')),
    reason_text: text(words('Words', 'Mots', 'Cuvinte')),
    reason_code: nullable(text(words('Shop’s code', 'Code du magasin', 'Codul magazinului'))),
    reason_group: group,
    reason,
    confidence: ratio(words('Confidence', 'Confiance', 'Încredere')),
    found,
    return_lines: count(
      words('Return lines', 'Lignes de retour', 'Linii de retur'),
      words('Returns with this text and code.', 'Retours avec ce texte et ce code.', 'Retururi cu acest text și cod.'),
    ),
    return_cost_minor: money(words('Cost of returns', 'Coût des retours', 'Costul retururilor')),
    at_stake_minor: money(
      words('At stake', 'En jeu', 'În joc'),
      words(
        'What those returns cost × (1 − confidence): the cost that may stand under a wrong reason. Each return counts at least one minor unit.',
        'Coût de ces retours × (1 − confiance) : le coût peut-être rangé sous un mauvais motif. Chaque retour compte au moins une unité mineure.',
        'Costul acestor retururi × (1 − încredere): costul aflat poate sub un motiv greșit. Fiecare retur contează cel puțin o unitate minoră.',
      ),
    ),
    total_texts: count(words('Texts in all', 'Textes en tout', 'Texte în total')),
  },
});

export const reasonCorrections = query({
  path: '/reasons/corrections',
  about: words(
    'What people said in the classifier’s place: who, what, when, and what was taken back. Independent of the filter.',
    'Ce que des personnes ont dit à la place du programme : qui, quoi, quand, et ce qui a été annulé. Indépendant du filtre.',
    'Ce au spus oamenii în locul programului: cine, ce, când și ce s-a anulat. Independent de filtru.',
  ),
  params: {
    note_key: z.optional(z.string().check(z.maxLength(64))),
    limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100_000))),
  },
  columns: {
    correction_id: correctionId,
    said_at: saidAt,
    said_by: saidBy,
    note_key: noteKey,
    reason_text: nullable(text(words('Words', 'Mots', 'Cuvinte'))),
    reasons: text(
      words('All reasons', 'Tous les motifs', 'Toate motivele'),
      words(
        'Codes with blanks between, the primary first.',
        'Codes séparés par des espaces, le principal d’abord.',
        'Coduri despărțite prin spații, cel principal întâi.',
      ),
    ),
    reason,
    read_reason: nullable(code<ReasonCode>(words('Was read as', 'Lu comme', 'Citit ca'))),
    return_lines: count(words('Return lines', 'Lignes de retour', 'Linii de retur')),
    is_in_force: flag(words('In force', 'En vigueur', 'În vigoare')),
    undone_by: nullable(text(words('Undone by', 'Annulé par', 'Anulat de'))),
    undone_at: nullable(instant(words('Undone at', 'Annulé le', 'Anulat la'))),
  },
});
