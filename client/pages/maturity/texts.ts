import { type Words, words } from '../../../pipelines/domain/words.ts';
import type { PlatformStep } from '../../../server/questions/rates/contract.ts';

/** The page's own texts. */
export const texts = {
  lead: words(
    'How much of what will come back has come, and how far that can be trusted.',
    'Quelle part des retours à venir est déjà arrivée, et quelle confiance lui accorder.',
    'Cât din ce se va întoarce a sosit deja și câtă încredere merită.',
  ),
  shop: words('the whole shop', 'toute la boutique', 'tot magazinul'),
  curve: (of: string): Words =>
    words(`How returns arrive: ${of}`, `Comment arrivent les retours : ${of}`, `Cum sosesc retururile: ${of}`),
  curveSummary: (final: string, low: string, high: string, horizon: string): Words =>
    words(
      `${final} of delivered units come back in the end (95%: ${low} – ${high}), nearly all within ${horizon}.`,
      `${final} des unités livrées finissent par revenir (95 % : ${low} – ${high}), presque toutes en ${horizon}.`,
      `${final} din unitățile livrate se întorc în final (95 %: ${low} – ${high}), aproape toate în ${horizon}.`,
    ),
  valueSummary: (final: string, low: string, high: string, horizon: string): Words =>
    words(
      `${final} of the delivered value comes back in the end (95%: ${low} – ${high}), nearly all within ${horizon}.`,
      `${final} de la valeur livrée finit par revenir (95 % : ${low} – ${high}), presque toute en ${horizon}.`,
      `${final} din valoarea livrată se întoarce în final (95 %: ${low} – ${high}), aproape toată în ${horizon}.`,
    ),
  weighedBy: words('Counted by', 'Compté par', 'Numărat după'),
  byUnits: words('units', 'unités', 'unități'),
  byValue: words('value paid', 'valeur payée', 'valoarea plătită'),
  back: words('Come back by then', 'Revenu à ce jour', 'Întors până atunci'),
  band: words('95% band', 'Bande à 95 %', 'Banda de 95 %'),
  cohorts: words(
    'The last 16 delivery weeks',
    'Les 16 dernières semaines de livraison',
    'Ultimele 16 săptămâni de livrare',
  ),
  rate: words('Where the rate will end', 'Où finira le taux', 'Unde va ajunge rata'),
  past: words('What we would have said then', 'Ce que nous aurions dit alors', 'Ce am fi spus atunci'),
  age: words('Said at the age of', 'Dit à l’âge de', 'Spus la vârsta de'),
  days: (days: string): Words =>
    days === '0'
      ? words('at its end', 'à sa fin', 'la sfârșitul ei')
      : words(`after ${days} days`, `après ${days} jours`, `după ${days} de zile`),
  held: (held: string, all: string, share: string): Words =>
    words(
      `${held} of ${all} past intervals held what came: ${share}. Sound is 90 to 98%.`,
      `${held} des ${all} intervalles passés ont contenu le résultat : ${share}. Fiable entre 90 et 98 %.`,
      `${held} din ${all} intervale trecute au cuprins ce a venit: ${share}. De încredere între 90 și 98 %.`,
    ),
  tooNarrow: words(
    'Fewer than promised: read intervals here as too narrow.',
    'Moins que promis : ces intervalles sont trop étroits.',
    'Mai puține decât s-a promis: intervalele de aici sunt prea înguste.',
  ),
  tooWide: words(
    'More than promised: a few odd weeks make all intervals wider than they need to be.',
    'Plus que promis : quelques semaines particulières élargissent tous les intervalles.',
    'Mai multe decât s-a promis: câteva săptămâni neobișnuite lărgesc toate intervalele.',
  ),
  noPast: words(
    'The history is too short to check a forecast: a week is checked once it is mature, by the curve of what was known before.',
    'L’historique est trop court pour vérifier une prévision : une semaine l’est une fois mûre, avec la courbe connue avant elle.',
    'Istoricul e prea scurt pentru a verifica o prognoză: o săptămână se verifică după ce e matură, cu ce se știa înainte.',
  ),
  expected: words('Expected then, 95% interval', 'Attendu alors, intervalle à 95 %', 'Estimat atunci, interval 95 %'),
  cameHeld: words('What came, inside', 'Résultat, dedans', 'Ce a venit, înăuntru'),
  cameMissed: words('What came, outside', 'Résultat, dehors', 'Ce a venit, în afară'),
  measures: words('One shop, five rates', 'Une boutique, cinq taux', 'Un magazin, cinci rate'),
  measure: words('Measure', 'Mesure', 'Măsură'),
  platform: (of: string): Words =>
    words(
      `Why your platform says otherwise: ${of}`,
      `Pourquoi votre plateforme dit autre chose : ${of}`,
      `De ce platforma spune altceva: ${of}`,
    ),
  orders: words('Orders', 'Commandes', 'Comenzi'),
  usualOrders: words('usual orders', 'commandes habituelles', 'comenzi obișnuite'),
  holidayOrders: words('holiday orders', 'commandes de fêtes', 'comenzi de sărbători'),
  noHoliday: words(
    'No orders have a longer return window here.',
    'Ici, aucune commande n’a de délai de retour prolongé.',
    'Aici nicio comandă nu are termen de retur prelungit.',
  ),
  difference: words('Difference', 'Écart', 'Diferență'),
  fraction: words('Counted', 'Compté', 'Numărat'),
  categories: words('Category by category', 'Catégorie par catégorie', 'Categorie cu categorie'),
} as const;

