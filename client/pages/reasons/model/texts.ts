import type { OwnOutcome, TrainingVerdict } from '../../../../pipelines/domain/training.ts';
import { type Words, words } from '../../../../pipelines/domain/words.ts';

/** The texts of the shop's own model. */
export const texts = {
  title: words('Learn from your corrections', 'Apprendre de vos corrections', 'Învățare din corecturile dvs.'),
  about: words(
    'Trains a model of your own from the shipped examples and your corrections. One correction in four is held back and never learned; the new model reads your texts only if it reads those better than chance explains, and of hand-written return notes at most one in a hundred worse.',
    'Entraîne votre propre modèle avec les exemples d’origine et vos corrections. Une correction sur quatre est mise de côté et jamais apprise ; le nouveau modèle ne lit vos textes que s’il lit celles-ci mieux que le hasard ne l’explique, et au plus une note de retour écrite à la main sur cent moins bien.',
    'Antrenează un model al dvs. din exemplele inițiale și din corecturi. O corectură din patru este pusă deoparte și niciodată învățată; modelul nou citește textele doar dacă le citește pe acestea mai bine decât explică întâmplarea, iar dintre notele de retur scrise de mână cel mult una la sută mai prost.',
  ),
  corrections: (count: string, needed: string): Words =>
    words(
      `Corrected texts: ${count}. About ${needed} are needed before a model is trained at all.`,
      `Textes corrigés : ${count}. Il en faut environ ${needed} pour qu’un modèle soit seulement entraîné.`,
      `Texte corectate: ${count}. Sunt necesare circa ${needed} pentru ca un model să fie măcar antrenat.`,
    ),
  gate: ([none, one, two]: readonly string[], oneIn: string, likely: string): Words =>
    words(
      `It is switched in only if, of the texts held back, at least ${none} are newly right and none newly wrong (${one} with one wrong, ${two} with two). Where one text in ${oneIn} turns right, that takes about ${likely} corrections; where fewer do, more.`,
      `Il n’est adopté que si, parmi les textes mis de côté, au moins ${none} deviennent justes et aucun faux (${one} avec un faux, ${two} avec deux). Si un texte sur ${oneIn} devient juste, il faut environ ${likely} corrections ; s’il y en a moins, davantage.`,
      `Se adoptă doar dacă, dintre textele puse deoparte, cel puțin ${none} devin corecte și niciunul greșit (${one} cu unul greșit, ${two} cu două). Dacă un text din ${oneIn} devine corect, sunt necesare circa ${likely} corecturi; dacă sunt mai puține, mai multe.`,
    ),
  reads: (hash: string): Words =>
    words(`Your own model reads: ${hash}.`, `Votre modèle lit : ${hash}.`, `Citește modelul dvs.: ${hash}.`),
  shippedReads: words('The shipped model reads.', 'Le modèle d’origine lit.', 'Citește modelul inițial.'),
  rests: (hash: string): Words =>
    words(
      `Your model ${hash} was trained beside an earlier version of the program and rests: train again.`,
      `Votre modèle ${hash} a été entraîné avec une version antérieure du programme et ne sert plus : entraînez-le à nouveau.`,
      `Modelul dvs. ${hash} a fost antrenat cu o versiune anterioară a programului și nu se mai folosește: antrenați din nou.`,
    ),
  train: words('Train from the corrections', 'Entraîner avec les corrections', 'Antrenați din corecturi'),
  verdicts: {
    better: words(
      'Better: it reads your texts now.',
      'Meilleur : il lit vos textes désormais.',
      'Mai bun: citește textele dvs. de acum.',
    ),
    too_few: words(
      'Too few corrections to tell: nothing was trained.',
      'Trop peu de corrections pour en juger : rien n’a été entraîné.',
      'Prea puține corecturi pentru a judeca: nu s-a antrenat nimic.',
    ),
    not_better: words(
      'Not switched in: on the texts held back it is no better than chance explains.',
      'Pas adopté : sur les textes mis de côté, il n’est pas meilleur que le hasard ne l’explique.',
      'Neadoptat: pe textele puse deoparte nu e mai bun decât explică întâmplarea.',
    ),
    worse_elsewhere: words(
      'Not switched in: it reads hand-written return notes worse.',
      'Pas adopté : il lit moins bien des notes de retour écrites à la main.',
      'Neadoptat: citește mai prost notele de retur scrise de mână.',
    ),
  } satisfies Record<TrainingVerdict, Words>,
  heldBack: (texts: string): Words =>
    words(
      `On ${texts} corrected texts that were held back, read by their words alone where nothing else is said; the figures use your own code too`,
      `Sur ${texts} textes corrigés mis de côté, lus par leurs seuls mots sauf mention contraire ; les chiffres utilisent aussi votre propre code`,
      `Pe ${texts} texte corectate puse deoparte, citite doar după cuvinte dacă nu se spune altfel; cifrele folosesc și codul dvs.`,
    ),
  before: words('Before', 'Avant', 'Înainte'),
  after: words('After', 'Après', 'După'),
  reasons: words(
    'Very reason right, by the words alone',
    'Motif exact, par les seuls mots',
    'Motiv exact, doar după cuvinte',
  ),
  withCode: words('Very reason right, with your code', 'Motif exact, avec votre code', 'Motiv exact, cu codul dvs.'),
  groups: words('Group right', 'Groupe juste', 'Grup corect'),
  macroF1: words('Macro-F1 of the groups', 'Macro-F1 des groupes', 'Macro-F1 al grupurilor'),
  notes: (notes: string): Words =>
    words(
      `Group right in ${notes} hand-written notes`,
      `Groupe juste sur ${notes} notes écrites à la main`,
      `Grup corect în ${notes} note scrise de mână`,
    ),
  range: (low: string, high: string): Words =>
    words(`95%: ${low} – ${high}`, `95 % : ${low} – ${high}`, `95%: ${low} – ${high}`),
  changed: (gained: string, lost: string, p: string): Words =>
    words(
      `Newly right: ${gained}, newly wrong: ${lost} (McNemar’s exact test: p = ${p}).`,
      `Désormais justes : ${gained}, désormais faux : ${lost} (test exact de McNemar : p = ${p}).`,
      `Acum corecte: ${gained}, acum greșite: ${lost} (testul exact McNemar: p = ${p}).`,
    ),
  learned: (learned: string): Words =>
    words(
      `Learned from ${learned} corrections.`,
      `Appris de ${learned} corrections.`,
      `Învățat din ${learned} corecturi.`,
    ),
  ownReasons: words('Your own reasons', 'Vos propres motifs', 'Motivele dvs.'),
  ownReason: words('Reason', 'Motif', 'Motiv'),
  ownTexts: words('Corrected texts', 'Textes corrigés', 'Texte corectate'),
  ownHeldBack: words('Held back', 'Mis de côté', 'Puse deoparte'),
  ownReadBefore: words('Read as it before', 'Lus ainsi avant', 'Citite așa înainte'),
  ownReadAfter: words('Read as it after', 'Lus ainsi après', 'Citite așa după'),
  ownOutcome: words('Learnt?', 'Appris ?', 'Învățat?'),
  ownOutcomes: {
    learned: () => words('Learnt', 'Appris', 'Învățat'),
    too_few: (missing) =>
      words(
        `Not yet, texts missing: ${missing}`,
        `Pas encore, textes manquants : ${missing}`,
        `Încă nu, texte lipsă: ${missing}`,
      ),
    waiting: () =>
      words(
        'Not yet: no model was trained',
        'Pas encore : aucun modèle entraîné',
        'Încă nu: nu s-a antrenat niciun model',
      ),
    too_many: () =>
      words(
        'No: a model has room for fewer reasons of your own',
        'Non : un modèle n’a de place que pour moins de motifs à vous',
        'Nu: un model are loc pentru mai puține motive ale dvs.',
      ),
    not_told: () =>
      words(
        'No: its texts do not differ from others of the group',
        'Non : ses textes ne diffèrent pas des autres du groupe',
        'Nu: textele lui nu diferă de altele din grup',
      ),
  } satisfies Record<OwnOutcome, (missing: string) => Words>,
  ownHint: words(
    'A reason of your own is found by its phrases, and by its words once enough corrected texts teach them.',
    'Un motif à vous est trouvé par ses phrases, et par ses mots dès qu’assez de textes corrigés les enseignent.',
    'Un motiv al dvs. este găsit după expresiile sale și după cuvinte, de îndată ce destule texte corectate le învață.',
  ),
  history: words('Trained and switched', 'Entraînements et changements', 'Antrenări și schimbări'),
  shipped: words('The shipped model', 'Le modèle d’origine', 'Modelul inițial'),
  by: (name: string, at: string): Words => words(`${name}, ${at}`, `${name}, ${at}`, `${name}, ${at}`),
  putBackShipped: words('Put the shipped model back', 'Rétablir le modèle d’origine', 'Restabiliți modelul inițial'),
  putBack: (hash: string): Words => words(`Put ${hash} back`, `Rétablir ${hash}`, `Restabiliți ${hash}`),
} as const;
