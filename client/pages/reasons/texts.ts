import { type Words, words } from '../../../pipelines/domain/words.ts';

/** The page's own texts. */
export const texts = {
  lead: words(
    'Why things come back, in the customers’ own words and with the words that prove it.',
    'Pourquoi les articles reviennent, avec les mots des clients et ceux qui le prouvent.',
    'De ce se întorc produsele, în cuvintele clienților și cu cele care o dovedesc.',
  ),
  tree: words('Groups and finer reasons', 'Groupes et motifs détaillés', 'Grupuri și motive detaliate'),
  open: (group: string): Words =>
    words(`Finer reasons of ${group}`, `Motifs détaillés de ${group}`, `Motive detaliate: ${group}`),
  chooseHint: words(
    'Choose a reason to see only its trend and words; choose it again to see all.',
    'Choisissez un motif pour ne voir que lui ; encore une fois pour tout revoir.',
    'Alegeți un motiv pentru a-l vedea doar pe el; încă o dată pentru toate.',
  ),
  withoutGoods: (refunds: string, cost: string): Words =>
    words(
      `Returned goods only. Money given back without goods is not in it: ${refunds} refunded, ${cost} of cost, which the Overview and the Costs page count.`,
      `Articles revenus seulement. L’argent rendu sans article n’y est pas : ${refunds} remboursés, ${cost} de coût, comptés dans l’Aperçu et les Coûts.`,
      `Doar produse întoarse. Banii înapoiați fără produs nu sunt incluși: ${refunds} rambursați, ${cost} cost, numărați în Sinteză și în Costuri.`,
    ),
  trendColumn: words('Trend', 'Tendance', 'Tendință'),
  trendOf: (group: string): Words =>
    words(`Share of ${group} by month`, `Part de ${group} par mois`, `Ponderea lunară: ${group}`),
  conflictsShort: words('Against the code', 'Contre le code', 'Contra codului'),
  trend: words('Reasons over time', 'Motifs dans le temps', 'Motive în timp'),
  trendSummary: (periods: number, group: string, share: string): Words =>
    words(
      `Return lines by reason group in ${periods} periods; the most frequent group is ${group} with ${share}.`,
      `Lignes de retour par groupe de motifs sur ${periods} périodes ; le plus fréquent est ${group} avec ${share}.`,
      `Linii de retur pe grup de motive în ${periods} perioade; cel mai frecvent este ${group} cu ${share}.`,
    ),
  incomplete: words(
    'Faded: more returns are still to come.',
    'Estompé : des retours sont encore attendus.',
    'Estompat: încă se așteaptă retururi.',
  ),
  heat: words(
    'What is peculiar to which category',
    'Ce qui distingue chaque catégorie',
    'Ce e propriu fiecărei categorii',
  ),
  heatHint: words(
    'Share of each category’s return lines. Arrow keys move, Enter shows only that category and reason.',
    'Part des lignes de retour de chaque catégorie. Les flèches déplacent, Entrée n’affiche que cette case.',
    'Ponderea în liniile de retur ale categoriei. Săgețile mută, Enter arată doar acea celulă.',
  ),
  heatCell: (category: string, group: string, share: string, lines: string): Words =>
    words(
      `${category}, ${group}: ${share}, ${lines} lines`,
      `${category}, ${group} : ${share}, ${lines} lignes`,
      `${category}, ${group}: ${share}, ${lines} linii`,
    ),
  noCategory: words('No category', 'Sans catégorie', 'Fără categorie'),
  conflicts: words('Code against words', 'Code contre mots', 'Cod contra cuvinte'),
  conflictSum: (lines: string, share: string): Words =>
    words(
      `On ${lines} return lines (${share}) the shop’s own code says something else than the customer’s words. Both are kept; the words decide when they are clear.`,
      `Sur ${lines} lignes (${share}), le code du magasin dit autre chose que les mots du client. Les deux sont gardés ; les mots décident s’ils sont clairs.`,
      `Pe ${lines} linii (${share}) codul magazinului spune altceva decât cuvintele clientului. Ambele se păstrează; cuvintele decid când sunt clare.`,
    ),
  noConflict: words(
    'Nowhere does the shop’s code contradict the words.',
    'Nulle part le code du magasin ne contredit les mots.',
    'Nicăieri codul magazinului nu contrazice cuvintele.',
  ),
  ofLines: (share: string): Words =>
    words(`${share} of its lines`, `${share} de ses lignes`, `${share} din liniile sale`),
  quotes: words('In the customers’ words', 'Avec les mots des clients', 'În cuvintele clienților'),
  search: words('Search the words', 'Chercher dans les mots', 'Căutați în cuvinte'),
  noQuotes: words(
    'No customer wrote this with this filter.',
    'Aucun client n’a écrit cela avec ce filtre.',
    'Niciun client nu a scris asta cu acest filtru.',
  ),
  range: (first: string, last: string, all: string): Words =>
    words(`${first}–${last} of ${all}`, `${first}–${last} sur ${all}`, `${first}–${last} din ${all}`),
  before: words('Newer quotes', 'Citations plus récentes', 'Citate mai noi'),
  after: words('Older quotes', 'Citations plus anciennes', 'Citate mai vechi'),
  shopCode: words('Shop’s code', 'Code du magasin', 'Codul magazinului'),
  saysElse: words('says something else', 'dit autre chose', 'spune altceva'),
  unsure: words('not sure', 'incertain', 'nesigur'),
  queue: words('Worth a look', 'À relire', 'De verificat'),
  queueLead: (all: string): Words =>
    words(
      `${all} texts were read with doubt. First those where a wrong reason would weigh most: doubt × returns × their cost.`,
      `${all} textes ont été lus avec un doute. D’abord ceux où un mauvais motif pèserait le plus : doute × retours × leur coût.`,
      `${all} texte au fost citite cu îndoială. Întâi cele unde un motiv greșit ar cântări mai mult: îndoială × retururi × costul lor.`,
    ),
  noQueue: words(
    'Nothing was read with doubt here.',
    'Rien n’a été lu avec un doute ici.',
    'Nimic nu a fost citit cu îndoială aici.',
  ),
  atStake: (lines: string, money: string): Words =>
    words(
      `Returns: ${lines} · at stake: ${money}`,
      `Retours : ${lines} · en jeu : ${money}`,
      `Retururi: ${lines} · în joc: ${money}`,
    ),
  correct: words('Correct', 'Corriger', 'Corectați'),
  undo: words('Undo', 'Annuler', 'Anulați'),
  keysFrom: words(
    'Keys, from a “Correct” button:',
    'Touches, depuis un bouton « Corriger » :',
    'Taste, de pe un buton „Corectați”:',
  ),
  keyNext: words('next', 'suivant', 'următorul'),
  keyPrevious: words('previous', 'précédent', 'anteriorul'),
  keyGroup: words('choose a group', 'choisir un groupe', 'alegeți un grup'),
  correctTitle: words('What does this text really say?', 'Que dit vraiment ce texte ?', 'Ce spune de fapt acest text?'),
  countsAs: words('Counts as', 'Compte comme', 'Contează ca'),
  reallySays: words('Reason', 'Motif', 'Motiv'),
  noSuchReason: words('No reason of that name.', 'Aucun motif de ce nom.', 'Niciun motiv cu acest nume.'),
  yourName: words(
    'Your name, shown with your corrections',
    'Votre nom, affiché avec vos corrections',
    'Numele dvs., afișat lângă corecturi',
  ),
  dialogKeys: words(
    '1–8 choose a group, typing narrows the reasons, ↑ ↓ move. It counts for every return with this text and code.',
    '1–8 choisit un groupe, la saisie filtre les motifs, ↑ ↓ déplacent. Vaut pour tous les retours avec ce texte et ce code.',
    '1–8 alege un grup, tastarea restrânge motivele, ↑ ↓ mută. E valabil pentru toate retururile cu acest text și cod.',
  ),
  cancel: words('Cancel', 'Abandonner', 'Renunțați'),
  confirm: words('Confirm', 'Confirmer', 'Confirmați'),
  corrected: (reason: string, lines: string): Words =>
    words(
      `Corrected to “${reason}”. Returns with this text: ${lines}.`,
      `Corrigé en « ${reason} ». Retours avec ce texte : ${lines}.`,
      `Corectat în „${reason}”. Retururi cu acest text: ${lines}.`,
    ),
  undone: (lines: string): Words =>
    words(
      `Correction undone. Returns with this text: ${lines}.`,
      `Correction annulée. Retours avec ce texte : ${lines}.`,
      `Corectură anulată. Retururi cu acest text: ${lines}.`,
    ),
  corrections: words('Who said what', 'Qui a dit quoi', 'Cine ce a spus'),
  noCorrections: words(
    'Nobody has corrected a text yet.',
    'Personne n’a encore corrigé de texte.',
    'Nimeni nu a corectat încă un text.',
  ),
  by: (name: string, at: string): Words =>
    words(`Corrected by ${name}, ${at}`, `Corrigé par ${name}, ${at}`, `Corectat de ${name}, ${at}`),
  undoneBy: (name: string, at: string): Words =>
    words(`undone by ${name}, ${at}`, `annulé par ${name}, ${at}`, `anulat de ${name}, ${at}`),
} as const;
