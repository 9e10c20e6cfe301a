import * as z from 'zod/mini';
import type { GroupCode, ReasonCode } from '../../../pipelines/domain/reasons.ts';
import { words } from '../../../pipelines/domain/words.ts';
import { code, count, date, instant, nullable, number, ratio, text } from '../../contract/columns.ts';
import type { Lever } from '../../contract/fixes.ts';
import { query } from '../../contract/query.ts';

/** What can be said of a fix. Only `fell` and `rose` are sure: their interval leaves out 0. */
export type FixVerdict = 'too_early' | 'too_little_before' | 'nothing_similar' | 'fell' | 'rose' | 'no_sure_effect';

const productCount = count(words('Number of products', 'Nombre de produits', 'Număr de produse'));

const fixColumns = {
  fix_id: number(words('Fix', 'Correctif', 'Remediere')),
  fixed_date: date(
    words('Since', 'Depuis', 'Din'),
    words(
      'What is ordered from this day on counts as after.',
      'Ce qui est commandé à partir de ce jour compte comme après.',
      'Ce se comandă din această zi contează ca după.',
    ),
  ),
  lever: code<Lever>(words('What was changed', 'Ce qui a changé', 'Ce s-a schimbat')),
  reason: nullable(
    code<ReasonCode | GroupCode>(
      words('Reason to move', 'Motif visé', 'Motivul vizat'),
      words(
        'All returns where none is named.',
        'Tous les retours si aucun n’est nommé.',
        'Toate retururile dacă nu e numit niciunul.',
      ),
    ),
  ),
  products: text(words('Products', 'Produits', 'Produse')),
};

