import { type Words, words } from './words.ts';
import { type WrongValue, wrongValueWords } from './wrong-values.ts';

type Count = (value: number) => string;
type Level = 'style' | 'sku';

/** Why a question, or a wish to change what people decide, is refused: code → its sentence, by what it is about. */
export const wishRefusals = {
  no_reason: ({ reason }: { reason: string }) =>
    words(
      `There is no reason ${reason}: /api/taxonomy lists them.`,
      `Il n’y a pas de motif « ${reason} ».`,
      `Nu există motivul „${reason}”.`,
    ),
  no_correction: ({ correction }: { correction: number }) =>
    words(
      `There is no correction ${correction}: /api/reasons/corrections lists them.`,
      `Il n’y a pas de correction ${correction}.`,
      `Nu există corectura ${correction}.`,
    ),
  correction_undone: ({ correction }: { correction: number }) =>
    words(
      `Correction ${correction} is undone already.`,
      `La correction ${correction} est déjà annulée.`,
      `Corectura ${correction} este deja anulată.`,
    ),
  no_words: () =>
    words(
      'No return has words of this note_key: take one that /api/reasons/quotes gives.',
      'Aucun retour n’a plus ce texte : rechargez la page.',
      'Niciun retur nu mai are acest text: reîncărcați pagina.',
    ),

  taxonomy_changed: ({ version, based_on }: { version: number; based_on: number }) =>
    words(
      `The taxonomy has changed meanwhile: it is at version ${version}, not ${based_on}. Look at it again.`,
      `Les motifs ont changé entre-temps : ils en sont à la version ${version}, non ${based_on}. Regardez-les de nouveau.`,
      `Motivele s-au schimbat între timp: sunt la versiunea ${version}, nu ${based_on}. Priviți-le din nou.`,
    ),
  no_taxonomy_version: ({ version }: { version: number }) =>
    words(
      `The taxonomy has no version ${version}: /api/taxonomy lists them.`,
      `Les motifs n’ont pas de version ${version}.`,
      `Motivele nu au versiunea ${version}.`,
    ),
  no_reason_code: ({ code }: { code: string }) =>
    words(
      `${JSON.stringify(code)} is no reason: write one that ships, or group.name of your own, as defective.zip_breaks.`,
      `« ${code} » n’est pas un motif : écrivez-en un qui est livré, ou groupe.nom du vôtre, comme defective.zip_breaks.`,
      `„${code}” nu este un motiv: scrieți unul existent sau grup.nume al dumneavoastră, ca defective.zip_breaks.`,
    ),
  unnamed_reason: ({ code }: { code: string }) =>
    words(`${code} has no name.`, `Le motif ${code} n’a pas de nom.`, `Motivul ${code} nu are nume.`),
  into_no_reason: ({ code, into }: { code: string; into: string }) =>
    words(
      `${code} goes into ${into}, which is no reason.`,
      `${code} va dans ${into}, qui n’est pas un motif.`,
      `${code} intră în ${into}, care nu este un motiv.`,
    ),
  into_other_group: ({ code, into }: { code: string; into: string }) =>
    words(
      `${code} goes into ${into}, which is of another group: groups stay as they are.`,
      `${code} va dans ${into}, qui est d’un autre groupe : les groupes restent tels quels.`,
      `${code} intră în ${into}, care este din alt grup: grupurile rămân cum sunt.`,
    ),
  into_each_other: ({ code, into }: { code: string; into: string }) =>
    words(
      `${code} goes into ${into}, and that back into ${code}: one of them has to stay.`,
      `${code} va dans ${into}, et celui-ci revient dans ${code} : l’un des deux doit rester.`,
      `${code} intră în ${into}, iar acesta înapoi în ${code}: unul din ele trebuie să rămână.`,
    ),
  phrase_length: ({ phrase, length, most }: { phrase: string; length: number; most: number }, count: Count) =>
    words(
      `The phrase ${JSON.stringify(phrase)} has ${count(length)} words: write 1 to ${count(most)}.`,
      `L’expression « ${phrase} » a ${count(length)} mots : écrivez-en de 1 à ${count(most)}.`,
      `Expresia „${phrase}” are ${count(length)} cuvinte: scrieți între 1 și ${count(most)}.`,
    ),
  phrase_of_two: ({ phrase, reason, other }: { phrase: string; reason: string; other: string }) =>
    words(
      `The phrase ${JSON.stringify(phrase)} tells both ${other} and ${reason}: leave it to one.`,
      `L’expression « ${phrase} » désigne à la fois ${other} et ${reason} : laissez-la à un seul.`,
      `Expresia „${phrase}” indică și ${other}, și ${reason}: lăsați-o unuia singur.`,
    ),

  no_model: ({ model }: { model: string }) =>
    words(
      `There is no model ${model}: /api/models lists them.`,
      `Il n’y a pas de modèle ${model}.`,
      `Nu există modelul ${model}.`,
    ),
  old_model: ({ model }: { model: string }) =>
    words(
      `The model ${model} was trained beside an earlier version of the program: train again.`,
      `Le modèle ${model} a été entraîné avec une version antérieure du programme : entraînez-en un autre.`,
      `Modelul ${model} a fost antrenat cu o versiune anterioară a programului: antrenați din nou.`,
    ),

  nothing_loaded: () =>
    words(
      'Nothing is loaded yet: load orders first.',
      'Rien n’est encore chargé : chargez d’abord des commandes.',
      'Încă nu este încărcat nimic: încărcați întâi comenzi.',
    ),
  no_product: ({ level }: { level: Level }) =>
    words(
      `There is no such ${level}: take a level_key that /api/products/rates gives.`,
      `${products[level].fr} n’existe pas dans les données.`,
      `${products[level].ro} nu există în date.`,
    ),
  no_fixed_product: ({ level, index }: { level: Level; index: number }) =>
    words(
      `There is no such ${level} as products.${index} says: take a level_key that /api/products/rates gives.`,
      `${products[level].fr} choisi en place ${index + 1} n’existe pas dans les données.`,
      `${products[level].ro} ales pe locul ${index + 1} nu există în date.`,
    ),
  no_fix: ({ fix }: { fix: number }) =>
    words(
      `There is no fix ${fix}: /api/fixes/effects lists them.`,
      `Il n’y a pas de mesure ${fix}.`,
      `Nu există măsura ${fix}.`,
    ),
  fix_undone: ({ fix }: { fix: number }) =>
    words(`Fix ${fix} is undone already.`, `La mesure ${fix} est déjà annulée.`, `Măsura ${fix} este deja anulată.`),
  no_entry: ({ entry }: { entry: number }) =>
    words(
      `There is no entry ${entry}: /api/products/notes lists them.`,
      `Il n’y a pas de note ${entry}.`,
      `Nu există nota ${entry}.`,
    ),
  entry_undone: ({ entry }: { entry: number }) =>
    words(
      `Entry ${entry} is undone already.`,
      `La note ${entry} est déjà annulée.`,
      `Nota ${entry} este deja anulată.`,
    ),

  backward_period: ({ from, to }: { from: string; to: string }) =>
    words(
      `The period ends (${to}) before it begins (${from}): swap from and to.`,
      `La période finit (${to}) avant de commencer (${from}) : échangez les deux jours.`,
      `Perioada se termină (${to}) înainte să înceapă (${from}): schimbați cele două zile între ele.`,
    ),
  wrong_values: (
    { fields, told, wrong = [] }: { fields: readonly string[]; told: string; wrong?: readonly WrongValue[] },
    count: Count,
  ) => {
    const each = wrong.map((one) => wrongValueWords(one, count));
    if (each.length > 0) return words(told, each.map(({ fr }) => fr).join(' '), each.map(({ ro }) => ro).join(' '));
    return words(
      told,
      `Valeurs manquantes ou inattendues : ${fields.join(', ')}.`,
      `Valori lipsă sau neașteptate: ${fields.join(', ')}.`,
    );
  },
  changing_data: () =>
    words(
      'The data change all the time: ask again in a moment.',
      'Les données changent sans cesse : redemandez dans un instant.',
      'Datele se schimbă tot timpul: întrebați din nou peste o clipă.',
    ),
  many_requests: ({ most }: { most: number }, count: Count) =>
    words(
      `More than ${count(most)} requests in a minute: wait a moment.`,
      `Plus de ${count(most)} demandes en une minute : patientez un instant.`,
      `Peste ${count(most)} de cereri într-un minut: așteptați o clipă.`,
    ),
} as const satisfies Record<string, (values: never, count: Count) => Words>;

const products: Readonly<Record<Level, { readonly fr: string; readonly ro: string }>> = {
  style: { fr: 'Le modèle', ro: 'Modelul' },
  sku: { fr: 'Le SKU', ro: 'SKU-ul' },
};
