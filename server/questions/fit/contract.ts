import type { FitAdvice, Runs } from '../../../pipelines/domain/fit.ts';
import { words } from '../../../pipelines/domain/words.ts';
import { code, count, flag, money, nullable, number, ratio, text } from '../../contract/columns.ts';
import { metrics } from '../../contract/metrics.ts';
import { query } from '../../contract/query.ts';

const index = nullable(
  number(
    words('Direction', 'Direction', 'Direcția'),
    words(
      'From −1 (all too large) over 0 (balanced) to +1 (all too small), drawn to its category where few say so.',
      'De −1 (tous trop grands) à 0 (équilibre) et +1 (tous trop petits), rapproché de la catégorie quand peu le disent.',
      'De la −1 (toate prea mari) prin 0 (echilibru) la +1 (toate prea mici), apropiat de categorie când puțini o spun.',
    ),
  ),
);
const indexLow = nullable(number(words('Direction, low (95%)', 'Direction, bas (95 %)', 'Direcția, minim (95 %)')));
const indexHigh = nullable(number(words('Direction, high (95%)', 'Direction, haut (95 %)', 'Direcția, maxim (95 %)')));
const tooSmall = count(
  words('Too small, with exchanges', 'Trop petit, échanges compris', 'Prea mic, cu schimburi'),
  words(
    'Returned units exchanged for a larger size, or sent back as too small. Orders with several sizes do not vote.',
    'Unités échangées pour une taille plus grande ou renvoyées car trop petites. Les commandes de plusieurs tailles ne votent pas.',
    'Unități schimbate pe o mărime mai mare sau returnate ca prea mici. Comenzile cu mai multe mărimi nu votează.',
  ),
);
const tooLarge = count(
  words('Too large, with exchanges', 'Trop grand, échanges compris', 'Prea mare, cu schimburi'),
  words(
    'Returned units exchanged for a smaller size, or sent back as too large. Orders with several sizes do not vote.',
    'Unités échangées pour une taille plus petite ou renvoyées car trop grandes. Les commandes de plusieurs tailles ne votent pas.',
    'Unități schimbate pe o mărime mai mică sau returnate ca prea mari. Comenzile cu mai multe mărimi nu votează.',
  ),
);
const bracket = words(
  'Orders that hold several sizes of one style: most customers who order so mean to keep one. Counted apart from misfits.',
  'Commandes de plusieurs tailles d’un même modèle : la plupart comptent n’en garder qu’une. Comptées à part.',
  'Comenzi cu mai multe mărimi ale aceluiași model: de obicei se păstrează una. Numărate separat.',
);

