import * as z from 'zod/mini';
import type { GroupCode, ReasonCode } from '../../../pipelines/domain/reasons.ts';
import { words } from '../../../pipelines/domain/words.ts';
import { rules } from '../../../pipelines/domain/wrong-values.ts';
import {
  code,
  count,
  date,
  flag,
  instant,
  money,
  nullable,
  number,
  ratio,
  series,
  text,
} from '../../contract/columns.ts';
import { countings } from '../../contract/countings.ts';
import { query } from '../../contract/query.ts';
import { periodStart } from '../../contract/shared-columns.ts';

const group = code<GroupCode>(words('Reason group', 'Groupe de motifs', 'Grup de motive'));
const reason = code<ReasonCode>(words('Reason', 'Motif', 'Motiv'));
const returnLines = count(
  words('Return lines', 'Lignes de retour', 'Linii de retur'),
  words(
    'Returned order lines with this primary reason.',
    'Lignes de retour dont c’est le motif principal.',
    'Linii de retur cu acest motiv principal.',
  ),
);
const share = nullable(
  ratio(words('Share of return lines', 'Part des lignes de retour', 'Ponderea liniilor de retur')),
);

const found = text(
  words('All reasons', 'Tous les motifs', 'Toate motivele'),
  words(
    'JSON: every reason found, with its confidence and the [start, end] spans of the words that prove it.',
    'JSON : chaque motif trouvé, sa confiance et les positions [début, fin] des mots qui le prouvent.',
    'JSON: fiecare motiv găsit, încrederea și pozițiile [început, sfârșit] ale cuvintelor care îl dovedesc.',
  ),
);
const noteKey = text(
  words('Text’s key', 'Clé du texte', 'Cheia textului'),
  words(
    'Names the text together with the shop’s code: returns with the same share it, and what is said of one holds for all.',
    'Désigne le texte avec le code du magasin : les retours identiques la partagent, et une correction vaut pour tous.',
    'Numește textul împreună cu codul magazinului: retururile identice o au în comun, iar o corectură e valabilă pentru toate.',
  ),
);
const saidBy = text(words('Said by', 'Corrigé par', 'Corectat de'));
const saidAt = instant(words('Said at', 'Corrigé le', 'Corectat la'));
const correctionId = number(words('Correction', 'Correction', 'Corectură'));

const language = text(words('Language', 'Langue', 'Limbă'));
const sampleText = text(
  words('In the customers’ words', 'Avec les mots des clients', 'În cuvintele clienților'),
  words('One text that says it.', 'Un texte qui le dit.', 'Un text care o spune.'),
);
const productName = nullable(text(words('Product', 'Produit', 'Produs')));
const styleId = text(words('Style', 'Modèle', 'Model'));

