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
  share: words('Share', 'Part', 'Pondere'),
  shareAbout: words(
    'Lines worth a second look per return line of the category.',
    'Lignes à revoir par ligne de retour de la catégorie.',
    'Linii de revăzut per linie de retur a categoriei.',
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

type Side = 'for' | 'against';

/** What was seen of a return line, as either side of the evidence can say it. */
const signals: Readonly<Record<string, Readonly<Record<Side, Words>>>> = {
  wear: {
    for: words(
      'Signs of use noted, or grade C',
      'Traces d’usage notées, ou état C',
      'Urme de folosire notate sau clasa C',
    ),
    against: words('Inspected, no signs of use', 'Contrôlé, sans trace d’usage', 'Verificat, fără urme de folosire'),
  },
  late: {
    for: words('Returned late in the period', 'Rendu tard dans le délai', 'Returnat târziu în termen'),
    against: words('Not late in the period', 'Pas tard dans le délai', 'Nu târziu în termen'),
  },
  weekend: {
    for: words('Kept over a weekend only', 'Gardé le temps d’un week-end', 'Păstrat doar peste un weekend'),
    against: words('Not just over a weekend', 'Pas le temps d’un week-end', 'Nu doar peste un weekend'),
  },
  price: {
    for: words('Dearest fifth of its category', 'Parmi les 20 % plus chers', 'Între cele mai scumpe 20 %'),
    against: words('Not dear for its category', 'Pas cher pour sa catégorie', 'Nu e scump în categoria sa'),
  },
  occasion: {
    for: words('A kind bought for occasions', 'Catégorie de fête', 'Categorie de ocazie'),
    against: words('No occasion wear', 'Pas une tenue de fête', 'Nu e ținută de ocazie'),
  },
  reason: {
    for: words('Changed mind, no fault named', 'Changé d’avis, sans défaut cité', 'Răzgândit, fără defect numit'),
    against: words('Did not fit, or a fault named', 'Taille ou défaut cité', 'Mărime sau defect numit'),
  },
  resolution: {
    for: words('Money back, no exchange', 'Remboursé, pas échangé', 'Bani înapoi, fără schimb'),
    against: words('Exchanged for another', 'Échangé contre un autre', 'Schimbat cu altul'),
  },
  bracketing: {
    for: words('One size ordered', 'Une seule taille commandée', 'O singură mărime comandată'),
    against: words('Several sizes to choose from', 'Plusieurs tailles au choix', 'Mai multe mărimi la alegere'),
  },
  rebought: {
    for: words(
      'Such goods returned before, within 60 days',
      'Article semblable rendu dans les 60 jours',
      'Produs similar returnat în ultimele 60 de zile',
    ),
    against: words('No such return shortly before', 'Pas de retour semblable avant', 'Fără retur similar înainte'),
  },
};

/** What was seen of an event on one side of the evidence; `codes` has blanks between, as the answer gives them. */
export function signalNames(codes: string, side: Side): Words[] {
  return codes
    .split(' ')
    .filter((code) => code !== '')
    .map((code) => signals[code]?.[side] ?? words(code, code, code));
}
