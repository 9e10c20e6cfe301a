import { words } from '../../../pipelines/domain/words.ts';
import { code, count, date, nullable, number, ratio, text } from '../../contract/columns.ts';
import { dimensions } from '../../contract/dimensions.ts';
import { metricColumns, metrics } from '../../contract/metrics.ts';
import { query } from '../../contract/query.ts';
import { intervalColumns } from '../../contract/shared-columns.ts';

/** What the first weeks of a product say against earlier new products of its category. */
export type StartVerdict = 'too_few' | 'higher' | 'as_usual' | 'lower';

export const assortmentNew = query({
  path: '/assortment/new',
  about: words(
    'Styles first delivered in the last 60 days: what came back of their first 30 days, against the first 30 days of earlier new styles of the category, or where those are few against its other styles, each unit weighted by how complete its age is. Looks at all days, whatever the period.',
    'Modèles livrés pour la première fois dans les 60 derniers jours : les retours de leurs 30 premiers jours face à ceux des nouveautés précédentes de la catégorie, ou à ses autres modèles si elles sont peu, chaque unité pondérée par la complétude de son âge. Regarde tous les jours, quelle que soit la période.',
    'Modele livrate prima dată în ultimele 60 de zile: retururile primelor 30 de zile față de cele ale noutăților anterioare din categorie, sau de celelalte modele ale ei dacă sunt puține, fiecare unitate ponderată după cât de completă îi este vârsta. Privește toate zilele, indiferent de perioadă.',
  ),
  columns: {
    style_id: text(dimensions.style.label),
    name: nullable(text(words('Name', 'Nom', 'Nume'))),
    category: nullable(text(dimensions.category.label)),
    first_date: date(words('First delivered', 'Première livraison', 'Prima livrare')),
    delivered_units: count(
      words('Delivered, first 30 days', 'Livrées, 30 premiers jours', 'Livrate, primele 30 de zile'),
    ),
    returned_units: count(words('Returned of them', 'Retours parmi elles', 'Returnate din ele')),
    completeness: metrics.completeness.column,
    fair_rate: nullable(
      ratio(
        words('Fair rate', 'Taux équitable', 'Rată corectă'),
        words(
          'Expected final rate of the first 30 days, drawn towards the usual rate by as much as its numbers are small.',
          'Taux final attendu des 30 premiers jours, rapproché du taux habituel d’autant plus que ses nombres sont petits.',
          'Rata finală estimată a primelor 30 de zile, apropiată de rata obișnuită cu atât mai mult cu cât numerele sunt mici.',
        ),
      ),
    ),
    ...intervalColumns,
    usual_rate: nullable(
      ratio(
        words('Usual rate', 'Taux habituel', 'Rata obișnuită'),
        words(
          'The usual rate of the first 30 days of the category’s earlier new products. Where those are fewer than 3 styles or 100 mature units: of all days of its styles that are not new. No new product counts for it.',
          'Le taux habituel des 30 premiers jours des nouveautés précédentes de la catégorie. À moins de 3 modèles ou 100 unités mûres : de tous les jours de ses modèles qui ne sont pas nouveaux. Aucune nouveauté n’y compte.',
          'Rata obișnuită a primelor 30 de zile la noutățile anterioare ale categoriei. Sub 3 modele sau 100 de unități mature: a tuturor zilelor modelelor ei care nu sunt noi. Nicio noutate nu intră în ea.',
        ),
      ),
    ),
    compared_styles: count(
      words('Compared with', 'Comparé à', 'Comparat cu'),
      words(
        'Earlier new styles of the category; 0 where they are too few and the usual rate is that of its other styles.',
        'Nouveautés précédentes de la catégorie ; 0 si elles sont trop peu et que le taux habituel est celui de ses autres modèles.',
        'Noutăți anterioare ale categoriei; 0 dacă sunt prea puține și rata obișnuită este a celorlalte modele ale ei.',
      ),
    ),
    verdict: code<StartVerdict>(
      words('Start', 'Départ', 'Start'),
      words(
        'Higher: a quarter or more above, and more came back than usual ones scatter (beta-binomial test, allowing for the number of new products: Benjamini–Hochberg, 5%). Lower: 97.5% likely below. Too few: less than 10 mature units’ worth of evidence, or less than 100 of the category to compare with.',
        'Plus haut : un quart au-dessus ou davantage, et plus de retours que la dispersion habituelle (test bêta-binomial, compte tenu du nombre de nouveautés : Benjamini–Hochberg, 5 %). Plus bas : inférieur à 97,5 %. Trop peu : moins de 10 unités mûres, ou moins de 100 de la catégorie à comparer.',
        'Mai sus: cu un sfert sau mai mult peste, și mai multe retururi decât împrăștierea obișnuită (test beta-binomial, ținând cont de numărul de noutăți: Benjamini–Hochberg, 5 %). Mai jos: 97,5 % probabil sub. Prea puține: sub 10 unități mature sau sub 100 ale categoriei de comparat.',
      ),
    ),
  },
});