export const reasonShare = query({
  path: '/reasons/share',
  about: words(
    'Which reasons drive returns, and what they are worth.',
    'Quels motifs causent les retours, et ce qu’ils valent.',
    'Ce motive provoacă retururile și cât valorează.',
  ),
  params: { count: z.optional(z.enum(countings)) },
  columns: {
    reason_group: group,
    reason,
    return_lines: count(
      words('Return lines', 'Lignes de retour', 'Linii de retur'),
      words(
        'Returned order lines with this main reason; counted by 1/n or by any mention, all that name it.',
        'Lignes de retour dont c’est le motif principal ; comptées par 1/n ou par mention, toutes celles qui le nomment.',
        'Linii de retur cu acest motiv principal; numărate cu 1/n sau la orice mențiune, toate cele care îl numesc.',
      ),
    ),
    counted_lines: number(
      words('Counted lines', 'Lignes comptées', 'Linii numărate'),
      words(
        'Return lines as they are counted: each once under its main reason; or under every reason it names, by 1/n of them (adds up to all) or fully (may exceed all).',
        'Lignes telles qu’elles sont comptées : une fois sous le motif principal ; ou sous chaque motif nommé, pour 1/n (la somme fait le total) ou en entier (peut le dépasser).',
        'Liniile așa cum se numără: o dată la motivul principal; sau la fiecare motiv numit, cu 1/n (suma dă totalul) sau întreg (îl poate depăși).',
      ),
    ),
    group_lines: count(
      words('Lines of the group', 'Lignes du groupe', 'Liniile grupului'),
      words(
        'Return lines with at least one reason of the group that is counted.',
        'Lignes avec au moins un motif compté du groupe.',
        'Linii cu cel puțin un motiv numărat din grup.',
      ),
    ),
    returned_units: count(words('Returned units', 'Unités retournées', 'Unități returnate')),
    share,
    refund_minor: money(words('Refunded', 'Remboursé', 'Rambursat')),
    return_cost_minor: money(words('Cost of returns', 'Coût des retours', 'Costul retururilor')),
    mean_confidence: nullable(
      ratio(
        words('Mean confidence', 'Confiance moyenne', 'Încredere medie'),
        words(
          'How sure the reading is on average; calibration is documented with the classifier.',
          'Degré de certitude moyen de la lecture.',
          'Cât de sigură este citirea, în medie.',
        ),
      ),
    ),
    conflict_lines: count(
      words('Code against words', 'Code contre mots', 'Cod contra cuvinte'),
      words(
        'Lines where the shop’s own reason code says something else than the customer’s words.',
        'Lignes où le code du magasin contredit les mots du client.',
        'Linii unde codul magazinului contrazice cuvintele clientului.',
      ),
    ),
    trend: series(
      words('Trend', 'Tendance', 'Tendință'),
      words(
        'Share of the return lines of each of the last twelve months, oldest first.',
        'Part des lignes de retour de chacun des douze derniers mois, du plus ancien au plus récent.',
        'Ponderea în liniile de retur ale fiecăreia din ultimele douăsprezece luni, de la cea mai veche.',
      ),
    ),
  },
});

export const reasonVolumes = query({
  path: '/reasons/volumes',
  about: words(
    'How many return lines are read as each finer reason, those included that the shop’s taxonomy hides in another.',
    'Combien de lignes de retour sont lues comme chaque motif, y compris ceux que la taxonomie du magasin masque dans un autre.',
    'Câte linii de retur se citesc ca fiecare motiv, inclusiv cele pe care taxonomia magazinului le ascunde în altul.',
  ),
  columns: {
    reason,
    return_lines: count(
      words('Return lines', 'Lignes de retour', 'Linii de retur'),
      words(
        'Returned order lines whose main reason is read as this one, or was said to be, before what is merged is merged.',
        'Lignes de retour dont le motif principal est lu ou dit être celui-ci, avant toute réunion de motifs.',
        'Linii de retur al căror motiv principal este citit sau spus a fi acesta, înainte de unirea motivelor.',
      ),
    ),
  },
});

export const reasonTrend = query({
  path: '/reasons/trend',
  about: words(
    'Return lines by reason group over time.',
    'Lignes de retour par groupe de motifs dans le temps.',
    'Linii de retur pe grup de motive în timp.',
  ),
  params: { grain: z.optional(z.enum(['week', 'month'])) },
  columns: { period_start: periodStart, reason_group: group, return_lines: returnLines, share },
});

export const reasonsByCategory = query({
  path: '/reasons/by-category',
  about: words(
    'Reason groups in each category.',
    'Groupes de motifs par catégorie.',
    'Grupuri de motive pe categorie.',
  ),
  columns: {
    category: nullable(text(words('Category', 'Catégorie', 'Categorie'))),
    reason_group: group,
    return_lines: returnLines,
    share: nullable(ratio(words('Share of the category', 'Part de la catégorie', 'Ponderea în categorie'))),
  },
});

const languageCode = z.string().check(z.regex(/^[a-z]{2,3}$/, rules.language.en));

