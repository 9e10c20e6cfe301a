import { type Words, words } from '../../../pipelines/domain/words.ts';

/** The page's own texts. */
export const texts = {
  lead: words(
    'Whether more arrives damaged than usual, since when, and where in the chain.',
    'Si la casse dépasse l’habitude, depuis quand, et où dans la chaîne.',
    'Dacă ajung deteriorate mai multe decât de obicei, de când și unde în lanț.',
  ),
  otherReasons: words(
    'This page counts damage only: the other reasons in the filter change nothing here.',
    'Cette page ne compte que la casse : les autres motifs du filtre n’y changent rien.',
    'Pagina numără doar deteriorările: celelalte motive din filtru nu schimbă nimic aici.',
  ),
  weekly: words('Damage by ship week', 'Casse par semaine d’expédition', 'Deteriorări pe săptămâna expedierii'),
  weeklySummary: (weeks: number, mean: string, outside: string): Words =>
    words(
      `Damage rate in ${weeks} ship weeks, ${mean} on average. ${outside}`,
      `Taux de casse sur ${weeks} semaines d’expédition, ${mean} en moyenne. ${outside}`,
      `Rata de deteriorare în ${weeks} săptămâni de expediere, ${mean} în medie. ${outside}`,
    ),
  noneOutside: words(
    'No week is outside the limits: the ups and downs are those of chance.',
    'Aucune semaine hors limites : les écarts sont ceux du hasard.',
    'Nicio săptămână în afara limitelor: variațiile sunt întâmplătoare.',
  ),
  outside: (weeks: number, last: string): Words =>
    words(
      `${weeks} ${weeks === 1 ? 'week is' : 'weeks are'} outside the limits, the last one that of ${last}: more than chance explains.`,
      `${weeks} ${weeks === 1 ? 'semaine' : 'semaines'} hors limites, la dernière celle du ${last} : plus que le hasard n’explique.`,
      `${weeks} ${weeks === 1 ? 'săptămână' : 'săptămâni'} în afara limitelor, ultima cea din ${last}: mai mult decât explică întâmplarea.`,
    ),
  perThousand: (rate: string): Words =>
    words(`${rate} per 1,000 parcels`, `${rate} pour 1 000 colis`, `${rate} la 1.000 de colete`),
  outsideWeeks: words('Weeks outside the limits', 'Semaines hors limites', 'Săptămâni în afara limitelor'),
  recent: words('Last 8 complete weeks', '8 dernières semaines complètes', 'Ultimele 8 săptămâni complete'),
  before: (rate: string): Words => words(`${rate} before`, `${rate} avant`, `${rate} înainte`),
  ofWeeks: (weeks: string): Words => words(`of ${weeks}`, `sur ${weeks}`, `din ${weeks}`),
  complete: words('Complete week', 'Semaine complète', 'Săptămână completă'),
  incomplete: words('Reports still coming in', 'Signalements encore attendus', 'Raportări încă așteptate'),
  outsideMark: words('Outside the limits', 'Hors limites', 'În afara limitelor'),
  limits: words('Between the limits', 'Entre les limites', 'Între limite'),
  by: words('Where it happens', 'Où cela arrive', 'Unde se întâmplă'),
  raw: words('Raw rate, 95% interval', 'Taux brut, intervalle à 95 %', 'Rată brută, interval 95 %'),
  adjusted: words(
    'Adjusted to the same mix of categories',
    'Ajusté au même mélange de catégories',
    'Ajustată la același amestec de categorii',
  ),
  whole: words('Whole selection', 'Toute la sélection', 'Toată selecția'),
  picture: words('On one scale', 'Sur une échelle', 'Pe o scară'),
  unknownValue: words('Not known', 'Non connu', 'Necunoscut'),
  filterBy: (value: string): Words => words(`Show ${value} only`, `N’afficher que ${value}`, `Arată doar ${value}`),
  missing: (column: string): Words =>
    words(
      `Nothing loaded says which ${column} a parcel had. Load a shipments file, or an orders file with a column “${column}”: one row per order is enough.`,
      `Rien de ce qui est chargé n’indique la colonne « ${column} ». Chargez un fichier d’expéditions, ou de commandes avec une colonne « ${column} » : une ligne par commande suffit.`,
      `Nimic din ce s-a încărcat nu conține coloana „${column}”. Încărcați un fișier de expedieri sau de comenzi cu o coloană „${column}”: ajunge un rând pe comandă.`,
    ),
  load: words('To the Data page', 'Vers la page Données', 'Spre pagina Date'),
  causes: words('What broke, by the words', 'Ce qui a cassé, selon les mots', 'Ce s-a stricat, după cuvinte'),
  cells: words(
    'Warehouse, carrier and packaging together',
    'Entrepôt, transporteur et emballage réunis',
    'Depozit, curier și ambalaj împreună',
  ),
  excess: words('Beyond the usual', 'Au-delà de l’habituel', 'Peste obișnuit'),
  excessAbout: words(
    'Damaged parcels beyond (+) or below (−) what the rate of the whole selection would give: worst first, so that a handful of parcels does not lead the list.',
    'Colis abîmés au-delà (+) ou en deçà (−) de ce que donnerait le taux de toute la sélection : les pires d’abord, sans que quelques colis mènent la liste.',
    'Colete deteriorate peste (+) sau sub (−) cât ar da rata întregii selecții: cele mai rele primele, fără ca puține colete să conducă lista.',
  ),
  words: words('In the customers’ words', 'Avec les mots des clients', 'În cuvintele clienților'),
  noWords: words(
    'No customer wrote about damage in this selection.',
    'Aucun client n’a parlé de casse dans cette sélection.',
    'Niciun client nu a scris despre deteriorări în această selecție.',
  ),
  allWords: words('All of them on the Reasons page', 'Toutes sur la page Motifs', 'Toate pe pagina Motive'),
} as const;
