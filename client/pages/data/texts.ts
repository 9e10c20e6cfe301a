import { type Words, words } from '../../../pipelines/domain/words.ts';

/** The page's own texts, beside those of the catalogue. */
export const texts = {
  cancel: words('Cancel', 'Annuler', 'Anulează'),
  cancelling: words('Cancelling …', 'Annulation…', 'Se anulează…'),
  cancelled: (files: string): Words =>
    words(
      `${files}: cancelled. Nothing of it was loaded.`,
      `${files} : annulé. Rien n’en a été chargé.`,
      `${files}: anulat. Nimic din el nu a fost încărcat.`,
    ),
  waiting: words('Waiting', 'En attente', 'În așteptare'),
  underWay: words('Under way', 'En cours', 'În curs'),
  pace: (rows: string, perSecond: string): Words =>
    words(
      `${rows} rows · ${perSecond} a second`,
      `${rows} lignes · ${perSecond} par seconde`,
      `${rows} rânduri · ${perSecond} pe secundă`,
    ),
  rows: (rows: string): Words => words(`${rows} rows`, `${rows} lignes`, `${rows} rânduri`),
  left: (seconds: string): Words =>
    words(`about ${seconds} s left`, `encore ${seconds} s environ`, `încă aproximativ ${seconds} s`),
  bytes: (done: string, all: string): Words =>
    words(`${done} of ${all} MB`, `${done} sur ${all} Mo`, `${done} din ${all} MB`),
  bytePace: (megabytes: string): Words =>
    words(`${megabytes} MB a second`, `${megabytes} Mo par seconde`, `${megabytes} MB pe secundă`),
  notBuilt: words(
    'The figures are still to be built; what is loaded can be looked through already.',
    'Les chiffres restent à établir ; ce qui est chargé peut déjà être parcouru.',
    'Cifrele urmează să fie calculate; ce este încărcat poate fi deja răsfoit.',
  ),
  eachFile: words('Each file', 'Chaque fichier', 'Fiecare fișier'),
  interrupted: {
    load: (file: string, isDone: boolean): Words =>
      isDone
        ? words(
            `Returnscope was ended while it loaded ${file}: the file had come in whole, and the figures are brought up to it.`,
            `Returnscope a été interrompu en chargeant ${file} : le fichier était entré en entier, et les chiffres sont à jour.`,
            `Returnscope a fost oprit în timp ce încărca ${file}: fișierul intrase complet, iar cifrele sunt actualizate.`,
          )
        : words(
            `Returnscope was ended while it loaded ${file}: nothing of it came in then, the data is as it was before.`,
            `Returnscope a été interrompu en chargeant ${file} : rien n’en était entré, les données sont comme avant.`,
            `Returnscope a fost oprit în timp ce încărca ${file}: nimic nu intrase, datele sunt ca înainte.`,
          ),
    undo: (file: string, isDone: boolean): Words =>
      isDone
        ? words(
            `Returnscope was ended while it took back ${file}: it is taken back, and the figures are brought up to what is left.`,
            `Returnscope a été interrompu en retirant ${file} : il est retiré, et les chiffres sont à jour.`,
            `Returnscope a fost oprit în timp ce retrăgea ${file}: este retras, iar cifrele sunt actualizate.`,
          )
        : words(
            `Returnscope was ended while it took back ${file}: nothing of it went, the data is as it was before.`,
            `Returnscope a été interrompu en retirant ${file} : rien n’a été retiré, les données sont comme avant.`,
            `Returnscope a fost oprit în timp ce retrăgea ${file}: nimic nu a fost retras, datele sunt ca înainte.`,
          ),
  },
  cameIn: (files: string): Words =>
    words(
      `Before it had come in: ${files}.`,
      `Étaient entrés avant lui : ${files}.`,
      `Intraseră înaintea lui: ${files}.`,
    ),
  earlier: (changes: number): Words =>
    words(`Before that: ${changes}`, `Auparavant : ${changes}`, `Înainte de acestea: ${changes}`),
  undone: (file: string, removed: string, restored: string): Words =>
    words(
      `${file} is undone: ${removed} rows went, ${restored} are again as they were before it.`,
      `${file} est retiré : ${removed} lignes supprimées, ${restored} rétablies comme avant.`,
      `${file} a fost retras: ${removed} rânduri șterse, ${restored} sunt din nou ca înainte.`,
    ),
  kept: (rows: string): Words =>
    words(
      `${rows} stay, since another load holds them too.`,
      `${rows} restent, car un autre chargement les contient aussi.`,
      `${rows} rămân, fiindcă le conține și o altă încărcare.`,
    ),

  mappingTitle: (file: string): Words =>
    words(
      `Which column of ${file} is which?`,
      `À quoi correspond chaque colonne de ${file} ?`,
      `Ce conține fiecare coloană din ${file}?`,
    ),
  mappingText: words(
    'We do not know this file. Say what its columns hold; below each stands how its first rows would be read. Files with the same columns will not be asked about again.',
    'Ce fichier nous est inconnu. Dites ce que contiennent ses colonnes ; sous chacune figure la lecture des premières lignes. Les fichiers aux mêmes colonnes ne seront plus demandés.',
    'Nu cunoaștem acest fișier. Spuneți ce conțin coloanele lui; sub fiecare apare cum ar fi citite primele rânduri. Fișierele cu aceleași coloane nu vor mai fi întrebate.',
  ),
  mappingKind: words('What a row is', 'Ce qu’est une ligne', 'Ce este un rând'),
  kinds: {
    orders: words('A line of an order', 'Une ligne de commande', 'O linie de comandă'),
    returns: words('A return', 'Un retour', 'Un retur'),
    shipments: words('A shipment', 'Une expédition', 'O expediere'),
    products: words('A product', 'Un produit', 'Un produs'),
  },
  columnHolds: (heading: string): Words =>
    words(`“${heading}” holds`, `« ${heading} » contient`, `„${heading}” conține`),
  notUsed: words('– not used –', '– non utilisée –', '– nefolosită –'),
  needed: words('needed', 'requis', 'necesar'),
  missing: (fields: string): Words =>
    words(`Still to be chosen: ${fields}.`, `Encore à choisir : ${fields}.`, `Încă de ales: ${fields}.`),
  twice: (fields: string): Words =>
    words(
      `Chosen for two columns: ${fields}.`,
      `Choisi pour deux colonnes : ${fields}.`,
      `Ales pentru două coloane: ${fields}.`,
    ),
  nothingMissing: words(
    'All that is needed is chosen.',
    'Tout le nécessaire est choisi.',
    'Tot ce este necesar este ales.',
  ),
  sure: (share: string): Words => words(`${share} sure`, `sûr à ${share}`, `sigur ${share}`),
  yours: words('your choice', 'votre choix', 'alegerea dvs.'),
  unreadable: words('cannot be read', 'illisible', 'ilizibil'),
  preview: words(
    'The first rows, as they would be read',
    'Les premières lignes, telles que lues',
    'Primele rânduri, așa cum ar fi citite',
  ),
  leaveOut: words('Leave this file out', 'Laisser ce fichier de côté', 'Lasă fișierul deoparte'),
  ignored: (files: string): Words =>
    words(
      `No exports, left out: ${files}.`,
      `Pas des exports, laissés de côté : ${files}.`,
      `Nu sunt exporturi, lăsate deoparte: ${files}.`,
    ),
  loadSo: words('Load with these columns', 'Charger avec ces colonnes', 'Încarcă cu aceste coloane'),

  refunds: words('Refunds', 'Remboursements', 'Rambursări'),
  asked: words(
    'Its columns are asked about below.',
    'Ses colonnes sont demandées ci-dessous.',
    'Coloanele sale sunt întrebate mai jos.',
  ),
  sources: words('Where the data comes from', 'D’où viennent les données', 'De unde vin datele'),
  noSources: words('No row has come in yet.', 'Aucune ligne n’est encore entrée.', 'Niciun rând nu a intrat încă.'),
  loadTitle: (load: string): Words => words(`Load ${load}`, `Chargement ${load}`, `Încărcarea ${load}`),
  facts: words('What became of its rows', 'Ce que sont devenues ses lignes', 'Ce s-a întâmplat cu rândurile'),
  remarks: words('Remarks', 'Remarques', 'Observații'),
  changes: words('Values it changed', 'Valeurs modifiées', 'Valori schimbate'),
  noChanges: words(
    'It changed no row that was there before.',
    'Aucune ligne déjà présente n’a été modifiée.',
    'Nu a schimbat niciun rând existent.',
  ),
  undo: words('Undo this load', 'Annuler ce chargement', 'Anulează această încărcare'),
  undoAsk: (loaded: string, aside: string): Words =>
    words(
      `The rows that it brought (${loaded}) go, unless another file holds them too, and so do its rows set aside (${aside}).`,
      `Les lignes apportées (${loaded}) disparaissent, sauf si un autre fichier les contient, et ses lignes mises de côté (${aside}) aussi.`,
      `Rândurile aduse (${loaded}) dispar, dacă nu le conține și alt fișier, la fel și cele puse deoparte (${aside}).`,
    ),
  undoValues: words(
    'Values that it changed are again as they were before.',
    'Les valeurs qu’il a modifiées redeviennent celles d’avant.',
    'Valorile pe care le-a schimbat revin la cele dinainte.',
  ),
  undoConfirm: words('Yes, undo it', 'Oui, annuler', 'Da, anulează'),
  undoKeep: words('Keep it', 'Le garder', 'Păstreaz-o'),

  ofLoad: words('Of which load', 'De quel chargement', 'Din ce încărcare'),
  allLoads: words('All loads', 'Tous les chargements', 'Toate încărcările'),
  asideAbout: words(
    'Correct the cell that was in the way and load the rows again; a row’s number shows all its cells. Or correct the file and load it again: what is there already counts once.',
    'Corrigez la cellule en cause et rechargez les lignes ; le numéro d’une ligne montre toutes ses cellules. Ou corrigez le fichier et rechargez-le : ce qui est déjà là compte une fois.',
    'Corectați celula cu problema și încărcați din nou rândurile; numărul rândului arată toate celulele. Sau corectați fișierul și încărcați-l din nou: ce există deja se numără o singură dată.',
  ),
  downloadToCorrect: words('Download to correct', 'Télécharger pour corriger', 'Descarcă pentru corectare'),
  loadCorrected: words('Load the corrected file', 'Charger le fichier corrigé', 'Încarcă fișierul corectat'),
  chooseToCorrect: words(
    'To correct rows in a spreadsheet, choose their load.',
    'Pour corriger des lignes dans un tableur, choisissez leur chargement.',
    'Pentru a corecta rânduri într-o foaie de calcul, alegeți încărcarea lor.',
  ),
  mendedRows: (mended: string, still: string): Words =>
    words(
      `Rows mended: ${mended}; of that load still set aside: ${still}.`,
      `Lignes corrigées : ${mended} ; encore mises de côté dans ce chargement : ${still}.`,
      `Rânduri corectate: ${mended}; încă puse deoparte din acea încărcare: ${still}.`,
    ),
  searchAside: words('Search the rows', 'Chercher des lignes', 'Caută rânduri'),
  ofState: words('Mended or not', 'Corrigées ou non', 'Corectate sau nu'),
  anyState: words('Mended or not', 'Corrigées ou non', 'Corectate sau nu'),
  toMend: words('Still to mend', 'À corriger', 'De corectat'),
  mendedOnly: words('Mended', 'Corrigées', 'Corectate'),
  noneFound: words('No such row was set aside.', 'Aucune ligne de ce genre.', 'Niciun astfel de rând.'),
  pages: words('Pages of the list', 'Pages de la liste', 'Paginile listei'),
  earlierRows: words('Back', 'Précédentes', 'Înapoi'),
  laterRows: words('More', 'Suivantes', 'Mai multe'),
  rowsShown: (first: string, last: string): Words =>
    words(`Rows ${first} to ${last}`, `Lignes ${first} à ${last}`, `Rândurile ${first}–${last}`),
  alike: (rows: string, was: string, text: string): Words =>
    words(
      `“${text}” for “${was}” in ${rows} more`,
      `« ${text} » pour « ${was} » dans ${rows} autres`,
      `„${text}” în loc de „${was}” în încă ${rows}`,
    ),
  cellOf: (column: string, line: string): Words =>
    words(`${column} of line ${line}`, `${column}, ligne ${line}`, `${column}, linia ${line}`),
  editLine: (line: string): Words =>
    words(`All cells of line ${line}`, `Toutes les cellules de la ligne ${line}`, `Toate celulele liniei ${line}`),
  lineTitle: (line: string): Words => words(`Line ${line}`, `Ligne ${line}`, `Linia ${line}`),
  mended: (load: string): Words =>
    words(`mended by load ${load}`, `corrigée par le chargement ${load}`, `corectat de încărcarea ${load}`),
  mend: (rows: number): Words =>
    words(
      rows === 1 ? 'Load 1 corrected row' : `Load ${rows} corrected rows`,
      rows === 1 ? 'Charger 1 ligne corrigée' : `Charger ${rows} lignes corrigées`,
      rows === 1 ? 'Încarcă 1 rând corectat' : `Încarcă ${rows} rânduri corectate`,
    ),
  hidden: words(
    'Kept out of the warehouse; left blank.',
    'Tenue hors de l’entrepôt ; laissée vide.',
    'Nu se păstrează; rămâne goală.',
  ),

  reconciliation: words('What does not add up', 'Ce qui ne concorde pas', 'Ce nu se potrivește'),
  lists: {
    refund_without_return: words('Refund without return', 'Remboursement sans retour', 'Rambursare fără retur'),
    return_without_refund: words('Return without refund', 'Retour sans remboursement', 'Retur fără rambursare'),
    refund_above_paid: words(
      'Refunded more than was paid',
      'Remboursé plus que payé',
      'Rambursat mai mult decât plătit',
    ),
    exchange_as_refund: words(
      'Exchange booked as refund',
      'Échange comptabilisé en remboursement',
      'Schimb înregistrat ca rambursare',
    ),
    more_returned_than_sold: words(
      'More returned than sold',
      'Retourné plus que vendu',
      'Returnat mai mult decât vândut',
    ),
  },
  listAbout: {
    refund_without_return: words(
      'Money given back for goods that have not arrived.',
      'De l’argent rendu pour des articles non reçus.',
      'Bani înapoiați pentru produse care nu au sosit.',
    ),
    return_without_refund: words(
      'Goods are back, yet for more days than chosen above nothing was given back.',
      'Articles revenus, rien de remboursé depuis plus de jours que choisi ci-dessus.',
      'Produsele s-au întors, dar nu s-a rambursat nimic de mai multe zile decât ați ales mai sus.',
    ),
    refund_above_paid: words(
      'All refunds of the order against all that was paid for it, postage included.',
      'Tous les remboursements de la commande face à tout ce qui a été payé, port compris.',
      'Toate rambursările comenzii față de tot ce s-a plătit, inclusiv transportul.',
    ),
    exchange_as_refund: words(
      'The return says exchange, yet money was given back.',
      'Le retour dit échange, mais de l’argent a été rendu.',
      'Returul spune schimb, dar s-au înapoiat bani.',
    ),
    more_returned_than_sold: words(
      'More units came back than the order line had.',
      'Plus d’unités revenues que la ligne n’en avait.',
      'S-au întors mai multe unități decât avea linia.',
    ),
  },
  entries: (entries: number, text: string): Words =>
    words(
      `${text} ${entries === 1 ? 'entry' : 'entries'}`,
      `${text} ${entries < 2 ? 'entrée' : 'entrées'}`,
      `${text} ${entries === 1 ? 'intrare' : 'intrări'}`,
    ),
  noCurrency: words('currency unknown', 'devise inconnue', 'valută necunoscută'),
  days: words('Late after, in days', 'En retard après, en jours', 'Întârziat după, în zile'),
} as const;