/** The steps to a platform's figure, and what each changes. */
export const steps: Readonly<Record<PlatformStep, { readonly name: Words; readonly about: Words }>> = {
  delivered: {
    name: words(
      'Our return rate, by delivery day',
      'Notre taux, par jour de livraison',
      'Rata noastră, după ziua livrării',
    ),
    about: words(
      'Units returned so far of those delivered in the period.',
      'Unités revenues à ce jour parmi celles livrées dans la période.',
      'Unități întoarse până acum din cele livrate în perioadă.',
    ),
  },
  order_day: {
    name: words('by order day', 'par jour de commande', 'după ziua comenzii'),
    about: words(
      'The same of the units ordered in the period. AfterShip counts items so.',
      'De même pour les unités commandées dans la période. AfterShip compte ainsi les articles.',
      'La fel pentru unitățile comandate în perioadă. AfterShip numără așa articolele.',
    ),
  },
  all_ordered: {
    name: words('of all units ordered', 'de toutes les unités commandées', 'din toate unitățile comandate'),
    about: words(
      'Units on their way, lost or refused count as sold.',
      'Les unités en route, perdues ou refusées comptent comme vendues.',
      'Unitățile pe drum, pierdute sau refuzate se socotesc vândute.',
    ),
  },
  return_day: {
    name: words('returns by their own day', 'retours à leur propre jour', 'retururi la ziua lor'),
    about: words(
      'Returns requested in the period, whenever the units were sold: it falls when sales rise.',
      'Retours demandés dans la période, quelle que soit la vente : le taux baisse quand les ventes montent.',
      'Retururi cerute în perioadă, oricând s-ar fi vândut: scade când vânzările cresc.',
    ),
  },
  unmatched: {
    name: words('with returns we cannot match', 'avec les retours sans commande', 'cu retururile fără comandă'),
    about: words(
      'Returned units whose order line is not in the data.',
      'Unités retournées dont la ligne de commande manque.',
      'Unități returnate a căror linie de comandă lipsește.',
    ),
  },
  cancellations: {
    name: words('with cancellations', 'avec les annulations', 'cu anulările'),
    about: words(
      'Cancelled units count as sold and as taken back, as in Shopify’s sales reversals.',
      'Les unités annulées comptent comme vendues et reprises, comme dans les « sales reversals » de Shopify.',
      'Unitățile anulate se socotesc vândute și luate înapoi, ca în „sales reversals” la Shopify.',
    ),
  },
  money: {
    name: words('in money', 'en argent', 'în bani'),
    about: words(
      'Money given back for goods, goodwill included, of the value ordered: as reports of refunds or of returned revenue say it.',
      'Argent rendu pour les articles, gestes commerciaux compris, sur la valeur commandée : comme les rapports de remboursements ou de revenu retourné.',
      'Bani înapoiați pentru produse, inclusiv bunăvoință, din valoarea comandată: ca în rapoartele de rambursări sau de venit returnat.',
    ),
  },
};
