import type { Fault } from '../../../pipelines/domain/reasons.ts';
import { type Words, words } from '../../../pipelines/domain/words.ts';
import type { ReturnerVerdict } from '../../../server/questions/dossier/contract.ts';

/** Who answers for a return. */
export const faultNames: Readonly<Record<Fault, Words>> = {
  product: words('The product', 'Le produit', 'Produsul'),
  listing: words('The description', 'La description', 'Descrierea'),
  logistics: words('The delivery', 'La livraison', 'Livrarea'),
  warehouse: words('The warehouse', 'L’entrepôt', 'Depozitul'),
  customer: words('The customer’s choice', 'Le choix du client', 'Alegerea clientului'),
  unknown: words('Not known', 'Inconnu', 'Necunoscut'),
};

/** What the share of the five biggest returners says. */
export const returnerTexts: Readonly<Record<ReturnerVerdict, Words>> = {
  spread: words(
    'The returns are spread over many customers: it is the product, its description or its delivery, not a few buyers.',
    'Les retours sont répartis entre de nombreux clients : c’est le produit, sa description ou sa livraison, pas quelques acheteurs.',
    'Retururile sunt răspândite la mulți clienți: este produsul, descrierea sau livrarea, nu câțiva cumpărători.',
  ),
  concentrated: words(
    'A few customers send back much of it: look at their orders before changing the product.',
    'Quelques clients en retournent une grande part : regardez leurs commandes avant de changer le produit.',
    'Câțiva clienți returnează o mare parte: priviți comenzile lor înainte de a schimba produsul.',
  ),
  unsure: words(
    'Too few known customers sent it back to tell.',
    'Trop peu de clients connus l’ont retourné pour conclure.',
    'Prea puțini clienți cunoscuți l-au returnat pentru a conchide.',
  ),
};