export const reasonQuotes = query({
  path: '/reasons/quotes',
  about: words(
    'The customers’ own words, with the words that prove each reason.',
    'Les mots des clients, avec ceux qui prouvent chaque motif.',
    'Cuvintele clienților, cu cele care dovedesc fiecare motiv.',
  ),
  params: {
    search: z.optional(z.string().check(z.maxLength(100))),
    /** Texts in this language only, or in any other. */
    language: z.optional(languageCode),
    not_language: z.optional(languageCode),
    /** Returns whose shop's code stands for this reason. */
    code: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
    /** Code against words only, or texts read with a confidence below one half only. */
    only: z.optional(z.enum(['conflict', 'unsure'])),
    limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500))),
    offset: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(1_000_000))),
  },
  columns: {
    return_ref: text(words('Return', 'Retour', 'Retur')),
    order_id: nullable(text(words('Order', 'Commande', 'Comandă'))),
    sku: nullable(text(words('SKU', 'SKU', 'SKU'))),
    product_name: nullable(text(words('Product', 'Produit', 'Produs'))),
    requested_date: nullable(date(words('Requested', 'Demandé le', 'Cerut la'))),
    language,
    reason_text: text(words('Words', 'Mots', 'Cuvinte')),
    reason_code: nullable(text(words('Shop’s code', 'Code du magasin', 'Codul magazinului'))),
    reason_group: group,
    reason,
    confidence: ratio(words('Confidence', 'Confiance', 'Încredere')),
    is_conflict: flag(words('Code against words', 'Code contre mots', 'Cod contra cuvinte')),
    found,
    total_quotes: count(words('Quotes in all', 'Citations en tout', 'Citate în total')),
    note_key: noteKey,
    correction_id: nullable(correctionId),
    said_by: nullable(saidBy),
    said_at: nullable(saidAt),
  },
});

export const reasonQueue = query({
  path: '/reasons/queue',
  about: words(
    'Texts worth a person’s look: read with a confidence below 80 %, ranked by doubt × number of returns × their cost.',
    'Textes à relire : lus avec une confiance sous 80 %, classés par doute × nombre de retours × leur coût.',
    'Texte de verificat: citite cu o încredere sub 80 %, ordonate după îndoială × numărul de retururi × costul lor.',
  ),
  params: { limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500))) },
  columns: {
    note_key: noteKey,
    language,
    reason_text: text(words('Words', 'Mots', 'Cuvinte')),
    reason_code: nullable(text(words('Shop’s code', 'Code du magasin', 'Codul magazinului'))),
    reason_group: group,
    reason,
    confidence: ratio(words('Confidence', 'Confiance', 'Încredere')),
    found,
    return_lines: count(
      words('Return lines', 'Lignes de retour', 'Linii de retur'),
      words('Returns with this text and code.', 'Retours avec ce texte et ce code.', 'Retururi cu acest text și cod.'),
    ),
    return_cost_minor: money(words('Cost of returns', 'Coût des retours', 'Costul retururilor')),
    at_stake_minor: money(
      words('At stake', 'En jeu', 'În joc'),
      words(
        'What those returns cost × (1 − confidence): the cost that may stand under a wrong reason. Each return counts at least one minor unit.',
        'Coût de ces retours × (1 − confiance) : le coût peut-être rangé sous un mauvais motif. Chaque retour compte au moins une unité mineure.',
        'Costul acestor retururi × (1 − încredere): costul aflat poate sub un motiv greșit. Fiecare retur contează cel puțin o unitate minoră.',
      ),
    ),
    total_texts: count(words('Texts in all', 'Textes en tout', 'Texte în total')),
  },
});

