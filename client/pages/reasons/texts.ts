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
  treeKeys: words(
    'Keys: ↑ ↓ move, → ← open and close, Enter chooses.',
    'Touches : ↑ ↓ déplacent, → ← ouvrent et ferment, Entrée choisit.',
    'Taste: ↑ ↓ mută, → ← deschid și închid, Enter alege.',
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
    'Share of each category’s return lines. Arrow keys move, Enter opens the quotes of a cell.',
    'Part des lignes de retour de chaque catégorie. Les flèches déplacent, Entrée ouvre les citations d’une case.',
    'Ponderea în liniile de retur ale categoriei. Săgețile mută, Enter deschide citatele unei celule.',
  ),
  heatCell: (category: string, group: string, share: string, lines: string): Words =>
    words(
      `${category}, ${group}: ${share}, ${lines} lines`,
      `${category}, ${group} : ${share}, ${lines} lignes`,
      `${category}, ${group}: ${share}, ${lines} linii`,
    ),
  noCategory: words('No category', 'Sans catégorie', 'Fără categorie'),
  conflicts: words('Code against words', 'Code contre mots', 'Cod contra cuvinte'),
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
  withCode: words('Counts as, with your code', 'Compte comme, avec votre code', 'Contează ca, cu codul dvs.'),
  wordsAlone: words('Proved by the words alone', 'Prouvé par les seuls mots', 'Dovedit doar de cuvinte'),
  nothingProved: words('no reason', 'aucun motif', 'niciun motiv'),
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
  isRight: words('It is right', 'C’est juste', 'Este corect'),
  undo: words('Undo', 'Annuler', 'Anulați'),
  keysFrom: words('Keys:', 'Touches :', 'Taste:'),
  keyNext: words('next', 'suivant', 'următorul'),
  keyPrevious: words('previous', 'précédent', 'anteriorul'),
  keyGroup: words('choose a group', 'choisir un groupe', 'alegeți un grup'),
  correctTitle: words('What does this text really say?', 'Que dit vraiment ce texte ?', 'Ce spune de fapt acest text?'),
  countsAs: words('Counts as', 'Compte comme', 'Contează ca'),
  reallySays: words('Reason', 'Motif', 'Motiv'),
  noSuchReason: words('No reason of that name.', 'Aucun motif de ce nom.', 'Niciun motiv cu acest nume.'),
  dialogKeys: words(
    '1–8 choose a group, typing narrows the reasons, ↑ ↓ move, Shift + Enter takes one and asks for the next, the main one first; Backspace gives the last back. It counts for every return with this text and code.',
    '1–8 choisit un groupe, la saisie filtre les motifs, ↑ ↓ déplacent, Maj + Entrée en prend un et demande le suivant, le principal d’abord ; Retour arrière rend le dernier. Vaut pour tous les retours avec ce texte et ce code.',
    '1–8 alege un grup, tastarea restrânge motivele, ↑ ↓ mută, Shift + Enter ia unul și îl cere pe următorul, întâi cel principal; Backspace îl dă înapoi pe ultimul. E valabil pentru toate retururile cu acest text și cod.',
  ),
  cancel: words('Cancel', 'Abandonner', 'Renunțați'),
  confirm: words('Confirm', 'Confirmer', 'Confirmați'),
  corrected: (reason: string, lines: string): Words =>
    words(
      `Corrected to “${reason}”. Returns with this text: ${lines}.`,
      `Corrigé en « ${reason} ». Retours avec ce texte : ${lines}.`,
      `Corectat în „${reason}”. Retururi cu acest text: ${lines}.`,
    ),
  confirmed: (reason: string, lines: string): Words =>
    words(
      `Confirmed as “${reason}”. Returns with this text: ${lines}.`,
      `Confirmé : « ${reason} ». Retours avec ce texte : ${lines}.`,
      `Confirmat: „${reason}”. Retururi cu acest text: ${lines}.`,
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
  confirmedBy: (name: string, at: string): Words =>
    words(`Confirmed by ${name}, ${at}`, `Confirmé par ${name}, ${at}`, `Confirmat de ${name}, ${at}`),
  saidBy: (name: string, at: string): Words =>
    words(`Read by ${name}, ${at}`, `Lu par ${name}, ${at}`, `Citit de ${name}, ${at}`),
  undoneBy: (name: string, at: string): Words =>
    words(`undone by ${name}, ${at}`, `annulé par ${name}, ${at}`, `anulat de ${name}, ${at}`),
  views: words('Parts of this page', 'Parties de cette page', 'Părțile paginii'),
  viewNames: {
    reasons: words('Reasons', 'Motifs', 'Motive'),
    patterns: words('Patterns', 'Signaux', 'Tipare'),
    review: words('Review', 'Relecture', 'Verificare'),
    accuracy: words('Accuracy', 'Fiabilité', 'Acuratețe'),
    own: words('Your own', 'Les vôtres', 'Ale dvs.'),
  },
  lines: words('Lines', 'Lignes', 'Linii'),
  counting: words(
    'How a return with several reasons counts',
    'Comment compte un retour à plusieurs motifs',
    'Cum se numără un retur cu mai multe motive',
  ),
  countings: {
    primary: words('Main reason', 'Motif principal', 'Motiv principal'),
    weight: words('Shared 1/n', 'Partagé 1/n', 'Împărțit 1/n'),
    mention: words('Any mention', 'Toute mention', 'Orice mențiune'),
  },
  sums: {
    primary: (lines: string, share: string): Words =>
      words(
        `Each return counts once, under its main reason: ${lines} lines, ${share}.`,
        `Chaque retour compte une fois, sous son motif principal : ${lines} lignes, ${share}.`,
        `Fiecare retur se numără o dată, la motivul principal: ${lines} linii, ${share}.`,
      ),
    weight: (lines: string, share: string): Words =>
      words(
        `A return that names n reasons counts 1/n under each, so the parts add up to all returns: ${lines} lines, ${share}.`,
        `Un retour qui nomme n motifs compte 1/n sous chacun ; la somme fait tous les retours : ${lines} lignes, ${share}.`,
        `Un retur care numește n motive contează 1/n la fiecare, deci suma dă toate retururile: ${lines} linii, ${share}.`,
      ),
    mention: (lines: string, share: string): Words =>
      words(
        `A return counts fully under every reason it names, so the parts may exceed 100%: ${lines} mentions, ${share}. A group counts each of its returns once.`,
        `Un retour compte en entier sous chaque motif nommé ; la somme peut dépasser 100 % : ${lines} mentions, ${share}. Un groupe compte chacun de ses retours une fois.`,
        `Un retur contează întreg la fiecare motiv numit, deci suma poate depăși 100 %: ${lines} mențiuni, ${share}. Un grup numără fiecare retur al său o dată.`,
      ),
  },
  scale: words('Share of the category', 'Part de la catégorie', 'Ponderea în categorie'),
  conflictSum: (lines: string, share: string, all: string): Words =>
    words(
      `On ${lines} of ${all} return lines with a code and words (${share}) the code says something else. Both are kept; the words decide when they are clear. A cell opens its quotes.`,
      `Sur ${lines} des ${all} lignes avec code et mots (${share}), le code dit autre chose. Les deux sont gardés ; les mots décident s’ils sont clairs. Une case ouvre ses citations.`,
      `Pe ${lines} din ${all} linii cu cod și cuvinte (${share}) codul spune altceva. Ambele se păstrează; cuvintele decid când sunt clare. O celulă își deschide citatele.`,
    ),
  claimedDefect: (graded: string, sellable: string, share: string): Words =>
    words(
      `Claimed defect, found sellable: ${sellable} of ${graded} inspected returns whose code claims a defect (${share}).`,
      `Dits défectueux, jugés vendables : ${sellable} des ${graded} retours inspectés dont le code dit défaut (${share}).`,
      `Declarate defecte, găsite vandabile: ${sellable} din ${graded} retururi verificate al căror cod spune defect (${share}).`,
    ),
  noCodes: words(
    'No return has a reason code of the shop here.',
    'Aucun retour n’a de code de motif du magasin ici.',
    'Niciun retur nu are aici un cod de motiv al magazinului.',
  ),
  noWords: words('No words', 'Sans mots', 'Fără cuvinte'),
  sameGroup: words('Words agree with the code', 'Les mots confirment le code', 'Cuvintele confirmă codul'),
  otherGroup: words('Words say another group', 'Les mots disent un autre groupe', 'Cuvintele spun alt grup'),
  codeCell: (code: string, group: string, lines: string): Words =>
    words(
      `Code ${code}, words ${group}: ${lines} lines`,
      `Code ${code}, mots ${group} : ${lines} lignes`,
      `Cod ${code}, cuvinte ${group}: ${lines} linii`,
    ),
  codeConflicts: (code: string, lines: string): Words =>
    words(
      `Code ${code}: ${lines} lines against the words`,
      `Code ${code} : ${lines} lignes contre les mots`,
      `Cod ${code}: ${lines} linii contra cuvintelor`,
    ),
  codeSays: (reason: string): Words =>
    words(`the code says ${reason}`, `le code dit ${reason}`, `codul spune ${reason}`),
  otherThan: (language: string): Words => words(`not in ${language}`, `pas en ${language}`, `nu în ${language}`),
  narrowTo: words('Narrow the page to this', 'Restreindre la page à ceci', 'Restrângeți pagina la acestea'),
  language: words('Language', 'Langue', 'Limbă'),
  allLanguages: words('All languages', 'Toutes les langues', 'Toate limbile'),
  unknownLanguage: words('Unknown language', 'Langue inconnue', 'Limbă necunoscută'),
  onlyLabel: words('Which quotes', 'Quelles citations', 'Ce citate'),
  allQuotes: words('All quotes', 'Toutes les citations', 'Toate citatele'),
  only: {
    conflict: words('Code against words', 'Code contre mots', 'Cod contra cuvinte'),
    unsure: words('Read with doubt', 'Lues avec un doute', 'Citite cu îndoială'),
  },
  phrases: {
    before: {
      title: words('Rising phrases', 'Expressions en hausse', 'Expresii în creștere'),
      lead: words(
        'Said more often in the last four weeks of the period than in the twelve before, each category and language for itself. A phrase opens its quotes.',
        'Plus fréquentes dans les quatre dernières semaines de la période que dans les douze précédentes, par catégorie et langue. Une expression ouvre ses citations.',
        'Mai frecvente în ultimele patru săptămâni ale perioadei decât în cele douăsprezece dinainte, pe categorie și limbă. O expresie își deschide citatele.',
      ),
      none: words(
        'No phrase rises: the last four weeks sound like the twelve before, or there are fewer than 200 texts to compare.',
        'Aucune expression en hausse : les quatre dernières semaines ressemblent aux douze précédentes, ou il y a moins de 200 textes à comparer.',
        'Nicio expresie în creștere: ultimele patru săptămâni sună ca cele douăsprezece dinainte, sau sunt sub 200 de texte de comparat.',
      ),
    },
    category: {
      title: words('Said of one product', 'Dites d’un produit', 'Spuse despre un produs'),
      lead: words(
        'Said more often of one product than of the rest of its category, in the same language. A phrase opens its quotes.',
        'Plus fréquentes pour un produit que pour le reste de sa catégorie, dans la même langue. Une expression ouvre ses citations.',
        'Mai frecvente la un produs decât în restul categoriei, în aceeași limbă. O expresie își deschide citatele.',
      ),
      none: words(
        'No product has words of its own, or its category has fewer than 200 texts.',
        'Aucun produit n’a de mots à lui, ou sa catégorie a moins de 200 textes.',
        'Niciun produs nu are cuvinte doar ale lui, sau categoria are sub 200 de texte.',
      ),
    },
  },
  nothingClear: words(
    'Nothing is clear: no phrase is more frequent than chance explains.',
    'Rien de net : aucune expression n’est plus fréquente que le hasard ne l’explique.',
    'Nimic clar: nicio expresie nu e mai frecventă decât explică întâmplarea.',
  ),
  unclearPhrases: (count: string): Words =>
    words(
      `What may be chance (${count})`,
      `Ce qui peut être dû au hasard (${count})`,
      `Ce poate fi întâmplare (${count})`,
    ),
  maybeChance: words('may be chance', 'peut être un hasard', 'poate fi întâmplare'),
  isNew: words('new', 'nouveau', 'nou'),
  times: (ratio: string): Words => words(`${ratio}×`, `${ratio}×`, `${ratio}×`),
  uses: (uses: string, texts: string, otherUses: string, otherTexts: string): Words =>
    words(
      `${uses} of ${texts} texts, against ${otherUses} of ${otherTexts}`,
      `${uses} textes sur ${texts}, contre ${otherUses} sur ${otherTexts}`,
      `${uses} din ${texts} texte, față de ${otherUses} din ${otherTexts}`,
    ),
  gaps: words('Gaps between languages', 'Écarts entre langues', 'Diferențe între limbi'),
  gapsLead: words(
    'Products of which customers of one language name a reason far more than the others do, and more than that language does elsewhere: look at the translation or the size table.',
    'Produits pour lesquels une langue nomme un motif bien plus que les autres, et plus qu’ailleurs : regardez la traduction ou le tableau des tailles.',
    'Produse la care o limbă numește un motiv mult mai des decât celelalte, și mai des decât în rest: verificați traducerea sau tabelul de mărimi.',
  ),
  noGaps: words(
    'No product stands out in one language.',
    'Aucun produit ne se distingue dans une langue.',
    'Niciun produs nu iese în evidență într-o limbă.',
  ),
  gapShares: (language: string, share: string, texts: string, otherShare: string, otherTexts: string): Words =>
    words(
      `${language}: ${share} of ${texts} texts; other languages: ${otherShare} of ${otherTexts}`,
      `${language} : ${share} de ${texts} textes ; autres langues : ${otherShare} de ${otherTexts}`,
      `${language}: ${share} din ${texts} texte; alte limbi: ${otherShare} din ${otherTexts}`,
    ),
  usual: (language: string, share: string): Words =>
    words(`usual in ${language}: ${share}`, `habituel en ${language} : ${share}`, `obișnuit în ${language}: ${share}`),
  saidIn: (language: string): Words => words(`Said in ${language}`, `Dit en ${language}`, `Spus în ${language}`),
  saidElsewhere: words('Said in other languages', 'Dit dans d’autres langues', 'Spus în alte limbi'),
  allOfThem: (count: string): Words => words(`All ${count}`, `Toutes : ${count}`, `Toate: ${count}`),
  unexplained: words('Unexplained, and alike', 'Inexpliqués et semblables', 'Neexplicate și asemănătoare'),
  unexplainedLead: (all: string, clustered: string): Words =>
    words(
      `${all} return lines have words that no reason explains well; ${clustered} of them say the same as others. The name is the phrase that tells a cluster apart: perhaps a reason that is missing.`,
      `${all} lignes ont des mots qu’aucun motif n’explique bien ; ${clustered} disent la même chose que d’autres. Le nom est l’expression qui distingue le groupe : peut-être un motif manquant.`,
      `${all} linii au cuvinte pe care niciun motiv nu le explică bine; ${clustered} spun același lucru ca altele. Numele e expresia care deosebește grupul: poate un motiv care lipsește.`,
    ),
  noClusters: words(
    'No three unexplained texts say the same.',
    'Il n’y a pas trois textes inexpliqués qui disent la même chose.',
    'Nu există trei texte neexplicate care să spună același lucru.',
  ),
  clusterLines: (lines: string, cost: string): Words =>
    words(
      `Returns: ${lines} · cost: ${cost}`,
      `Retours : ${lines} · coût : ${cost}`,
      `Retururi: ${lines} · cost: ${cost}`,
    ),
  accuracy: words('How often readings are right', 'Justesse de la lecture', 'Cât de des e corectă citirea'),
  measuredOn: words('Measured on', 'Mesuré sur', 'Măsurat pe'),
  sources: {
    notes: {
      name: words('Return notes', 'Notes de retour', 'Note de retur'),
      about: words(
        'Return notes that were written by hand for measuring and never learnt from.',
        'Notes de retour écrites à la main pour mesurer, jamais apprises.',
        'Note de retur scrise de mână pentru măsurare, niciodată învățate.',
      ),
    },
    reviews: {
      name: words('Real reviews', 'Vrais avis', 'Recenzii reale'),
      about: words(
        'Real customers’ reviews, labelled by careful readers and never learnt from: longer and harder than return notes.',
        'Vrais avis de clients, étiquetés avec soin et jamais appris : plus longs et plus difficiles que des notes de retour.',
        'Recenzii reale, etichetate cu atenție și niciodată învățate: mai lungi și mai grele decât notele de retur.',
      ),
    },
    clerks: {
      name: words('Your corrections', 'Vos corrections', 'Corecturile dvs.'),
      about: words(
        'What your own people said of texts they looked at. They look at doubtful ones first, so this is harder than the average text.',
        'Ce que vos équipes ont dit des textes relus. Elles commencent par les douteux : c’est plus dur que le texte moyen.',
        'Ce au spus oamenii dvs. despre textele verificate. Încep cu cele îndoielnice, deci e mai greu decât textul mediu.',
      ),
    },
  },
  clerks: (texts: string, left: string, share: string): Words =>
    words(
      `Texts that your people corrected or confirmed: ${texts} · kept their group: ${left} (${share}).`,
      `Textes corrigés ou confirmés par vos équipes : ${texts} · groupe gardé : ${left} (${share}).`,
      `Texte corectate sau confirmate de oamenii dvs.: ${texts} · și-au păstrat grupul: ${left} (${share}).`,
    ),
  noClerks: words(
    'Nobody has corrected or confirmed a reading yet: the Review part offers those that matter most.',
    'Personne n’a encore corrigé ni confirmé de lecture : la partie Relecture propose les plus importantes.',
    'Nimeni nu a corectat sau confirmat încă o citire: partea Verificare le oferă pe cele mai importante.',
  ),
  noTexts: words(
    'Nothing was measured so yet.',
    'Rien n’a encore été mesuré ainsi.',
    'Nimic nu a fost măsurat astfel încă.',
  ),
  byLanguage: words('By language', 'Par langue', 'Pe limbă'),
  byGroup: words('By group', 'Par groupe', 'Pe grup'),
  groupColumn: words('Group', 'Groupe', 'Grup'),
  right: words('Right', 'Justes', 'Corecte'),
  rightAbout: words(
    'Share of the texts whose main group was read right.',
    'Part des textes dont le groupe principal est bien lu.',
    'Ponderea textelor al căror grup principal a fost citit corect.',
  ),
  macroF1: words('Macro-F1', 'Macro-F1', 'Macro-F1'),
  macroF1About: words(
    'Mean F1 of the groups that occur: a rare group weighs as much as a frequent one, so this is stricter than the share that is right.',
    'F1 moyen des groupes présents : un groupe rare pèse autant qu’un fréquent, c’est donc plus sévère que la part juste.',
    'F1 mediu al grupurilor prezente: un grup rar cântărește cât unul frecvent, deci e mai sever decât ponderea corectă.',
  ),
  precision: words('Precision', 'Précision', 'Precizie'),
  precisionAbout: words(
    'Of the texts read as this group, the share that really are.',
    'Parmi les textes lus dans ce groupe, la part qui en sont vraiment.',
    'Dintre textele citite ca acest grup, ponderea celor care chiar sunt.',
  ),
  recall: words('Recall', 'Rappel', 'Acoperire'),
  recallAbout: words(
    'Of the texts that really are of this group, the share that was read so.',
    'Parmi les textes vraiment de ce groupe, la part lue ainsi.',
    'Dintre textele care chiar sunt din acest grup, ponderea citită astfel.',
  ),
  f1: words('F1', 'F1', 'F1'),
  f1About: words(
    'Harmonic mean of precision and recall: high only where both are.',
    'Moyenne harmonique de la précision et du rappel : haute seulement si les deux le sont.',
    'Media armonică a preciziei și acoperirii: mare doar dacă ambele sunt.',
  ),
  confusion: (source: string): Words =>
    words(
      `What is taken for what: ${source}`,
      `Ce qui est pris pour quoi : ${source}`,
      `Ce se confundă cu ce: ${source}`,
    ),
  reallyReadAs: words('Really ↓, read as →', 'En réalité ↓, lu comme →', 'De fapt ↓, citit ca →'),
  calibration: words(
    'Does a confidence keep its word?',
    'La confiance tient-elle parole ?',
    'Se ține încrederea de cuvânt?',
  ),
  calibrationLead: words(
    'A dot above the dashed line: more are right than was promised; below: fewer. A larger dot stands for more texts.',
    'Un point au-dessus de la ligne pointillée : plus de justes que promis ; au-dessous : moins. Un point plus grand, plus de textes.',
    'Un punct deasupra liniei întrerupte: mai multe corecte decât s-a promis; dedesubt: mai puține. Un punct mai mare, mai multe texte.',
  ),
  kept: words('As promised', 'Comme promis', 'Cum s-a promis'),
  bin: (said: string, right: string, texts: string): Words =>
    words(
      `said ${said}, right ${right} (${texts} texts)`,
      `annoncé ${said}, juste ${right} (${texts} textes)`,
      `anunțat ${said}, corect ${right} (${texts} texte)`,
    ),
  another: words('And another reason', 'Et un autre motif', 'Și încă un motiv'),
  main: words('main', 'principal', 'principal'),
  takeOut: (reason: string): Words => words(`Take out ${reason}`, `Retirer ${reason}`, `Scoateți ${reason}`),
} as const;