/** The page's own texts. */
export const texts = {
  pictureOf: (product: string) => words(`Picture of ${product}`, `Image : ${product}`, `Imagine: ${product}`),
  tabs: words('Which products', 'Quels produits', 'Ce produse'),
  tab: {
    worst: words('Worst', 'Les pires', 'Cele mai rele'),
    rising: words('Rising', 'En hausse', 'În creștere'),
    new: words('New', 'Nouveaux', 'Noi'),
    snoozed: words('Snoozed', 'En veille', 'Amânate'),
    all: words('All', 'Tous', 'Toate'),
  },
  tabNone: {
    worst: words(
      'No product is clearly above its category: of a list of them more than 5% would be wrong. A longer period or all products tell more.',
      'Aucun produit n’est nettement au-dessus de sa catégorie : une liste en contiendrait plus de 5 % à tort. Une période plus longue ou tous les produits en disent plus.',
      'Niciun produs nu este clar peste categoria sa: o listă ar conține peste 5 % greșite. O perioadă mai lungă sau toate produsele spun mai mult.',
    ),
    rising: words(
      'No product comes back clearly more than it did: none passes the test at 5% wrong entries.',
      'Aucun produit ne revient nettement plus qu’avant : aucun ne passe le test à 5 % d’erreurs.',
      'Niciun produs nu se întoarce clar mai mult decât înainte: niciunul nu trece testul la 5 % greșite.',
    ),
    new: words(
      'No product was delivered for the first time in the last 60 days.',
      'Aucun produit livré pour la première fois dans les 60 derniers jours.',
      'Niciun produs livrat pentru prima dată în ultimele 60 de zile.',
    ),
    snoozed: words(
      'Nothing is snoozed. Press s on a product to leave it alone until a day.',
      'Rien n’est en veille. Appuyez sur s sur un produit pour le laisser jusqu’à un jour.',
      'Nimic amânat. Apăsați s pe un produs pentru a-l lăsa până la o zi.',
    ),
    all: words('No product in this view.', 'Aucun produit dans cette vue.', 'Niciun produs în această vedere.'),
  },
  /** How many rows that are no products are clearly high, by what they are held against. */
  high: {
    shop: (count: number): Words =>
      words(
        count === 1 ? 'One is clearly above the whole selection.' : `${count} are clearly above the whole selection.`,
        count === 1
          ? 'Une ligne est nettement au-dessus de l’ensemble de la sélection.'
          : `${count} lignes sont nettement au-dessus de l’ensemble de la sélection.`,
        count === 1 ? 'Una este clar peste întreaga selecție.' : `${count} sunt clar peste întreaga selecție.`,
      ),
    mix: (count: number): Words =>
      words(
        count === 1
          ? 'One is clearly above what its own mix of categories would bring.'
          : `${count} are clearly above what their own mix of categories would bring.`,
        count === 1
          ? 'Une ligne est nettement au-dessus de ce que donnerait son propre mélange de catégories.'
          : `${count} lignes sont nettement au-dessus de ce que donnerait leur propre mélange de catégories.`,
        count === 1
          ? 'Una este clar peste ce ar aduce propriul amestec de categorii.'
          : `${count} sunt clar peste ce ar aduce propriul lor amestec de categorii.`,
      ),
  },
  noneHigh: {
    shop: words(
      'None is clearly above the whole selection.',
      'Aucune ligne n’est nettement au-dessus de l’ensemble de la sélection.',
      'Niciuna nu este clar peste întreaga selecție.',
    ),
    mix: words(
      'None is clearly above what its own mix of categories would bring.',
      'Aucune ligne n’est nettement au-dessus de ce que donnerait son propre mélange de catégories.',
      'Niciuna nu este clar peste ce ar aduce propriul amestec de categorii.',
    ),
  },
  /** What the products of a tab have in common; of the worst and of all, how many are clearly high is told instead. */
  tabLead: {
    rising: words(
      'The last eight weeks came back at least a quarter more than the year before, and more than chance explains.',
      'Les huit dernières semaines reviennent au moins un quart de plus que l’année d’avant, et plus que le hasard n’explique.',
      'Ultimele opt săptămâni se întorc cu cel puțin un sfert mai mult decât anul dinainte, și mai mult decât explică întâmplarea.',
    ),
    new: words(
      'First delivered in the last 60 days.',
      'Livrés pour la première fois dans les 60 derniers jours.',
      'Livrate pentru prima dată în ultimele 60 de zile.',
    ),
    snoozed: words('They come back on their day.', 'Ils reviennent à leur jour.', 'Revin în ziua lor.'),
  },
  showAll: (count: string): Words => words(`Show all ${count}`, `Les voir tous (${count})`, `Arată toate (${count})`),
  keys: words(
    'j and k move, Enter opens, s snoozes or wakes',
    'j et k déplacent, Entrée ouvre, s met en veille ou réveille',
    'j și k mută, Enter deschide, s amână sau trezește',
  ),
  toFit: words('How it fits', 'Comment il taille', 'Cum se potrivește'),
  noTrends: words(
    'No trend yet: it takes two months of the period with enough delivered and back to judge.',
    'Pas encore de tendance : il faut deux mois de la période avec assez de livraisons et de retours pour juger.',
    'Încă fără tendință: e nevoie de două luni ale perioadei cu destule livrări și retururi pentru a judeca.',
  ),
  pareto: words('Where the excess cost lies', 'Où est le surcoût', 'Unde este costul în plus'),
  paretoHalf: (products: number, all: string): Words =>
    words(
      products === 1
        ? `One product makes half of the ${all} that the products below cost beyond their category. Strokes: each with those before it.`
        : `${products} products make half of the ${all} that the products below cost beyond their category. Strokes: each with those before it.`,
      products === 1
        ? `Un produit fait la moitié des ${all} que les produits ci-dessous coûtent au-delà de leur catégorie. Traits : chacun avec les précédents.`
        : `${products} produits font la moitié des ${all} que les produits ci-dessous coûtent au-delà de leur catégorie. Traits : chacun avec les précédents.`,
      products === 1
        ? `Un produs face jumătate din ${all} cât costă produsele de mai jos peste categoria lor. Liniuțe: fiecare cu cele dinainte.`
        : `${products} produse fac jumătate din ${all} cât costă produsele de mai jos peste categoria lor. Liniuțe: fiecare cu cele dinainte.`,
    ),
  paretoBar: (name: string, cost: string, share: string): Words =>
    words(
      `${name}: ${cost}; with those before it ${share}`,
      `${name} : ${cost} ; avec les précédents ${share}`,
      `${name}: ${cost}; cu cele dinainte ${share}`,
    ),
  snooze: words('Snooze', 'Mettre en veille', 'Amână'),
  wake: words('Wake', 'Réveiller', 'Trezește'),
  snoozeTitle: (name: string): Words => words(`Snooze ${name}`, `Mettre ${name} en veille`, `Amână ${name}`),
  why: words('Why it can wait', 'Pourquoi cela peut attendre', 'De ce poate aștepta'),
  until: words('Until', 'Jusqu’au', 'Până la'),
  cancel: words('Cancel', 'Annuler', 'Anulează'),
  undo: words('Undo', 'Annuler', 'Anulează'),
  snoozed: (name: string, day: string): Words =>
    words(
      `${name} is snoozed until ${day}.`,
      `${name} est en veille jusqu’au ${day}.`,
      `${name} este amânat până la ${day}.`,
    ),
  kept: words('Kept.', 'Enregistré.', 'Salvat.'),
  takenBack: words('Taken back.', 'Annulé.', 'Anulat.'),
  toNotes: words('Owner, notes, snooze', 'Responsable, notes, veille', 'Responsabil, note, amânare'),
  notes: words('Owner and notes', 'Responsable et notes', 'Responsabil și note'),
  owner: words('Owner', 'Responsable', 'Responsabil'),
  setOwner: words('Set', 'Définir', 'Setează'),
  note: words('Note', 'Note', 'Notă'),
  addNote: words('Add', 'Ajouter', 'Adaugă'),
  noNotes: words('Nothing was said of it yet.', 'Rien n’en a encore été dit.', 'Încă nu s-a spus nimic despre el.'),
  said: {
    snooze: (until: string): Words =>
      words(`snoozed until ${until}`, `en veille jusqu’au ${until}`, `amânat până la ${until}`),
    owner: words('made owner', 'nommé responsable', 'numit responsabil'),
    noOwner: words('has no owner', 'n’a pas de responsable', 'nu are responsabil'),
  },
  byWhom: (name: string, when: string): Words => words(`${name}, ${when}`, `${name}, ${when}`, `${name}, ${when}`),
  undoneBy: (name: string, when: string): Words =>
    words(`taken back by ${name}, ${when}`, `annulé par ${name}, ${when}`, `anulat de ${name}, ${when}`),
  product: words('Product', 'Produit', 'Produs'),
  skus: (count: number): Words => words(`${count} SKUs`, `${count} SKU`, `${count} SKU-uri`),
  several: (count: number): Words => words(`${count} different ones`, `${count} différents`, `${count} diferiți`),
  openStyle: words('Open its style', 'Ouvrir son modèle', 'Deschide modelul'),
  notYet: words('Not delivered in this view.', 'Non livré dans cette vue.', 'Nelivrat în această vedere.'),
  complete: (share: string): Words =>
    words(
      `${share} of its final returns have arrived`,
      `${share} de ses retours finaux sont arrivés`,
      `au sosit ${share} din retururile sale finale`,
    ),
  actual: (share: string): Words =>
    words(
      `${share} of it actual, the rest assumed`,
      `dont ${share} réel, le reste estimé`,
      `din care ${share} real, restul estimat`,
    ),
  causes: words('Who answers for it', 'Qui en répond', 'Cine răspunde'),
  causesHint: words(
    'Return rate by cause. Open a line for its reasons; a difference in colour is more than chance explains.',
    'Taux de retour par cause. Ouvrez une ligne pour ses motifs ; un écart en couleur dépasse le hasard.',
    'Rata de retur pe cauză. Deschideți un rând pentru motive; o diferență colorată depășește hazardul.',
  ),
  own: words('This product', 'Ce produit', 'Acest produs'),
  rest: words('Rest of the category', 'Reste de la catégorie', 'Restul categoriei'),
  difference: words('Difference', 'Écart', 'Diferență'),
  noRest: words(
    'There is nothing else of its category to compare with.',
    'Rien d’autre de sa catégorie à comparer.',
    'Nu există altceva din categorie pentru comparație.',
  ),
  barOf: (name: string, parts: string): Words => words(`${name}: ${parts}`, `${name} : ${parts}`, `${name}: ${parts}`),
  weeks: words('By week of shipping', 'Par semaine d’expédition', 'Pe săptămâna expedierii'),
  fourWeeks: words('By four weeks of shipping', 'Par quatre semaines d’expédition', 'Pe patru săptămâni de expediere'),
  weeksSummary: (weeks: number, first: string, last: string): Words =>
    words(
      `Expected final return rate in ${weeks} periods of shipping: first ${first}, last ${last}.`,
      `Taux de retour final attendu sur ${weeks} périodes d’expédition : d’abord ${first}, enfin ${last}.`,
      `Rata finală de retur estimată în ${weeks} perioade de expediere: prima ${first}, ultima ${last}.`,
    ),
  allReasons: words('All reasons', 'Tous les motifs', 'Toate motivele'),
  changed: (what: string, week: string, before: string, after: string, from: string, to: string): Words =>
    words(
      `${what}: another rate since the ship week of ${week}, ${after} after ${before}. The first such week lies between ${from} and ${to} (90%).`,
      `${what} : un autre taux depuis la semaine du ${week}, ${after} après ${before}. Première semaine entre le ${from} et le ${to} (90 %).`,
      `${what}: altă rată din săptămâna ${week}, ${after} după ${before}. Prima astfel de săptămână este între ${from} și ${to} (90 %).`,
    ),
  changeMark: words('Change', 'Changement', 'Schimbare'),
  steady: words(
    'No week from which the rate is clearly another.',
    'Aucune semaine à partir de laquelle le taux est nettement autre.',
    'Nicio săptămână din care rata să fie clar alta.',
  ),
  variants: words('Sizes and colours', 'Tailles et couleurs', 'Mărimi și culori'),
  variantsHint: (usual: string): Words =>
    words(
      `Fair rate and units returned of units delivered. Red: above the usual ${usual} of its category, the redder the further. Pale: too few units to tell.`,
      `Taux équitable et unités retournées sur livrées. Rouge : au-dessus des ${usual} habituels de sa catégorie, d’autant plus que l’écart est grand. Pâle : trop peu d’unités pour conclure.`,
      `Rata corectă și unități returnate din livrate. Roșu: peste rata obișnuită a categoriei, ${usual}, cu atât mai mult cu cât diferența e mai mare. Palid: prea puține unități pentru a conchide.`,
    ),
  noVariants: words(
    'It has neither sizes nor colours in the data.',
    'Ni tailles ni couleurs dans les données.',
    'Nu are mărimi sau culori în date.',
  ),
  noSize: words('No size', 'Sans taille', 'Fără mărime'),
  noColour: words('No colour', 'Sans couleur', 'Fără culoare'),
  ofUnits: (returned: string, delivered: string): Words =>
    words(`${returned} of ${delivered}`, `${returned} sur ${delivered}`, `${returned} din ${delivered}`),
  variantCell: (variant: string, rate: string, low: string, high: string, units: string): Words =>
    words(
      `${variant}: ${rate}, 95% between ${low} and ${high}; ${units} came back`,
      `${variant} : ${rate}, 95 % entre ${low} et ${high} ; ${units} revenues`,
      `${variant}: ${rate}, 95 % între ${low} și ${high}; ${units} s-au întors`,
    ),
  uncertain: words('uncertain', 'incertain', 'nesigur'),
  smallLarge: (small: string, large: string): Words =>
    words(
      `${small} too small, ${large} too large`,
      `${small} trop petites, ${large} trop grandes`,
      `${small} prea mici, ${large} prea mari`,
    ),
  words: words(
    'What customers wrote, by cause',
    'Ce que les clients ont écrit, par cause',
    'Ce au scris clienții, pe cauze',
  ),
  moreWords: (shown: string, all: string): Words =>
    words(`Show more (${shown} of ${all})`, `En voir plus (${shown} sur ${all})`, `Mai multe (${shown} din ${all})`),
  noWords: words(
    'No customer wrote anything about it.',
    'Aucun client n’a rien écrit à son sujet.',
    'Niciun client nu a scris nimic despre el.',
  ),
  places: words('Countries and languages', 'Pays et langues', 'Țări și limbi'),
  noPlaces: words(
    'No return with a known reason tells its country or language.',
    'Aucun retour au motif connu n’indique pays ou langue.',
    'Niciun retur cu motiv cunoscut nu indică țara sau limba.',
  ),
  countries: words('Countries', 'Pays', 'Țări'),
  languages: words('Languages', 'Langues', 'Limbi'),
  linesOf: (lines: string): Words => words(`${lines} lines`, `${lines} lignes`, `${lines} linii`),
  gap: (place: string, reason: string, share: string, others: string): Words =>
    words(
      `${place}: ${reason} is ${share} of the returns there, ${others} elsewhere. Compare the texts and the size tables of that market.`,
      `${place} : ${reason} y fait ${share} des retours, ${others} ailleurs. Comparez les textes et les tableaux de tailles de ce marché.`,
      `${place}: ${reason} înseamnă ${share} din retururi acolo, ${others} în rest. Comparați textele și tabelele de mărimi ale pieței.`,
    ),
  gapWords: words('Compare the words', 'Comparer les mots', 'Compară cuvintele'),
  there: (place: string): Words => words(`There: ${place}`, `Là : ${place}`, `Acolo: ${place}`),
  elsewhere: words('Elsewhere', 'Ailleurs', 'În rest'),
  noGap: words(
    'No country or language stands out by a reason.',
    'Aucun pays ni langue ne ressort par un motif.',
    'Nicio țară sau limbă nu iese în evidență printr-un motiv.',
  ),
  buyers: words('Buyers or product?', 'Acheteurs ou produit ?', 'Cumpărători sau produs?'),
  topFive: (share: string, even: string, returners: string): Words =>
    words(
      `The five customers who sent back most hold ${share} of the returned units; spread evenly over its ${returners} returners it would be ${even}.`,
      `Les cinq plus gros ont ${share} des unités retournées ; réparties également entre ${returners} clients ce serait ${even}.`,
      `Primii cinci au ${share} din unitățile returnate; egal împărțit la ${returners} clienți ar fi ${even}.`,
    ),
  noPeople: words(
    'The data does not tell which customers sent it back.',
    'Les données ne disent pas quels clients l’ont retourné.',
    'Datele nu arată ce clienți l-au returnat.',
  ),
  prices: words('Price and discount', 'Prix et remise', 'Preț și reducere'),
  pricePaid: words(
    'Price paid by ship week',
    'Prix payé par semaine d’expédition',
    'Preț plătit pe săptămâna expedierii',
  ),
  priceSummary: (low: string, high: string): Words =>
    words(
      `Mean price paid, between ${low} and ${high}.`,
      `Prix moyen payé, entre ${low} et ${high}.`,
      `Prețul mediu plătit, între ${low} și ${high}.`,
    ),
  byDiscount: words('Rate by discount', 'Taux par remise', 'Rata pe reducere'),
  bySupplier: words('Rate by supplier', 'Taux par fournisseur', 'Rata pe furnizor'),
  byLot: words('Rate by lot', 'Taux par lot', 'Rata pe lot'),
  bySeller: words('Rate by seller', 'Taux par vendeur', 'Rata pe vânzător'),
  byChannel: words('Rate by channel', 'Taux par canal', 'Rata pe canal'),
  byCountry: words('Rate by country', 'Taux par pays', 'Rata pe țară'),
  oneOnly: (name: string): Words => words(`All of it: ${name}.`, `Le tout : ${name}.`, `Totul: ${name}.`),
  unknownPart: words('Not told', 'Non indiqué', 'Neprecizat'),
  next: words(
    'What its returners bought next',
    'Ce que ses retourneurs ont acheté ensuite',
    'Ce au cumpărat apoi cei care l-au returnat',
  ),
  noNext: words(
    'Nobody known to have sent it back ordered anything in the 60 days after.',
    'Aucun client connu l’ayant retourné n’a commandé dans les 60 jours.',
    'Niciun client cunoscut care l-a returnat nu a comandat în următoarele 60 de zile.',
  ),
  sameStyle: words('same style', 'même modèle', 'același model'),
} as const;