export const assortmentDiscounts = query({
  path: '/assortment/discounts',
  about: words(
    'Expected final return rate by how far below list price things were sold, as it is and with the same mix of categories at every depth: a sale of dresses does not make discounts look bad.',
    'Taux de retour final attendu selon la remise sur le prix catalogue, tel quel et à composition de catégories égale : solder des robes ne fait pas accuser les remises.',
    'Rata finală de retur estimată după reducerea față de prețul de listă, brută și cu același amestec de categorii: o reducere la rochii nu face reducerile să pară vinovate.',
  ),
  columns: {
    discount_depth: nullable(text(dimensions.discount_depth.label)),
    ...metricColumns('delivered_units', 'returned_units', 'completeness', 'projected_rate'),
    adjusted_rate: nullable(
      ratio(
        words('Same mix of categories', 'À catégories égales', 'Același amestec de categorii'),
        words(
          'The rate that this depth would have with the whole selection’s mix of categories: returns over those its own mix would bring at usual rates, times the usual rate.',
          'Le taux qu’aurait cette remise avec la composition de toute la sélection : retours rapportés à ceux de sa composition aux taux habituels, fois le taux habituel.',
          'Rata pe care ar avea-o această reducere cu amestecul întregii selecții: retururi raportate la cele ale amestecului ei la rate obișnuite, ori rata obișnuită.',
        ),
      ),
    ),
    adjusted_low: nullable(ratio(words('Low (95%)', 'Bas (95 %)', 'Minim (95 %)'))),
    adjusted_high: nullable(ratio(words('High (95%)', 'Haut (95 %)', 'Maxim (95 %)'))),
    against_full_price: nullable(
      number(
        words('Against full price', 'Face au plein tarif', 'Față de prețul întreg'),
        words(
          'The adjusted rate over that of what was sold at full price.',
          'Le taux ajusté rapporté à celui du plein tarif.',
          'Rata ajustată raportată la cea a prețului întreg.',
        ),
      ),
    ),
  },
});

export const assortmentNetDemand = query({
  path: '/assortment/net-demand',
  about: words(
    'Units sold less those that came back fit to sell again, by SKU and size: what has to be bought to sell the same once more. Download it for the buyer.',
    'Unités vendues moins celles revenues et revendables, par SKU et taille : ce qu’il faut racheter pour vendre autant. À télécharger pour l’acheteur.',
    'Unități vândute minus cele întoarse și revandabile, pe SKU și mărime: cât trebuie cumpărat pentru a vinde la fel. De descărcat pentru achiziții.',
  ),
  columns: {
    sku: text(dimensions.sku.label),
    name: nullable(text(words('Name', 'Nom', 'Nume'))),
    style_id: text(dimensions.style.label),
    category: nullable(text(dimensions.category.label)),
    size: nullable(text(dimensions.size.label)),
    colour: nullable(text(dimensions.colour.label)),
    supplier: nullable(text(dimensions.supplier.label)),
    ...metricColumns('delivered_units', 'returned_units'),
    sellable_units: count(
      words('Back on the shelf', 'Remises en rayon', 'Înapoi pe raft'),
      words(
        'Returned units that were restocked; where nobody says what became of them, those graded A or B.',
        'Unités retournées remises en stock ; à défaut d’indication, celles notées A ou B.',
        'Unități returnate puse înapoi în stoc; unde nu se spune, cele cu nota A sau B.',
      ),
    ),
    unjudged_units: count(
      words('Condition unknown', 'État inconnu', 'Stare necunoscută'),
      words(
        'Returned units of which nothing says whether they can be sold again: they are not taken off.',
        'Unités retournées dont rien ne dit si elles sont revendables : elles ne sont pas déduites.',
        'Unități returnate despre care nimic nu spune dacă se pot revinde: nu se scad.',
      ),
    ),
    net_units: count(
      words('Net demand', 'Demande nette', 'Cerere netă'),
      words(
        'Delivered units less those back on the shelf.',
        'Unités livrées moins celles remises en rayon.',
        'Unități livrate minus cele puse înapoi pe raft.',
      ),
    ),
  },
});