export const reasonCorrections = query({
  path: '/reasons/corrections',
  about: words(
    'What people said in the classifier’s place: who, what, when, and what was taken back. Independent of the filter.',
    'Ce que des personnes ont dit à la place du programme : qui, quoi, quand, et ce qui a été annulé. Indépendant du filtre.',
    'Ce au spus oamenii în locul programului: cine, ce, când și ce s-a anulat. Independent de filtru.',
  ),
  params: {
    note_key: z.optional(z.string().check(z.maxLength(64))),
    limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100_000))),
  },
  columns: {
    correction_id: correctionId,
    said_at: saidAt,
    said_by: saidBy,
    note_key: noteKey,
    reason_text: nullable(text(words('Words', 'Mots', 'Cuvinte'))),
    reasons: text(
      words('All reasons', 'Tous les motifs', 'Toate motivele'),
      words(
        'Codes with blanks between, the primary first.',
        'Codes séparés par des espaces, le principal d’abord.',
        'Coduri despărțite prin spații, cel principal întâi.',
      ),
    ),
    reason,
    read_reason: nullable(code<ReasonCode>(words('Was read as', 'Lu comme', 'Citit ca'))),
    return_lines: count(words('Return lines', 'Lignes de retour', 'Linii de retur')),
    is_in_force: flag(words('In force', 'En vigueur', 'În vigoare')),
    undone_by: nullable(text(words('Undone by', 'Annulé par', 'Anulat de'))),
    undone_at: nullable(instant(words('Undone at', 'Annulé le', 'Anulat la'))),
  },
});

export const reasonCodeWords = query({
  path: '/reasons/code-words',
  about: words(
    'The reason that the shop’s own code stands for, against the reason of the return. Lines without a code are left out.',
    'Le motif que désigne le code du magasin, face au motif du retour. Les lignes sans code n’y sont pas.',
    'Motivul pe care îl indică codul magazinului, față de motivul returului. Liniile fără cod nu sunt incluse.',
  ),
  columns: {
    code_reason: code<ReasonCode>(words('The code says', 'Le code dit', 'Codul spune')),
    reason: nullable(
      code<ReasonCode>(
        words('The words say', 'Les mots disent', 'Cuvintele spun'),
        words(
          'Unknown where the customer wrote nothing.',
          'Inconnu si le client n’a rien écrit.',
          'Necunoscut dacă clientul nu a scris nimic.',
        ),
      ),
    ),
    return_lines: count(words('Return lines', 'Lignes de retour', 'Linii de retur')),
    conflict_lines: count(
      words('Code against words', 'Code contre mots', 'Cod contra cuvinte'),
      words(
        'Lines where the code’s group is another than that of the words.',
        'Lignes où le groupe du code est autre que celui des mots.',
        'Linii unde grupul codului este altul decât al cuvintelor.',
      ),
    ),
    graded_lines: count(
      words('Inspected', 'Inspectées', 'Verificate'),
      words(
        'Lines whose condition or further way is known.',
        'Lignes dont l’état ou la suite est connu.',
        'Linii a căror stare sau destinație este cunoscută.',
      ),
    ),
    sellable_lines: count(
      words('Found sellable', 'Jugées vendables', 'Găsite vandabile'),
      words(
        'Of those inspected: graded A, or put back for sale.',
        'Parmi les inspectées : notées A ou remises en vente.',
        'Dintre cele verificate: cu nota A sau repuse la vânzare.',
      ),
    ),
  },
});

