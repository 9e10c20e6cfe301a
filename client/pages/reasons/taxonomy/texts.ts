import type { Fault, Postage } from '../../../../pipelines/domain/reasons.ts';
import type { PhraseLanguage } from '../../../../pipelines/domain/taxonomy.ts';
import { type Words, words } from '../../../../pipelines/domain/words.ts';

const languageNames = {
  en: words('English', 'Anglais', 'Engleză'),
  fr: words('French', 'Français', 'Franceză'),
  ro: words('Romanian', 'Roumain', 'Română'),
};

/** The texts of the shop's own taxonomy. */
export const texts = {
  title: words('Your own reasons', 'Vos propres motifs', 'Motivele dvs.'),
  about: words(
    'The eight groups stay as they are. Within them you can add finer reasons, rename, hide or merge them, give phrases that tell them, and say who answers for them. Before anything changes you see which totals would.',
    'Les huit groupes restent tels quels. À l’intérieur, vous pouvez ajouter des motifs, les renommer, les masquer ou les réunir, donner des phrases qui les révèlent et dire qui en répond. Avant tout changement, vous voyez quels totaux changeraient.',
    'Cele opt grupuri rămân neschimbate. În ele puteți adăuga motive, le puteți redenumi, ascunde sau uni, puteți da expresii care le arată și spune cine răspunde. Înainte de orice schimbare vedeți ce totaluri s-ar schimba.',
  ),
  asShipped: words('As shipped', 'D’origine', 'Cele inițiale'),
  version: (version: number): Words => words(`Version ${version}`, `Version ${version}`, `Versiunea ${version}`),
  groupSummary: (reasons: number, changed: number): Words =>
    words(
      `${reasons} reasons${changed > 0 ? `, ${changed} changed` : ''}`,
      `${reasons} motifs${changed > 0 ? `, ${changed} ${changed === 1 ? 'modifié' : 'modifiés'}` : ''}`,
      `${reasons} motive${changed > 0 ? `, ${changed} ${changed === 1 ? 'modificat' : 'modificate'}` : ''}`,
    ),
  add: words('Add a reason', 'Ajouter un motif', 'Adăugați un motiv'),
  edit: (reason: string): Words => words(`Change “${reason}”`, `Modifier « ${reason} »`, `Modificați „${reason}”`),
  change: words('Change', 'Modifier', 'Modificați'),
  own: words('your own', 'à vous', 'al dvs.'),
  retired: words(
    'taken out: only corrections name it',
    'retiré : seules des corrections le nomment',
    'scos: doar corecturile îl numesc',
  ),
  changed: words('changed', 'modifié', 'modificat'),
  countsAs: (reason: string): Words => words(`counts as ${reason}`, `compte comme ${reason}`, `contează ca ${reason}`),
  readAsIt: (lines: string, isOne: boolean): Words =>
    words(
      `${lines} ${isOne ? 'return line' : 'return lines'}`,
      `${lines} ${isOne ? 'ligne de retour' : 'lignes de retour'}`,
      isOne ? `${lines} linie de retur` : `linii de retur: ${lines}`,
    ),
  phraseCount: (phrases: number): Words =>
    words(
      `${phrases} ${phrases === 1 ? 'phrase' : 'phrases'}`,
      `${phrases} ${phrases === 1 ? 'phrase' : 'phrases'}`,
      `${phrases} ${phrases === 1 ? 'expresie' : 'expresii'}`,
    ),
  newReason: words('A new reason', 'Un nouveau motif', 'Un motiv nou'),
  name: words('Name', 'Nom', 'Nume'),
  nameIn: (language: 'en' | 'fr' | 'ro'): Words => {
    const of = languageNames[language];
    return words(`Name in ${of.en}`, `Nom en ${of.fr.toLowerCase()}`, `Nume în ${of.ro.toLowerCase()}`);
  },
  otherNames: words('A name for each language', 'Un nom par langue', 'Un nume pentru fiecare limbă'),
  fault: words('Who answers for it', 'Qui en répond', 'Cine răspunde'),
  faults: {
    product: words('Product', 'Produit', 'Produs'),
    listing: words('Listing', 'Fiche produit', 'Descriere'),
    logistics: words('Logistics', 'Logistique', 'Logistică'),
    warehouse: words('Warehouse', 'Entrepôt', 'Depozit'),
    customer: words('Customer', 'Client', 'Client'),
    unknown: words('Unknown', 'Inconnu', 'Necunoscut'),
  } satisfies Record<Fault, Words>,
  postage: words('Return postage', 'Frais de retour', 'Costul returului'),
  postages: {
    law: words('The shop pays by law', 'Le magasin paie, par la loi', 'Plătește magazinul, prin lege'),
    choice: words('The shop’s choice', 'Au choix du magasin', 'La alegerea magazinului'),
  } satisfies Record<Postage, Words>,
  into: words('Counts as', 'Compte comme', 'Contează ca'),
  itself: words('itself (shown)', 'lui-même (affiché)', 'el însuși (afișat)'),
  intoHint: words(
    'Choose another reason to hide this one in it, or to merge the two.',
    'Choisissez un autre motif pour y masquer celui-ci, ou pour réunir les deux.',
    'Alegeți alt motiv pentru a-l ascunde pe acesta în el sau pentru a le uni.',
  ),
  phrases: words('Phrases that tell it', 'Phrases qui le révèlent', 'Expresii care îl arată'),
  phraseHint: words(
    'One a line, up to eight words that stand side by side; capitals and accents do not matter. “Not …” before it turns it off.',
    'Une par ligne, huit mots côte à côte au plus ; majuscules et accents ne comptent pas. Une négation juste avant l’annule.',
    'Una pe rând, cel mult opt cuvinte alăturate; majusculele și diacriticele nu contează. O negație înainte o anulează.',
  ),
  phraseLanguage: words('Language of the phrases', 'Langue des phrases', 'Limba expresiilor'),
  languages: {
    any: words('Any language', 'Toute langue', 'Orice limbă'),
    ...languageNames,
    de: words('German', 'Allemand', 'Germană'),
    es: words('Spanish', 'Espagnol', 'Spaniolă'),
    it: words('Italian', 'Italien', 'Italiană'),
    pt: words('Portuguese', 'Portugais', 'Portugheză'),
    nl: words('Dutch', 'Néerlandais', 'Neerlandeză'),
    pl: words('Polish', 'Polonais', 'Poloneză'),
  } satisfies Record<PhraseLanguage, Words>,
  cancel: words('Cancel', 'Abandonner', 'Renunțați'),
  note: words('Note the change', 'Noter la modification', 'Notați schimbarea'),
  noteHint: words(
    'Nothing changes yet: next you see which totals would.',
    'Rien ne change encore : vous verrez d’abord quels totaux changeraient.',
    'Încă nu se schimbă nimic: întâi vedeți ce totaluri s-ar schimba.',
  ),
  remove: words('Remove', 'Supprimer', 'Eliminați'),
  reset: words('As shipped', 'Comme à l’origine', 'Ca la început'),
  nameTaken: words('Another reason has this name.', 'Un autre motif porte ce nom.', 'Alt motiv are acest nume.'),
  noted: (reasons: number): Words =>
    words(
      reasons === 1 ? '1 reason noted, not yet changed' : `${reasons} reasons noted, not yet changed`,
      reasons === 1 ? '1 motif noté, pas encore modifié' : `${reasons} motifs notés, pas encore modifiés`,
      reasons === 1 ? '1 motiv notat, încă neschimbat' : `${reasons} motive notate, încă neschimbate`,
    ),
  discard: words('Discard', 'Abandonner', 'Renunțați'),
  preview: words('Show what would change', 'Montrer ce qui changerait', 'Arătați ce s-ar schimba'),
  effect: words('What would change', 'Ce qui changerait', 'Ce s-ar schimba'),
  restoring: (version: number): Words =>
    version === 0
      ? words('Back to the shipped reasons', 'Retour aux motifs d’origine', 'Înapoi la motivele inițiale')
      : words(`Back to version ${version}`, `Retour à la version ${version}`, `Înapoi la versiunea ${version}`),
  searched: (searched: string, read: string): Words =>
    words(
      `Texts searched for the phrases: ${searched}; read anew: ${read}. Nothing is changed yet.`,
      `Textes parcourus pour les phrases : ${searched} ; relus : ${read}. Rien n’est encore changé.`,
      `Texte căutate după expresii: ${searched}; recitite: ${read}. Încă nu s-a schimbat nimic.`,
    ),
  noEffect: words(
    'No total would change: names only, or phrases that nobody wrote yet.',
    'Aucun total ne changerait : des noms seulement, ou des phrases que personne n’a encore écrites.',
    'Niciun total nu s-ar schimba: doar nume sau expresii pe care nu le-a scris încă nimeni.',
  ),
  byReason: words('Totals by reason', 'Totaux par motif', 'Totaluri pe motiv'),
  byFault: words('Totals by who answers', 'Totaux par responsable', 'Totaluri după cine răspunde'),
  byPostage: words('Totals by who pays the return', 'Totaux par frais de retour', 'Totaluri după costul returului'),
  units: words('Units', 'Unités', 'Unități'),
  cost: words('Cost', 'Coût', 'Cost'),
  texts: words('Texts', 'Textes', 'Texte'),
  before: words('now', 'actuel', 'acum'),
  after: words('then', 'ensuite', 'apoi'),
  moves: words('Where texts would move', 'Où iraient les textes', 'Unde s-ar muta textele'),
  move: (notes: string, lines: string, isOneNote: boolean, isOneLine: boolean): Words =>
    words(
      `${notes} ${isOneNote ? 'text' : 'texts'}, ${lines} ${isOneLine ? 'return line' : 'return lines'}`,
      `${notes} ${isOneNote ? 'texte' : 'textes'}, ${lines} ${isOneLine ? 'ligne' : 'lignes'}`,
      `${notes} ${isOneNote ? 'text' : 'texte'}, ${lines} ${isOneLine ? 'linie' : 'linii'}`,
    ),
  moreMoves: (moves: number): Words =>
    words(`and ${moves} more`, `et ${moves} ${moves === 1 ? 'autre' : 'autres'}`, `și încă ${moves}`),
  apply: words('Change it so', 'Appliquer', 'Aplicați'),
  back: words('Not yet', 'Pas encore', 'Nu încă'),
  done: (version: number): Words =>
    words(
      `Changed: version ${version} counts, and every figure with it.`,
      `C’est fait : la version ${version} compte, avec tous les chiffres.`,
      `Gata: contează versiunea ${version}, cu toate cifrele.`,
    ),
  versions: words('Earlier versions', 'Versions précédentes', 'Versiuni anterioare'),
  madeBy: (name: string, at: string): Words => words(`${name}, ${at}`, `${name}, ${at}`, `${name}, ${at}`),
  putBack: words('Put back', 'Rétablir', 'Restabiliți'),
  noDifference: words(
    'The same as the version before.',
    'Identique à la version précédente.',
    'La fel ca versiunea dinainte.',
  ),
  isAdded: words('added', 'ajouté', 'adăugat'),
  isTakenOut: words('taken out', 'retiré', 'scos'),
  wasNamed: (name: string): Words => words(`renamed from “${name}”`, `s’appelait « ${name} »`, `se numea „${name}”`),
  hiddenIn: (taker: string): Words =>
    words(`now counts as “${taker}”`, `compte désormais comme « ${taker} »`, `contează acum ca „${taker}”`),
  shownAgain: words('counts by itself again', 'compte de nouveau seul', 'contează din nou separat'),
  answersNow: (from: string, to: string): Words =>
    words(`who answers: ${from} → ${to}`, `qui en répond : ${from} → ${to}`, `cine răspunde: ${from} → ${to}`),
  postageNow: (from: string, to: string): Words =>
    words(`return postage: ${from} → ${to}`, `frais de retour : ${from} → ${to}`, `costul returului: ${from} → ${to}`),
  phrasesAdded: (phrases: string): Words =>
    words(`phrases added: ${phrases}`, `phrases ajoutées : ${phrases}`, `expresii adăugate: ${phrases}`),
  phrasesRemoved: (phrases: string): Words =>
    words(`phrases removed: ${phrases}`, `phrases retirées : ${phrases}`, `expresii scoase: ${phrases}`),
  quoted: (phrase: string): Words => words(`“${phrase}”`, `« ${phrase} »`, `„${phrase}”`),
} as const;
