import { type Words, words } from './words.ts';

const parts = [
  {
    marts: 'dim_reasons dim_products dim_sizes dim_places dim_notes mart_info',
    called: words('products and reasons', 'produits et motifs', 'produse și motive'),
  },
  {
    marts: 'stg_lines stg_matches known_lines dim_transits',
    called: words('orders', 'commandes', 'comenzi'),
  },
  {
    marts: 'stg_clock stg_brackets known_units lag_curves unit_outlook',
    called: words('forecasts', 'prévisions', 'prognoze'),
  },
  { marts: 'fct_sold fct_cancelled fct_returned', called: words('returns', 'retours', 'retururi') },
  { marts: 'stg_signals signal_points', called: words('signals', 'signaux', 'semnale') },
  { marts: 'fct_suspicion', called: words('suspicion', 'soupçons', 'suspiciuni') },
];
const calledByMart = new Map(parts.flatMap(({ marts, called }) => marts.split(' ').map((mart) => [mart, called])));

/** What a user is told is brought up while a mart is built; several that follow each other are called the same. */
export function martWords(mart: string): Words {
  return calledByMart.get(mart) ?? words('sums', 'sommes', 'totaluri');
}