export const reasonPhrases = query({
  path: '/reasons/phrases',
  about: words(
    'Phrases of one to three words that customers write more often: in the last four weeks against the twelve before, or of one product against its category, each in its own language. Five uses by four customers at least, half as many again as expected; clear ones at 5 % false discoveries, behind them what may still be chance.',
    'Expressions d’un à trois mots plus fréquentes : les quatre dernières semaines face aux douze précédentes, ou un produit face à sa catégorie, chacune dans sa langue. Au moins cinq emplois par quatre clients, moitié plus qu’attendu ; les nettes à 5 % de fausses découvertes, puis celles qui peuvent être dues au hasard.',
    'Expresii de una până la trei cuvinte mai frecvente: ultimele patru săptămâni față de cele douăsprezece dinainte, sau un produs față de categoria lui, fiecare în limba ei. Cel puțin cinci folosiri de patru clienți, de o dată și jumătate cât așteptat; cele clare la 5 % descoperiri false, apoi cele ce pot fi întâmplare.',
  ),
  params: { against: z.optional(z.enum(['before', 'category'])) },
  columns: {
    phrase: text(words('Phrase', 'Expression', 'Expresie')),
    is_clear: flag(
      words('Clear', 'Net', 'Clar'),
      words(
        'Hardly chance: at most 5 % of those marked so are expected to be false.',
        'Guère dû au hasard : au plus 5 % des expressions ainsi marquées devraient être fausses.',
        'Greu de pus pe seama întâmplării: cel mult 5 % dintre cele marcate așa ar fi false.',
      ),
    ),
    category: nullable(
      text(
        words('Category', 'Catégorie', 'Categorie'),
        words(
          'Unknown: the categories with fewer than 200 texts together.',
          'Inconnue : les catégories de moins de 200 textes, ensemble.',
          'Necunoscută: categoriile cu mai puțin de 200 de texte, împreună.',
        ),
      ),
    ),
    style_id: nullable(styleId),
    product_name: productName,
    current_uses: count(
      words('Texts', 'Textes', 'Texte'),
      words(
        'Texts with the phrase, one a customer and day.',
        'Textes avec l’expression, un par client et jour.',
        'Texte cu expresia, unul pe client și zi.',
      ),
    ),
    reference_uses: count(
      words('Texts compared', 'Textes comparés', 'Texte comparate'),
      words(
        'Texts with the phrase before, or of the rest of the category.',
        'Textes avec l’expression avant, ou du reste de la catégorie.',
        'Texte cu expresia înainte, sau din restul categoriei.',
      ),
    ),
    current_texts: count(words('Of texts', 'Sur textes', 'Din texte')),
    reference_texts: count(words('Of texts compared', 'Sur textes comparés', 'Din texte comparate')),
    rate_ratio: nullable(
      number(
        words('Times as often', 'Fois plus souvent', 'De câte ori'),
        words(
          'Its share of all phrases over its share before, or in the rest of the category; unknown where it is new.',
          'Sa part des expressions sur celle d’avant, ou du reste de la catégorie ; inconnue si elle est nouvelle.',
          'Ponderea între expresii față de cea dinainte, sau din restul categoriei; necunoscută dacă e nouă.',
        ),
      ),
    ),
    customers: count(words('Customers', 'Clients', 'Clienți')),
    language,
    reason_text: sampleText,
  },
});

export const reasonUnexplained = query({
  path: '/reasons/unexplained',
  about: words(
    'Texts that no reason explains, or only with a confidence below 50 %, grouped by the rare words they share: what the taxonomy may lack.',
    'Textes qu’aucun motif n’explique, ou avec une confiance sous 50 %, groupés par leurs mots rares communs : ce qui manque peut-être aux motifs.',
    'Texte pe care niciun motiv nu le explică, sau doar cu încredere sub 50 %, grupate după cuvintele rare comune: ce le lipsește poate motivelor.',
  ),
  columns: {
    cluster: text(
      words('Suggested name', 'Nom proposé', 'Nume propus'),
      words(
        'The phrase that tells the texts of the cluster from all others.',
        'L’expression qui distingue les textes du groupe de tous les autres.',
        'Expresia care deosebește textele grupului de toate celelalte.',
      ),
    ),
    language,
    texts: count(words('Texts', 'Textes', 'Texte')),
    return_lines: count(words('Return lines', 'Lignes de retour', 'Linii de retur')),
    return_cost_minor: money(words('Cost of returns', 'Coût des retours', 'Costul retururilor')),
    examples: text(
      words('Examples', 'Exemples', 'Exemple'),
      words('JSON: up to three of the texts.', 'JSON : jusqu’à trois des textes.', 'JSON: cel mult trei dintre texte.'),
    ),
    clustered_lines: count(words('In clusters', 'Dans les groupes', 'În grupuri')),
    unexplained_lines: count(words('Unexplained in all', 'Inexpliquées en tout', 'Neexplicate în total')),
  },
});