export const fixesEffects = query({
  path: '/fixes/effects',
  about: words(
    'What was done about returns, and whether it worked: how the rate of the named reason changed, half a year before against up to half a year after, less what it was to move by itself, as a product chosen for its worst months falls back to what is usual (regression to the mean, empirical Bayes), and less the change of similar untouched products at the same time: of the same category, at most 20, the nearest in price, units sold and earlier rate. Rates allow for returns still to come; the 95% interval allows for how much rates move by themselves. Independent of the filter.',
    'Ce qui a été fait contre les retours, et si cela a marché : l’évolution du taux du motif nommé, six mois avant contre jusqu’à six mois après, moins ce qu’il devait bouger de lui-même, car un produit choisi pour ses pires mois revient vers l’ordinaire (régression vers la moyenne, Bayes empirique), et moins celle de produits semblables non touchés : de la même catégorie, 20 au plus, les plus proches par prix, ventes et taux d’avant. Les taux tiennent compte des retours à venir ; l’intervalle à 95 % tient compte des variations propres des taux. Indépendant du filtre.',
    'Ce s-a făcut împotriva retururilor și dacă a mers: schimbarea ratei motivului numit, o jumătate de an înainte față de cel mult o jumătate de an după, minus cât urma să se miște de la sine, căci un produs ales pentru lunile sale cele mai rele revine spre obișnuit (regresia spre medie, Bayes empiric), și minus cea a produselor similare neatinse: din aceeași categorie, cel mult 20, cele mai apropiate ca preț, vânzări și rată dinainte. Ratele țin cont de retururile care mai vin; intervalul de 95 % ține cont de cât se mișcă ratele de la sine. Independent de filtru.',
  ),
  params: { limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000))) },
  columns: {
    ...fixColumns,
    product_count: productCount,
    first_level: code<'style' | 'sku'>(words('Level of the first', 'Niveau du premier', 'Nivelul primului')),
    first_key: text(words('Key of the first', 'Clé du premier', 'Cheia primului')),
    owner: text(words('Owner', 'Responsable', 'Responsabil')),
    note: text(words('Note', 'Note', 'Notă')),
    maturity: ratio(
      words('Mature', 'À maturité', 'Ajuns la maturitate'),
      words(
        'How complete the returns of the units delivered after the fix are. Below half, or below 30 complete units, it is too early.',
        'Part déjà complète des retours des unités livrées après. Sous la moitié, ou sous 30 unités complètes, il est trop tôt.',
        'Cât de complete sunt retururile unităților livrate după. Sub jumătate, sau sub 30 de unități complete, e prea devreme.',
      ),
    ),
    after_units: count(words('Delivered after', 'Livrées après', 'Livrate după')),
    before_rate: nullable(
      ratio(
        words('Rate before', 'Taux avant', 'Rata înainte'),
        words(
          'Units returned for the named reason per unit, of what was ordered in the half year before.',
          'Unités retournées pour le motif nommé par unité commandée dans les six mois d’avant.',
          'Unități returnate din motivul numit pe unitate comandată în jumătatea de an dinainte.',
        ),
      ),
    ),
    after_rate: nullable(
      ratio(
        words('Rate after', 'Taux après', 'Rata după'),
        words(
          'The same, expected in the end, of what was ordered in the half year from the fix on.',
          'Le même, attendu au final, des commandes des six mois à partir du correctif.',
          'La fel, estimată la final, pentru ce s-a comandat în jumătatea de an de la remediere.',
        ),
      ),
    ),
    own_points: nullable(
      number(
        words('By itself, points', 'De lui-même, points', 'De la sine, puncte'),
        words(
          'Percentage points by which the rate was to move without any fix: what was exceptional before falls back towards the category, the more so the fewer units told it (empirical Bayes before-after, Hauer 1997).',
          'Évolution attendue du taux, en points, sans aucun correctif : ce qui était exceptionnel avant revient vers la catégorie, d’autant plus que peu d’unités en témoignaient (avant-après de Bayes empirique, Hauer 1997).',
          'Cu câte puncte procentuale urma să se miște rata fără nicio remediere: ce era excepțional înainte revine spre categorie, cu atât mai mult cu cât mai puține unități o spuneau (înainte-după Bayes empiric, Hauer 1997).',
        ),
      ),
    ),
    control_points: nullable(
      number(
        words('Similar products, points', 'Semblables, points', 'Cele similare, puncte'),
        words(
          'Percentage points by which the rate was to move as that of the similar products, which had no fix, moved at the same time beyond what it was to move by itself: in proportion, as what moves all rates multiplies them.',
          'Points dont le taux devait bouger comme celui des produits semblables, sans correctif, a bougé au même moment au-delà de ce qu’il devait bouger de lui-même : en proportion, car ce qui touche tous les taux les multiplie.',
          'Cu câte puncte procentuale urma să se miște rata așa cum s-a mișcat în același timp cea a produselor similare, fără remediere, peste cât urma să se miște de la sine: proporțional, căci ce mișcă toate ratele le înmulțește.',
        ),
      ),
    ),
    similar_products: nullable(count(words('Similar products', 'Produits semblables', 'Produse similare'))),
    similar_names: nullable(
      text(
        words('Compared with', 'Comparé à', 'Comparat cu'),
        words(
          'The similar products by name, the nearest of each category first.',
          'Les produits semblables, les plus proches de chaque catégorie d’abord.',
          'Produsele similare, cele mai apropiate din fiecare categorie primele.',
        ),
      ),
    ),
    effect_points: nullable(
      number(
        words('Effect, points', 'Effet, points', 'Efect, puncte'),
        words(
          'Change of the rate less what it was to move by itself and less that of similar products; below 0 fewer come back. Unknown while it is too early.',
          'Évolution du taux moins ce qu’il devait bouger de lui-même et moins celle des semblables ; sous 0, moins de retours. Inconnu tant qu’il est trop tôt.',
          'Schimbarea ratei minus cât urma să se miște de la sine și minus cea a celor similare; sub 0 se întorc mai puține. Necunoscut cât e prea devreme.',
        ),
      ),
    ),
    low_points: nullable(
      number(
        words('Low (95%), points', 'Bas (95 %), points', 'Minim (95 %), puncte'),
        words(
          'Whether what was exceptional before was chance or the product’s own cannot be told from half a year: the interval spans both.',
          'Une demi-année ne dit pas si l’exceptionnel d’avant tenait au hasard ou au produit : l’intervalle couvre les deux.',
          'O jumătate de an nu spune dacă ce era excepțional înainte ținea de întâmplare sau de produs: intervalul le cuprinde pe amândouă.',
        ),
      ),
    ),
    high_points: nullable(number(words('High (95%), points', 'Haut (95 %), points', 'Maxim (95 %), puncte'))),
    verdict: code<FixVerdict>(words('Verdict', 'Verdict', 'Verdict')),
    other_fixes: count(
      words('Other fixes', 'Autres correctifs', 'Alte remedieri'),
      words(
        'Other fixes of the same styles within half a year: their effects cannot be told apart.',
        'Autres correctifs des mêmes modèles à moins de six mois : leurs effets sont indissociables.',
        'Alte remedieri ale acelorași modele în mai puțin de o jumătate de an: efectele nu se pot despărți.',
      ),
    ),
    said_by: text(words('Recorded by', 'Noté par', 'Notat de')),
    said_at: instant(words('Recorded at', 'Noté le', 'Notat la')),
  },
});

export const fixesMarks = query({
  path: '/fixes/marks',
  about: words(
    'When something was done about the returns of products that the filter holds, and how much of its sales they are.',
    'Quand quelque chose a été fait contre les retours de produits retenus par le filtre, et leur part des ventes.',
    'Când s-a făcut ceva împotriva retururilor unor produse reținute de filtru și partea lor din vânzări.',
  ),
  columns: {
    ...fixColumns,
    product_count: productCount,
    unit_share: nullable(
      ratio(
        words('Share of units', 'Part des unités', 'Ponderea unităților'),
        words(
          'Delivered units of the fixed products per delivered unit that the filter holds.',
          'Unités livrées des produits corrigés par unité livrée retenue par le filtre.',
          'Unități livrate ale produselor remediate pe unitate livrată reținută de filtru.',
        ),
      ),
    ),
  },
});
