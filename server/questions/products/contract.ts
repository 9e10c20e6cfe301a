import * as z from 'zod/mini';
import type { GroupCode } from '../../../pipelines/domain/reasons.ts';
import { words } from '../../../pipelines/domain/words.ts';
import {
  code,
  count,
  date,
  flag,
  instant,
  money,
  nullable,
  number,
  ratio,
  series,
  text,
} from '../../contract/columns.ts';
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
  params: {
    level: z.optional(z.enum(productLevels)),
    only: z.optional(z.enum(['clearly_high'])),
    limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100_000))),
  },
  columns: {
    level_key: nullable(
      text(
        words('Key', 'Clé', 'Cheie'),
        words(
          'Of a lot its style and its number, which stands alone as its name and in the filter.',
          'D’un lot, son modèle et son numéro, qui seul est son nom et sa valeur dans le filtre.',
          'La un lot, modelul și numărul lui, care singur îi este numele și valoarea din filtru.',
        ),
      ),
    ),
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
          'Expected final rate drawn towards its category by as much as its numbers are small (beta-binomial, empirical Bayes). Below 100 products to tell the category’s rate and scatter, neither is taken for certain: the interval spans what both may be.',
          'Taux final attendu rapproché de sa catégorie d’autant plus que ses nombres sont petits (bêta-binomial, Bayes empirique). À moins de 100 produits, le taux de la catégorie et sa dispersion sont incertains : l’intervalle couvre ce qu’ils peuvent être.',
          'Rata finală estimată, apropiată de categorie cu atât mai mult cu cât numerele sunt mici (beta-binomial, Bayes empiric). Sub 100 de produse, rata categoriei și împrăștierea ei nu sunt sigure: intervalul cuprinde ce pot fi amândouă.',
        ),
      ),
    ),
    ...intervalColumns,
    category_rate: nullable(
      ratio(
        words('Category rate', 'Taux de la catégorie', 'Rata categoriei'),
        words(
          'What the rate is held against: of SKUs, styles and lots the usual rate of their category, of categories that of all together, of suppliers, sizes, countries and all other levels what their own mix of categories would bring, each category at its rate.',
          'Ce à quoi le taux est comparé : pour SKU, modèles et lots le taux habituel de leur catégorie, pour les catégories celui de l’ensemble, pour fournisseurs, tailles, pays et autres niveaux ce que leur propre mélange de catégories donnerait, chacune à son taux.',
          'Cu ce se compară rata: la SKU-uri, modele și loturi rata obișnuită a categoriei, la categorii cea a tuturor, la furnizori, mărimi, țări și celelalte niveluri ce ar aduce propriul amestec de categorii, fiecare la rata ei.',
        ),
      ),
    ),
    chance_above_category: nullable(
      ratio(
        words('Chance above category', 'Probabilité au-dessus de la catégorie', 'Probabilitatea peste categorie'),
        words(
          'How likely the true rate is above the category rate, which says what that is at each level.',
          'Probabilité que le vrai taux dépasse le taux de la catégorie, qui dit ce que c’est à chaque niveau.',
          'Cât de probabil este ca rata reală să fie peste rata categoriei, care spune ce este la fiecare nivel.',
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
          'Returned units beyond what the category rate would bring, reckoned without this product (or supplier, size …).',
          'Unités retournées au-delà du taux de la catégorie, calculé sans ce produit (ou fournisseur, taille …).',
          'Unități returnate peste rata categoriei, calculată fără acest produs (sau furnizor, mărime …).',
        ),
      ),
    ),
    excess_cost_minor: nullable(
      money(
        words('Excess cost', 'Surcoût', 'Cost în plus'),
        words(
          'Excess units times the share of its delivered units sold in this currency, times what a unit that came back costs on average in this currency and category (of suppliers, sizes and the like: in the whole selection). What other currencies cost stands in their own answers: nothing counts twice.',
          'Unités en trop, fois la part de ses unités livrées vendue dans cette devise, fois le coût moyen d’une unité revenue dans cette devise et catégorie (pour fournisseurs, tailles, etc. : dans toute la sélection). Ce que coûtent les autres devises figure dans leurs propres réponses : rien ne compte double.',
          'Unitățile în plus, ori partea din unitățile livrate vândută în această monedă, ori costul mediu al unei unități întoarse în această monedă și categorie (la furnizori, mărimi etc.: în toată selecția). Ce costă celelalte monede stă în răspunsurile lor: nimic nu se numără de două ori.',
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
        'Expected final rate of the last 12 months, oldest first.',
        'Taux final attendu des 12 derniers mois, le plus ancien d’abord.',
        'Rata finală estimată a ultimelor 12 luni, cea mai veche întâi.',
      ),
    ),
  },
});