export const fitStyles = query({
  path: '/fit/styles',
  about: words(
    'Which way each style does not fit, how sure that is, and what it costs beyond its category.',
    'Dans quel sens chaque modèle taille mal, avec quelle certitude, et ce que cela coûte au-delà de sa catégorie.',
    'În ce sens nu se potrivește fiecare model, cât de sigur este și cât costă peste categoria lui.',
  ),
  columns: {
    style_id: text(words('Style', 'Modèle', 'Model')),
    name: nullable(text(words('Name', 'Nom', 'Nume'))),
    category: nullable(text(words('Category', 'Catégorie', 'Categorie'))),
    delivered_units: metrics.delivered_units.column,
    too_small_units: tooSmall,
    too_large_units: tooLarge,
    direction_index: index,
    index_low: indexLow,
    index_high: indexHigh,
    category_index: nullable(
      number(words('Direction of the category', 'Direction de la catégorie', 'Direcția categoriei')),
    ),
    level_rate: nullable(
      ratio(
        words('Size returns', 'Retours de taille', 'Retururi de mărime'),
        words(
          'Share of delivered units that come back for their size, drawn to the category where numbers are small.',
          'Part des unités livrées qui reviennent pour leur taille, rapprochée de la catégorie quand les nombres sont petits.',
          'Ponderea unităților livrate care se întorc pentru mărime, apropiată de categorie când numerele sunt mici.',
        ),
      ),
    ),
    category_level: nullable(
      ratio(
        words('Size returns of the category', 'Retours de taille de la catégorie', 'Retururi de mărime ale categoriei'),
      ),
    ),
    runs: code<Runs>(
      words('Runs', 'Taille', 'Croiala'),
      words(
        'Small or large: on a list of which at most 5% are expected to be wrong, with ten votes or more and a level above the category’s.',
        'Petit ou grand : sur une liste avec 5 % d’erreurs attendues au plus, dix votes ou plus et un niveau au-dessus de la catégorie.',
        'Mic sau mare: pe o listă cu cel mult 5 % erori așteptate, cu zece voturi sau mai multe și un nivel peste categorie.',
      ),
    ),
    is_to_act_on: flag(
      words('Act now', 'À corriger', 'De corectat'),
      words(
        'Far enough off, with 95% certainty, to change the size guide now.',
        'Assez décalé, à 95 % de certitude, pour corriger le guide des tailles.',
        'Destul de decalat, cu 95 % siguranță, pentru a corecta ghidul de mărimi.',
      ),
    ),
    advice: nullable(code<FitAdvice>(words('Advice', 'Conseil', 'Sfat'))),
    offset_sizes: nullable(
      number(
        words('Sizes off', 'Décalage de tailles', 'Decalaj de mărimi'),
        words(
          'Mean steps from the size sent back to the size kept, of exchanges and of orders with several sizes: +1 is one size larger. Told from ten units on.',
          'Pas moyens de la taille renvoyée à la taille gardée (échanges et commandes de plusieurs tailles) : +1 est une taille de plus. Dès dix unités.',
          'Pași medii de la mărimea returnată la cea păstrată (schimburi și comenzi cu mai multe mărimi): +1 e o mărime mai mare. De la zece unități.',
        ),
      ),
    ),
    offset_low: nullable(number(words('Sizes off, low (95%)', 'Décalage, bas (95 %)', 'Decalaj, minim (95 %)'))),
    offset_high: nullable(number(words('Sizes off, high (95%)', 'Décalage, haut (95 %)', 'Decalaj, maxim (95 %)'))),
    moved_units: count(words('Units that tell it', 'Unités qui le disent', 'Unități care o spun')),
    larger_kept: count(
      words('Larger kept', 'Plus grande gardée', 'Mai mare păstrată'),
      words(
        'Orders with several sizes of the style of which one was kept: the larger one.',
        'Commandes de plusieurs tailles dont une fut gardée : la plus grande.',
        'Comenzi cu mai multe mărimi din care una a fost păstrată: cea mai mare.',
      ),
    ),
    smaller_kept: count(words('Smaller kept', 'Plus petite gardée', 'Mai mică păstrată')),
    is_confirmed: flag(
      words('Confirmed', 'Confirmé', 'Confirmat'),
      words(
        'What customers keep of several sizes says the same (exact binomial test, p below 5%).',
        'Ce que les clients gardent de plusieurs tailles dit de même (test binomial exact, p sous 5 %).',
        'Ce păstrează clienții din mai multe mărimi spune la fel (test binomial exact, p sub 5 %).',
      ),
    ),
    bracketed_units: count(words('Bracketed', 'Multi-tailles', 'Mai multe mărimi'), bracket),
    bracket_cost_minor: money(
      words('Cost of brackets', 'Coût des multi-tailles', 'Costul comenzilor multi-mărime'),
      words(
        'Shipping both ways, handling and repackaging of what came back of such orders.',
        'Transport aller-retour, traitement et remballage de ce qui revint de ces commandes.',
        'Transport dus-întors, manipulare și reambalare pentru ce s-a întors din aceste comenzi.',
      ),
    ),
    excess_units: number(
      words('Excess size returns', 'Retours de taille en trop', 'Retururi de mărime în plus'),
      words(
        'Size returns beyond the category’s share of what was delivered.',
        'Retours de taille au-delà de la part de la catégorie.',
        'Retururi de mărime peste ponderea categoriei.',
      ),
    ),
    excess_cost_minor: money(
      words('Excess cost', 'Surcoût', 'Cost în plus'),
      words(
        'Excess size returns times what a size return of the style costs on average.',
        'Retours de taille en trop multipliés par leur coût moyen.',
        'Retururile de mărime în plus înmulțite cu costul lor mediu.',
      ),
    ),
    avoidable_units: number(
      words('Avoidable', 'Évitables', 'Evitabile'),
      words(
        'What a corrected size guide may save: a tenth of the excess. The tenth is an assumption (5 to 30%).',
        'Ce qu’un guide corrigé peut éviter : un dixième de l’excédent. Ce dixième est une hypothèse (5 à 30 %).',
        'Ce poate evita un ghid corectat: o zecime din exces. Zecimea este o ipoteză (5–30 %).',
      ),
    ),
  },
});

export const fitSizes = query({
  path: '/fit/sizes',
  about: words(
    'How each size of the chosen styles fits, and which sizes customers keep.',
    'Comment chaque taille des modèles choisis va, et quelles tailles les clients gardent.',
    'Cum se potrivește fiecare mărime a modelelor alese și ce mărimi păstrează clienții.',
  ),
  columns: {
    size: text(words('Size', 'Taille', 'Mărime')),
    delivered_units: metrics.delivered_units.column,
    returned_units: metrics.returned_units.column,
    kept_units: count(words('Kept', 'Gardées', 'Păstrate')),
    too_small_units: tooSmall,
    too_large_units: tooLarge,
    direction_index: index,
    index_low: indexLow,
    index_high: indexHigh,
    delivered_share: nullable(ratio(words('Share of delivered', 'Part des livrées', 'Ponderea livrărilor'))),
    kept_share: nullable(
      ratio(
        words('Share of kept', 'Part des gardées', 'Ponderea păstrărilor'),
        words(
          'The size curve to buy by: what customers keep, not what they order.',
          'La courbe de tailles à acheter : ce que les clients gardent, non ce qu’ils commandent.',
          'Curba de mărimi de cumpărat: ce păstrează clienții, nu ce comandă.',
        ),
      ),
    ),
    returned_share: nullable(ratio(words('Share of returned', 'Part des retours', 'Ponderea retururilor'))),
  },
});

export const fitMoves = query({
  path: '/fit/moves',
  about: words(
    'Which size was sent back, and which one was kept or chosen instead.',
    'Quelle taille fut renvoyée, et laquelle fut gardée ou choisie à la place.',
    'Ce mărime a fost returnată și care a fost păstrată sau aleasă în loc.',
  ),
  columns: {
    sent_back_size: text(words('Sent back', 'Renvoyée', 'Returnată')),
    kept_size: text(words('Kept', 'Gardée', 'Păstrată')),
    known_by: code<'exchange' | 'bracket'>(
      words('Known by', 'Connu par', 'Știut din'),
      words(
        'An exchange for another size, or an order with several sizes of which one was kept.',
        'Un échange de taille, ou une commande de plusieurs tailles dont une fut gardée.',
        'Un schimb de mărime sau o comandă cu mai multe mărimi din care una a fost păstrată.',
      ),
    ),
    steps: number(words('Steps', 'Pas', 'Pași')),
    units: count(words('Units', 'Unités', 'Unități')),
  },
});