export const reasonLanguageGaps = query({
  path: '/reasons/language-gaps',
  about: words(
    'Products of which customers of one language name a reason more often than those of the others do, by more than their language does elsewhere: one translation or size table may be wrong. Exact test, at most 5 % false discoveries.',
    'Produits pour lesquels les clients d’une langue nomment un motif plus que les autres, au-delà de l’habitude de leur langue : une traduction ou un tableau des tailles est peut-être faux. Test exact, au plus 5 % de fausses découvertes.',
    'Produse la care clienții unei limbi numesc un motiv mai des decât ceilalți, peste obiceiul limbii lor: o traducere sau un tabel de mărimi poate fi greșit. Test exact, cel mult 5 % descoperiri false.',
  ),
  columns: {
    style_id: styleId,
    product_name: productName,
    language,
    reason_group: group,
    texts: count(words('Texts', 'Textes', 'Texte')),
    language_texts: count(words('Of texts', 'Sur textes', 'Din texte')),
    share: ratio(words('Share in this language', 'Part dans cette langue', 'Ponderea în această limbă')),
    other_texts: count(words('Texts in others', 'Textes dans les autres', 'Texte în celelalte')),
    other_language_texts: count(words('Of texts in others', 'Sur textes des autres', 'Din textele celorlalte')),
    other_share: ratio(words('Share in the others', 'Part dans les autres', 'Ponderea în celelalte')),
    usual_share: ratio(
      words('Usual in this language', 'Habituel dans cette langue', 'Obișnuit în această limbă'),
      words(
        'Share of the reason in this language over all other products.',
        'Part du motif dans cette langue, tous les autres produits ensemble.',
        'Ponderea motivului în această limbă la toate celelalte produse.',
      ),
    ),
  },
});

/** Whence a text's true reason is known: labelled real reviews, labelled return notes, corrections by the shop's people. */
export type TruthSource = 'reviews' | 'notes' | 'clerks';

const truthSource = code<TruthSource>(words('Measured on', 'Mesuré sur', 'Măsurat pe'));

export const reasonAccuracy = query({
  path: '/reasons/accuracy',
  about: words(
    'How often the reading is right: on labelled texts, as measured when this version was made, and against what the shop’s people said. Independent of the filter.',
    'Combien de fois la lecture est juste : sur des textes étiquetés, mesurée à la création de cette version, et face à ce qu’ont dit les personnes du magasin. Indépendant du filtre.',
    'Cât de des este corectă citirea: pe texte etichetate, măsurată la crearea versiunii, și față de ce au spus oamenii magazinului. Independent de filtru.',
  ),
  columns: {
    source: truthSource,
    language,
    labelled_group: code<GroupCode>(words('Really', 'En réalité', 'De fapt')),
    found_group: code<GroupCode>(words('Read as', 'Lu comme', 'Citit ca')),
    texts: count(words('Texts', 'Textes', 'Texte')),
  },
});

export const reasonCalibration = query({
  path: '/reasons/calibration',
  about: words(
    'Whether a confidence keeps its word: of the texts read with 80 %, about 80 in 100 should be right. Independent of the filter.',
    'Si la confiance tient parole : des textes lus à 80 %, environ 80 sur 100 devraient être justes. Indépendant du filtre.',
    'Dacă încrederea se ține de cuvânt: din textele citite cu 80 %, cam 80 din 100 ar trebui să fie corecte. Independent de filtru.',
  ),
  columns: {
    source: truthSource,
    confidence_from: ratio(words('Confidence from', 'Confiance dès', 'Încredere de la')),
    texts: count(words('Texts', 'Textes', 'Texte')),
    mean_confidence: ratio(words('Confidence said', 'Confiance annoncée', 'Încredere anunțată')),
    right_share: ratio(words('Right', 'Justes', 'Corecte')),
  },
});