export const productWatch = query({
  path: '/products/watch',
  about: words(
    'Which products come back more than they did, and which are new. Looks at the last year of the data, whatever the period.',
    'Quels produits reviennent plus qu’avant, et lesquels sont nouveaux. Regarde la dernière année des données, quelle que soit la période.',
    'Ce produse se întorc mai mult decât înainte și care sunt noi. Privește ultimul an al datelor, indiferent de perioadă.',
  ),
  params: { level: z.optional(z.enum(productLevels)) },
  columns: {
    level_key: nullable(text(words('Key', 'Clé', 'Cheie'))),
    first_date: nullable(
      date(
        words('First delivered', 'Première livraison', 'Prima livrare'),
        words(
          'The first day that counts by the chosen basis.',
          'Le premier jour qui compte selon la base choisie.',
          'Prima zi care contează după baza aleasă.',
        ),
      ),
    ),
    is_new: flag(
      words('New', 'Nouveau', 'Nou'),
      words(
        'First delivered in the last 60 days, and not because the data begin then.',
        'Première livraison dans les 60 derniers jours, et pas parce que les données commencent alors.',
        'Prima livrare în ultimele 60 de zile, și nu pentru că datele încep atunci.',
      ),
    ),
    recent_sold_units: count(
      words('Delivered, last 8 weeks', 'Livrées, 8 dernières semaines', 'Livrate, ultimele 8 săptămâni'),
    ),
    recent_rate: nullable(
      ratio(
        words('Last 8 weeks', '8 dernières semaines', 'Ultimele 8 săptămâni'),
        words(
          'Expected final rate of what the last eight calendar weeks delivered, the one under way included; unknown while too little had time to come back.',
          'Taux final attendu des livraisons des huit dernières semaines du calendrier, celle en cours comprise ; inconnu tant que trop peu a eu le temps de revenir.',
          'Rata finală estimată a livrărilor din ultimele opt săptămâni calendaristice, cu cea în curs; necunoscută cât timp prea puține au avut timp să se întoarcă.',
        ),
      ),
    ),
    before_rate: nullable(
      ratio(
        words('44 weeks before', '44 semaines avant', '44 de săptămâni înainte'),
        words(
          'Expected final rate of what the 44 weeks before them delivered.',
          'Taux final attendu des livraisons des 44 semaines précédentes.',
          'Rata finală estimată a livrărilor din cele 44 de săptămâni dinainte.',
        ),
      ),
    ),
    is_rising: flag(
      words('Rising', 'En hausse', 'În creștere'),
      words(
        'Its rate of the last eight weeks is a quarter or more above its own of before; an exact test says so after allowing for the number of products (Benjamini–Hochberg, 5%).',
        'Son taux des huit dernières semaines dépasse d’au moins un quart le sien d’avant ; un test exact le dit, compte tenu du nombre de produits (Benjamini–Hochberg, 5 %).',
        'Rata ultimelor opt săptămâni depășește cu cel puțin un sfert pe cea dinainte; un test exact o spune, ținând cont de numărul de produse (Benjamini–Hochberg, 5 %).',
      ),
    ),
    rising_reason: nullable(
      code<GroupCode>(
        words('What rises', 'Ce qui monte', 'Ce crește'),
        words(
          'Of what is rising the cause whose rate grew most from the 44 weeks before to the last eight.',
          'De ce qui est en hausse, la cause dont le taux a le plus monté des 44 semaines d’avant aux huit dernières.',
          'La ce este în creștere, cauza a cărei rată a crescut cel mai mult de la cele 44 de săptămâni dinainte la ultimele opt.',
        ),
      ),
    ),
    rising_reason_rate: nullable(
      ratio(
        words('Its last 8 weeks', 'Ses 8 dernières semaines', 'Ultimele ei 8 săptămâni'),
        words(
          'Units that came back for this cause, of those of the last eight weeks that had time to.',
          'Unités revenues pour cette cause, sur celles des huit dernières semaines qui en ont eu le temps.',
          'Unități întoarse din această cauză, din cele ale ultimelor opt săptămâni care au avut timp.',
        ),
      ),
    ),
    rising_reason_before_rate: nullable(
      ratio(
        words('Its 44 weeks before', 'Ses 44 semaines avant', 'Cele 44 de săptămâni dinainte'),
        words(
          'The same of the 44 weeks before.',
          'De même pour les 44 semaines d’avant.',
          'La fel pentru cele 44 de săptămâni dinainte.',
        ),
      ),
    ),
    recent_excess_units: nullable(
      number(
        words(
          'More units, last 8 weeks',
          'Unités de plus, 8 dernières semaines',
          'Unități în plus, ultimele 8 săptămâni',
        ),
        words(
          'What the last eight weeks delivered times the difference of both rates: units that come back beyond its own rate of before.',
          'Livraisons des huit dernières semaines fois l’écart des deux taux : unités qui reviennent au-delà de son propre taux d’avant.',
          'Livrările ultimelor opt săptămâni ori diferența celor două rate: unități care se întorc peste propria rată de dinainte.',
        ),
      ),
    ),
    recent_excess_cost_minor: nullable(
      money(
        words('Cost of the rise', 'Coût de la hausse', 'Costul creșterii'),
        words(
          'The more units of the last eight weeks times what a unit of it that came back in the last year cost in this currency on average, those of other currencies counted as nothing here.',
          'Les unités de plus des huit dernières semaines, fois le coût moyen dans cette devise d’une unité revenue dans l’année, celles d’autres devises comptant ici pour rien.',
          'Unitățile în plus ale ultimelor opt săptămâni, ori costul mediu în această monedă al unei unități întoarse în ultimul an, cele în alte monede nefiind numărate aici.',
        ),
      ),
    ),
  },
});

