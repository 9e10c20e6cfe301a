import { type Words, words } from '../../../pipelines/domain/words.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import type { suspicionBracketing } from '../../../server/questions/suspicion/contract.ts';

/** The page's own texts: they weigh evidence and accuse nobody. */
export const texts = {
  lead: words(
    'Where goods may have been used before they came back, weighed by what speaks for it and against it.',
    'Où des articles ont pu servir avant de revenir, selon ce qui plaide pour et contre.',
    'Unde produsele poate au fost folosite înainte de retur, cântărind ce pledează pentru și contra.',
  ),
  notice: words(
    'A return within the legal period is a right. This page is for understanding: the tool takes no action, blocks nobody and decides nothing.',
    'Un retour dans le délai légal est un droit. Cette page sert à comprendre : l’outil n’agit pas, ne bloque personne et ne décide rien.',
    'Un retur în termenul legal este un drept. Pagina ajută la înțelegere: instrumentul nu acționează, nu blochează pe nimeni și nu decide nimic.',
  ),
  categories: words('By category', 'Par catégorie', 'Pe categorii'),
  noneInGroups: words(
    'No category has 10 returns with this filter; smaller groups are not shown, so that nobody is singled out.',
    'Aucune catégorie n’a 10 retours avec ce filtre ; les petits groupes sont masqués pour ne désigner personne.',
    'Nicio categorie nu are 10 retururi cu acest filtru; grupurile mici nu apar, ca nimeni să nu fie arătat cu degetul.',
  ),
  sum: (suspected: string, lines: string, share: string, value: string): Words =>
    words(
      `${suspected} of ${lines} return lines (${share}) are worth a second look; the goods were worth ${value}.`,
      `${suspected} lignes de retour sur ${lines} (${share}) méritent un second regard ; valeur des articles : ${value}.`,
      `${suspected} din ${lines} linii de retur (${share}) merită o a doua privire; produsele valorau ${value}.`,
    ),
  expected: (expected: string): Words =>
    words(
      `The probabilities of all lines add up to ${expected}: as many uses as one would expect to be real.`,
      `La somme des probabilités est de ${expected} : autant d’usages réels attendus.`,
      `Probabilitățile tuturor liniilor însumează ${expected}: atâtea folosiri reale ar fi de așteptat.`,
    ),
  share: words('Share', 'Part', 'Pondere'),
  shareAbout: words(
    'Suspected lines per return line of the category.',
    'Lignes soupçonnées par ligne de retour de la catégorie.',
    'Linii suspecte per linie de retur a categoriei.',
  ),
  noCategory: words('No category', 'Sans catégorie', 'Fără categorie'),
  bracketing: words(
    'Choosing at home: several sizes ordered',
    'Choisir chez soi : plusieurs tailles commandées',
    'Alegere acasă: mai multe mărimi comandate',
  ),
  bracketingAbout: words(
    'Ordering two sizes to keep the one that fits is what a size guide should make needless. It is counted apart and suspected of nothing.',
    'Commander deux tailles pour garder la bonne : un guide des tailles devrait l’éviter. Compté à part, sans aucun soupçon.',
    'Două mărimi comandate ca să rămână cea potrivită: un ghid de mărimi ar trebui să le facă inutile. Numărate separat, fără nicio suspiciune.',
  ),
  bracketingNone: words(
    'No order holds several sizes of one style with this filter.',
    'Aucune commande de plusieurs tailles d’un modèle avec ce filtre.',
    'Nicio comandă cu mai multe mărimi ale unui model cu acest filtru.',
  ),
  orders: (orders: string, cost: string): Words =>
    words(
      `${orders} orders, returns cost ${cost}`,
      `${orders} commandes, retours : ${cost}`,
      `${orders} comenzi, retururi: ${cost}`,
    ),
  events: words('Single events, under pseudonyms', 'Événements, sous pseudonymes', 'Evenimente, sub pseudonime'),
  eventsAbout: words(
    'Shows returned lines one by one, customers by pseudonym. Open it when you need to judge the evidence, not to keep a list of people.',
    'Montre les lignes une par une, les clients sous pseudonyme. À ouvrir pour juger les indices, pas pour tenir une liste de personnes.',
    'Arată liniile una câte una, clienții sub pseudonim. De deschis pentru a judeca indiciile, nu pentru a ține o listă de persoane.',
  ),
  open: words('Open the events', 'Ouvrir les événements', 'Deschide evenimentele'),
  close: words('Close', 'Fermer', 'Închide'),
  more: words('Show more', 'Afficher plus', 'Arată mai multe'),
  kept: (days: string): Words => words(`kept ${days}`, `gardé ${days}`, `păstrat ${days}`),
  nothing: words('nothing', 'rien', 'nimic'),
  noCustomer: words('Customer unknown', 'Client inconnu', 'Client necunoscut'),
} as const;

/** What became of an order of several sizes. */
export const outcomes: Readonly<Record<RowOf<typeof suspicionBracketing>['outcome'], Words>> = {
  kept_one: words('One kept', 'Une gardée', 'Una păstrată'),
  kept_several: words('Several kept', 'Plusieurs gardées', 'Mai multe păstrate'),
  kept_none: words('None kept', 'Aucune gardée', 'Niciuna păstrată'),
};

/** What a piece of evidence is about, said so that it reads the same on either side. */
const signals: Readonly<Record<string, Words>> = {
  wear: words('Condition', 'État', 'Stare'),
  late: words('Day in the return period', 'Jour dans le délai', 'Ziua din termen'),
  weekend: words('Weekend or holiday', 'Week-end ou fête', 'Weekend sau sărbătoare'),
  price: words('Price for its kind', 'Prix pour son genre', 'Preț pentru tipul său'),
  occasion: words('Occasion wear', 'Tenue de fête', 'Ținută de ocazie'),
  reason: words('Reason given', 'Motif donné', 'Motivul dat'),
  resolution: words('Money or exchange', 'Argent ou échange', 'Bani sau schimb'),
  bracketing: words('Sizes to choose from', 'Tailles au choix', 'Mărimi la alegere'),
  rebought: words('Bought again', 'Racheté', 'Cumpărat din nou'),
};

/** Pieces of evidence of an event by name; `codes` has blanks between, as the answer gives them. */
export function signalNames(codes: string): Words[] {
  return codes
    .split(' ')
    .filter((code) => code !== '')
    .map((code) => signals[code] ?? words(code, code, code));
}
