import * as z from 'zod/mini';
import type { CostPartCode } from '../../../pipelines/domain/cost-parts.ts';
import type { GroupCode } from '../../../pipelines/domain/reasons.ts';
import { words } from '../../../pipelines/domain/words.ts';
import { code, count, money, nullable, text } from '../../contract/columns.ts';
import { query } from '../../contract/query.ts';
import { periodStart } from '../../contract/shared-columns.ts';

const actual = money(
  words('Actual', 'Réel', 'Real'),
  words('Stands in the exports.', 'Présent dans les exports.', 'Apare în exporturi.'),
);
const tariff = money(
  words('Tariff', 'Tarif', 'Tarif'),
  words(
    'From a price list of yours; none is loaded yet when this is 0.',
    'D’après une grille de prix ; 0 si aucune n’est chargée.',
    'Dintr-o listă de prețuri; 0 dacă niciuna nu este încărcată.',
  ),
);
const assumed = money(
  words('Assumed', 'Estimé', 'Presupus'),
  words(
    'A documented default where the export says nothing.',
    'Valeur par défaut documentée quand l’export ne dit rien.',
    'Valoare implicită documentată unde exportul nu spune nimic.',
  ),
);
const total = money(words('Total', 'Total', 'Total'));
const returnedUnits = count(words('Returned units', 'Unités retournées', 'Unități returnate'));
const costColumns = { actual_minor: actual, tariff_minor: tariff, assumed_minor: assumed, total_minor: total };

export const costComponents = query({
  path: '/costs/components',
  about: words(
    'What returns cost, part by part, each marked actual, tariff or assumed.',
    'Ce que coûtent les retours, part par part : réel, tarif ou estimé.',
    'Cât costă retururile, pe componente: real, tarif sau presupus.',
  ),
  columns: {
    component: code<CostPartCode>(words('Cost part', 'Part de coût', 'Componentă de cost')),
    component_label: text(words('Name', 'Nom', 'Nume')),
    component_about: text(words('How it is made', 'Calcul', 'Cum se calculează')),
    ...costColumns,
    low_minor: nullable(
      money(
        words('Low (P10)', 'Bas (P10)', 'Minim (P10)'),
        words(
          '10th percentile over the ranges of the assumed values.',
          '10e centile sur les plages des valeurs estimées.',
          'Percentila 10 peste intervalele valorilor presupuse.',
        ),
      ),
    ),
    high_minor: nullable(money(words('High (P90)', 'Haut (P90)', 'Maxim (P90)'))),
  },
});

export const costTrend = query({
  path: '/costs/trend',
  about: words('Cost of returns by month.', 'Coût des retours par mois.', 'Costul retururilor pe luni.'),
  params: { grain: z.optional(z.enum(['week', 'month'])) },
  columns: {
    period_start: periodStart,
    ...costColumns,
    returned_units: returnedUnits,
  },
});

export const costDuty = query({
  path: '/costs/duty',
  about: words(
    'What free returns cost, split into what EU consumer law makes free and what the shop chose to make free.',
    'Coût des retours gratuits : ce que la loi européenne impose, et ce que le magasin a choisi.',
    'Costul retururilor gratuite: ce impune legea UE și ce a ales magazinul.',
  ),
  columns: {
    postage: code<'law' | 'choice'>(words('Free by', 'Gratuit par', 'Gratuit prin')),
    reason_group: code<GroupCode>(words('Reason', 'Motif', 'Motiv')),
    return_lines: count(words('Return lines', 'Lignes de retour', 'Linii de retur')),
    free_return_lines: count(words('Free for the customer', 'Gratuits pour le client', 'Gratuite pentru client')),
    free_label_minor: money(
      words('Label cost of free returns', 'Étiquettes des retours gratuits', 'Etichete ale retururilor gratuite'),
      words(
        'Return shipping paid by the shop: the only part that a fee could move.',
        'Transport retour payé par le magasin : la seule part qu’une participation peut changer.',
        'Transport retur plătit de magazin: singura parte pe care o taxă o poate schimba.',
      ),
    ),
    fee_charged_minor: money(words('Fees charged', 'Frais facturés', 'Taxe încasate')),
    total_minor: total,
    returned_units: returnedUnits,
    exchanged_units: count(
      words('Exchanged, no refund', 'Échangées, sans remboursement', 'Schimbate, fără rambursare'),
      words(
        'Returned units that were exchanged and of which no refund is told: none is missing.',
        'Unités échangées sans remboursement indiqué : il n’en manque pas.',
        'Unități schimbate fără rambursare indicată: nu lipsește niciuna.',
      ),
    ),
    refund_told_units: count(
      words('Refund told', 'Remboursement connu', 'Rambursare cunoscută'),
      words(
        'Returned units whose refund stands in the exports, by the return or by its order; the others add nothing to “Refunded”.',
        'Unités dont le remboursement figure dans les exports, par retour ou par commande ; les autres n’ajoutent rien à « Remboursé ».',
        'Unități a căror rambursare apare în exporturi, pe retur sau pe comandă; celelalte nu adaugă nimic la „Rambursat”.',
      ),
    ),
    label_told_units: count(
      words('Label cost told', 'Étiquette connue', 'Etichetă cunoscută'),
      words(
        'Returned units whose return label’s cost stands in the exports, or that the customer paid; of the others it is assumed.',
        'Unités dont le coût d’étiquette retour figure dans les exports, ou payée par le client ; il est estimé pour les autres.',
        'Unități al căror cost de etichetă apare în exporturi sau a fost plătit de client; pentru celelalte este presupus.',
      ),
    ),
  },
});

export const costBreakdown = query({
  path: '/costs/breakdown',
  about: words(
    'Cost of returns by category and reason.',
    'Coût des retours par catégorie et motif.',
    'Costul retururilor pe categorie și motiv.',
  ),
  columns: {
    category: nullable(text(words('Category', 'Catégorie', 'Categorie'))),
    reason_group: code<GroupCode>(words('Reason', 'Motif', 'Motiv')),
    returned_units: returnedUnits,
    ...costColumns,
    cost_per_delivered_minor: nullable(money(words('Per delivered unit', 'Par unité livrée', 'Per unitate livrată'))),
  },
});