export const productNotes = query({
  path: '/products/notes',
  about: words(
    'What people said of products: who, what, when, and what was taken back. Independent of the filter.',
    'Ce que des personnes ont dit des produits : qui, quoi, quand, et ce qui a été annulé. Indépendant du filtre.',
    'Ce au spus oamenii despre produse: cine, ce, când și ce s-a anulat. Independent de filtru.',
  ),
  params: {
    product: z.optional(z.string().check(z.maxLength(200))),
    limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100_000))),
  },
  columns: {
    entry_id: number(words('Entry', 'Entrée', 'Intrare')),
    level: code<'style' | 'sku'>(words('Level', 'Niveau', 'Nivel')),
    level_key: text(words('Key', 'Clé', 'Cheie')),
    kind: code<'snooze' | 'owner' | 'note'>(words('What is said', 'Ce qui est dit', 'Ce se spune')),
    says: text(words('Words', 'Mots', 'Cuvinte')),
    until_date: nullable(date(words('Until', 'Jusqu’au', 'Până la'))),
    said_by: text(words('Said by', 'Dit par', 'Spus de')),
    said_at: instant(words('Said at', 'Dit le', 'Spus la')),
    is_in_force: flag(
      words('In force', 'En vigueur', 'În vigoare'),
      words(
        'Not taken back, and the last of its kind; notes all stand. Whether a snooze is over is told by its day.',
        'Non annulé, et le dernier de son genre ; les notes restent toutes. Une mise en veille finit à son jour.',
        'Neanulat și ultimul de felul său; notele rămân toate. O amânare se termină la ziua ei.',
      ),
    ),
    undone_by: nullable(text(words('Undone by', 'Annulé par', 'Anulat de'))),
    undone_at: nullable(instant(words('Undone at', 'Annulé le', 'Anulat la'))),
  },
});
