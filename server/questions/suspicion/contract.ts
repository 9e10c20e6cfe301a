import * as z from 'zod/mini';
import { words } from '../../../pipelines/domain/words.ts';
import { code, count, date, days, flag, money, nullable, number, ratio, text } from '../../contract/columns.ts';
import { query } from '../../contract/query.ts';

export const suspicionByCategory = query({
  path: '/suspicion/by-category',
  about: words(
    'Returns worth a second look by category: goods that may have been used before they came back. Groups of fewer than 10 returns are not shown.',
    'Retours à revoir par catégorie : des articles qui ont pu servir avant de revenir. Les groupes de moins de 10 retours sont masqués.',
    'Retururi de revăzut pe categorie: produse care poate au fost folosite înainte de retur. Grupurile sub 10 retururi nu apar.',
  ),
  columns: {
    category: nullable(text(words('Category', 'Catégorie', 'Categorie'))),
    return_lines: count(words('Return lines', 'Lignes de retour', 'Linii de retur')),
    suspected_lines: count(
      words('Worth a second look', 'À revoir', 'De revăzut'),
      words(
        'Lines whose event probability is above one half: for a person to look at, never a verdict.',
        'Lignes de probabilité supérieure à un demi : à examiner par une personne, jamais un verdict.',
        'Linii cu probabilitate peste o jumătate: de verificat de un om, niciodată un verdict.',
      ),
    ),
    expected_lines: number(
      words('Sum of chances', 'Somme des probabilités', 'Suma probabilităților'),
      words(
        'The probabilities of all lines added up, faint ones too: how many may in truth have been used. No norm to hold the count against.',
        'Les probabilités de toutes les lignes additionnées, les faibles aussi : combien ont peut-être servi en vérité. Pas une norme à laquelle comparer le nombre.',
        'Probabilitățile tuturor liniilor adunate, și cele slabe: câte au fost poate folosite în realitate. Nu o normă față de care se compară numărul.',
      ),
    ),
    suspected_value_minor: money(words('Value', 'Valeur', 'Valoare')),
  },
});

export const suspicionEvents = query({
  path: '/suspicion/events',
  about: words(
    'Returned lines with the evidence for and against wear-and-return, under pseudonyms. The tool takes no action; a return within the legal period is a right.',
    'Lignes retournées avec les indices pour et contre, sous pseudonymes. L’outil n’agit pas ; un retour dans le délai légal est un droit.',
    'Linii returnate cu indicii pro și contra, sub pseudonime. Instrumentul nu acționează; returul în termenul legal este un drept.',
  ),
  params: { limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000))) },
  columns: {
    pseudonym: nullable(text(words('Pseudonym', 'Pseudonyme', 'Pseudonim'))),
    return_ref: text(words('Return', 'Retour', 'Retur')),
    order_id: nullable(text(words('Order', 'Commande', 'Comandă'))),
    product_name: nullable(text(words('Product', 'Produit', 'Produs'))),
    category: nullable(text(words('Category', 'Catégorie', 'Categorie'))),
    requested_date: nullable(date(words('Requested', 'Demandé le', 'Cerut la'))),
    lag_days: nullable(days(words('Days kept', 'Jours gardé', 'Zile păstrat'))),
    paid_minor: nullable(money(words('Price paid', 'Prix payé', 'Preț plătit'))),
    score: number(
      words('Evidence points', 'Points d’indice', 'Puncte'),
      words(
        'Sum of log-likelihood ratios of the listed signals.',
        'Somme des log-rapports de vraisemblance des indices.',
        'Suma logaritmilor rapoartelor de verosimilitate.',
      ),
    ),
    probability: ratio(words('Probability', 'Probabilité', 'Probabilitate')),
    signals_for: text(words('Speaks for it', 'Plaide pour', 'Pledează pentru')),
    signals_against: text(words('Speaks against it', 'Plaide contre', 'Pledează împotrivă')),
    is_bracketed: flag(words('Several sizes ordered', 'Plusieurs tailles commandées', 'Mai multe mărimi comandate')),
  },
});

export const suspicionBracketing = query({
  path: '/suspicion/bracketing',
  about: words(
    'Orders with several sizes of one style: choosing at home, counted apart and suspected of nothing.',
    'Commandes de plusieurs tailles d’un modèle : choisir chez soi, compté à part et sans soupçon.',
    'Comenzi cu mai multe mărimi ale unui model: alegere acasă, numărate separat și fără suspiciune.',
  ),
  columns: {
    category: nullable(text(words('Category', 'Catégorie', 'Categorie'))),
    outcome: code<'kept_one' | 'kept_several' | 'kept_none'>(words('Outcome', 'Issue', 'Rezultat')),
    bracketed_orders: count(words('Orders', 'Commandes', 'Comenzi')),
    bracketed_units: count(words('Units', 'Unités', 'Unități')),
    returned_units: count(words('Returned units', 'Unités retournées', 'Unități returnate')),
    return_cost_minor: money(words('Cost of returns', 'Coût des retours', 'Costul retururilor')),
  },
});
