import * as z from 'zod/mini';
import type { GroupCode } from '../../../pipelines/domain/reasons.ts';
import { words } from '../../../pipelines/domain/words.ts';
import { code, count, flag, money, nullable, number, ratio, series, text } from '../../contract/columns.ts';
import { productLevels } from '../../contract/dimensions.ts';
import { metrics } from '../../contract/metrics.ts';
import { query } from '../../contract/query.ts';
import { intervalColumns } from '../../contract/shared-columns.ts';

export const productRates = query({
  path: '/products/rates',
  about: words(
    'Return rates made fair to small numbers, ranked by the money they cost beyond their category.',
    'Taux de retour corrigés des petits nombres, classés par le coût au-delà de leur catégorie.',
    'Rate de retur corectate pentru numere mici, ordonate după costul peste categoria lor.',
  ),
  params: { level: z.optional(z.enum(productLevels)) },
  columns: {
    level_key: nullable(text(words('Key', 'Clé', 'Cheie'))),
    name: nullable(text(words('Name', 'Nom', 'Nume'))),
    category: nullable(text(words('Category', 'Catégorie', 'Categorie'))),
    sold_units: count(words('Delivered', 'Livrées', 'Livrate'), metrics.delivered_units.column.about),
    returned_units: metrics.returned_units.column,
    return_rate: metrics.return_rate.column,
    completeness: metrics.completeness.column,
    projected_rate: metrics.projected_rate.column,
    fair_rate: nullable(
      ratio(
        words('Fair rate', 'Taux équitable', 'Rată corectă'),
        words(
          'Expected final rate drawn towards its category by as much as its numbers are small (beta-binomial, empirical Bayes).',
          'Taux final attendu rapproché de sa catégorie d’autant plus que ses nombres sont petits (bêta-binomial, Bayes empirique).',
          'Rata finală estimată, apropiată de categorie cu atât mai mult cu cât numerele sunt mici (beta-binomial, Bayes empiric).',
        ),
      ),
    ),
    ...intervalColumns,
    category_rate: nullable(ratio(words('Category rate', 'Taux de la catégorie', 'Rata categoriei'))),
    chance_above_category: nullable(
      ratio(
        words('Chance above category', 'Probabilité au-dessus de la catégorie', 'Probabilitatea peste categorie'),
        words(
          'How likely the true rate is above the category’s.',
          'Probabilité que le vrai taux dépasse celui de la catégorie.',
          'Cât de probabil este ca rata reală să fie peste cea a categoriei.',
        ),
      ),
    ),
    is_clearly_high: flag(
      words('Clearly high', 'Nettement élevé', 'Clar ridicată'),
      words(
        'On the list of rates more than a quarter above their category; at most 5% of that list are expected to be wrong.',
        'Sur la liste des taux dépassant leur catégorie de plus d’un quart ; 5 % d’erreurs attendues au plus.',
        'Pe lista ratelor cu peste un sfert mai mari decât categoria; cel mult 5 % erori așteptate.',
      ),
    ),
    is_confirmed: flag(
      words('Confirmed', 'Confirmé', 'Confirmat'),
      words(
        'A second, independent test (binomial, Benjamini–Hochberg) says the same.',
        'Un second test indépendant (binomial, Benjamini–Hochberg) dit de même.',
        'Un al doilea test independent (binomial, Benjamini–Hochberg) spune la fel.',
      ),
    ),
    excess_units: nullable(
      number(
        words('Excess units', 'Unités en trop', 'Unități în plus'),
        words(
          'Returned units beyond what the category’s rate (without this product) would bring.',
          'Unités retournées au-delà du taux de la catégorie (sans ce produit).',
          'Unități returnate peste rata categoriei (fără acest produs).',
        ),
      ),
    ),
    excess_cost_minor: nullable(
      money(
        words('Excess cost', 'Surcoût', 'Cost în plus'),
        words(
          'Excess units times the average cost of a return in this category.',
          'Unités en trop multipliées par le coût moyen d’un retour dans la catégorie.',
          'Unitățile în plus înmulțite cu costul mediu al unui retur din categorie.',
        ),
      ),
    ),
    top_reason: nullable(code<GroupCode>(words('Top cause', 'Cause principale', 'Cauza principală'))),
    top_reason_share: nullable(
      ratio(words('Share of top cause', 'Part de la cause principale', 'Ponderea cauzei principale')),
    ),
    trend: series(
      words('Trend', 'Tendance', 'Tendință'),
      words(
        'Expected final rate of the last 12 four-week periods, oldest first.',
        'Taux final attendu des 12 dernières périodes de quatre semaines.',
        'Rata finală estimată a ultimelor 12 perioade de patru săptămâni.',
      ),
    ),
  },
});
