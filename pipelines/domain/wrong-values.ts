import { reasonCodes } from './reasons.ts';
import { type Words, words } from './words.ts';

/** What a value has to be beyond its kind and its bounds; the English is what the API's checks say. */
export const rules = {
  day_form: words(
    'write a day as YYYY-MM-DD',
    'écrivez un jour sous la forme AAAA-MM-JJ',
    'scrieți o zi în forma AAAA-LL-ZZ',
  ),
  day_years: words(
    'write a day of the years 1900 to 2199',
    'écrivez un jour des années 1900 à 2199',
    'scrieți o zi din anii 1900–2199',
  ),
  no_day: words('no such day in the calendar', 'ce jour n’existe pas', 'această zi nu există'),
  future_day: words('choose a day after today', 'choisissez un jour après aujourd’hui', 'alegeți o zi de după azi'),
  fix_day: words('choose a day since 2000', 'choisissez un jour depuis 2000', 'alegeți o zi din anul 2000 încoace'),
  past_day: words('choose a day up to today', 'choisissez un jour jusqu’à aujourd’hui', 'alegeți o zi de până azi'),
  currency: words(
    'write a currency as three capitals',
    'écrivez une devise en trois majuscules',
    'scrieți o monedă cu trei majuscule',
  ),
  language: words(
    'write a language as two or three small letters',
    'écrivez une langue en deux ou trois minuscules',
    'scrieți o limbă cu două sau trei litere mici',
  ),
  one_line: words(
    'write one line, without control characters',
    'écrivez une seule ligne, sans caractères de contrôle',
    'scrieți un singur rând, fără caractere de control',
  ),
  plain_name: words(
    'write a name without control characters',
    'écrivez un nom sans caractères de contrôle',
    'scrieți un nume fără caractere de control',
  ),
  plain_phrase: words(
    'write a phrase without control characters',
    'écrivez une expression sans caractères de contrôle',
    'scrieți o expresie fără caractere de control',
  ),
  reason: words(
    `write one of ${reasonCodes.join(', ')}, or a reason of the shop's own that /api/taxonomy lists`,
    `écrivez un motif du produit (${reasonCodes.join(', ')}) ou de la boutique`,
    `scrieți un motiv al produsului (${reasonCodes.join(', ')}) sau al magazinului`,
  ),
  reason_or_group: words(
    'write a reason or a group that /api/taxonomy lists',
    'écrivez un motif ou un groupe de la boutique',
    'scrieți un motiv sau un grup al magazinului',
  ),
  reasons_once: words(
    'name each reason once',
    'nommez chaque motif une seule fois',
    'numiți fiecare motiv o singură dată',
  ),
  products_once: words(
    'name each product once',
    'nommez chaque produit une seule fois',
    'numiți fiecare produs o singură dată',
  ),
  model: words(
    'write the hash as /api/models gives it',
    'écrivez le code du modèle tel qu’il est affiché',
    'scrieți codul modelului așa cum este afișat',
  ),
} as const satisfies Record<string, Words>;

export type Rule = keyof typeof rules;

const kinds = {
  text: words('a text', 'un texte', 'un text'),
  number: words('a number', 'un nombre', 'un număr'),
  whole: words('a whole number', 'un nombre entier', 'un număr întreg'),
  list: words('a list', 'une liste', 'o listă'),
  object: words('a JSON object', 'un objet JSON', 'un obiect JSON'),
  boolean: words('true or false', 'true ou false', 'true sau false'),
} as const;

/** What would be right in place of a value. */
export type Wanted =
  | { readonly is: 'one_of'; readonly values: readonly string[] }
  /** Another field: there is none of that name. */
  | { readonly is: 'field'; readonly names: readonly string[] }
  | { readonly is: 'kind'; readonly kind: keyof typeof kinds }
  | { readonly is: 'least' | 'most'; readonly count: number; readonly of: 'number' | 'characters' | 'items' }
  | { readonly is: 'rule'; readonly rule: Rule }
  /** Something that only the English text tells. */
  | { readonly is: 'other' };

/** A field or parameter whose value is wrong. */
export interface WrongValue {
  readonly field: string;
  /** The value, cut where it is long; null where it is missing or not to be told. */
  readonly found: string | null;
  readonly isMissing: boolean;
  readonly wanted: Wanted;
}

/** What is wrong with a value and what would be right, as a sentence. */
export function wrongValueWords(wrong: WrongValue, count: (value: number) => string): Words {
  const found = foundWords(wrong);
  const wanted = wantedWords(wrong.wanted, count);
  if (!wanted) return words(`${found.en}.`, `${found.fr}.`, `${found.ro}.`);
  return words(`${found.en}: ${wanted.en}.`, `${found.fr} : ${wanted.fr}.`, `${found.ro}: ${wanted.ro}.`);
}

function foundWords({ field, found, isMissing, wanted }: WrongValue): Words {
  if (isMissing) return words(`“${field}” is missing`, `« ${field} » manque`, `„${field}” lipsește`);
  if (wanted.is === 'field')
    return words(`There is no “${field}” here`, `« ${field} » n’existe pas ici`, `„${field}” nu există aici`);
  if (found === null)
    return words(`“${field}” does not suit`, `« ${field} » ne convient pas`, `„${field}” nu se potrivește`);
  return words(`“${field}” is “${found}”`, `« ${field} » vaut « ${found} »`, `„${field}” este „${found}”`);
}

function wantedWords(wanted: Wanted, count: (value: number) => string): Words | null {
  switch (wanted.is) {
    case 'one_of': {
      const values = wanted.values.join(', ');
      return words(`choose one of ${values}`, `choisissez parmi ${values}`, `alegeți dintre ${values}`);
    }
    case 'field': {
      const names = wanted.names.join(', ');
      return names === '' ? null : words(`there are ${names}`, `il y a ${names}`, `există ${names}`);
    }
    case 'kind': {
      const kind = kinds[wanted.kind];
      return words(`write ${kind.en}`, `écrivez ${kind.fr}`, `scrieți ${kind.ro}`);
    }
    case 'rule':
      return rules[wanted.rule];
    case 'other':
      return null;
    default:
      return boundWords(wanted, count);
  }
}

const things = {
  characters: words(' characters', ' caractères', ' caractere'),
  items: words(' values', ' valeurs', ' valori'),
} as const;

function boundWords(
  { is, count: bound, of }: Wanted & { is: 'least' | 'most' },
  count: (value: number) => string,
): Words {
  if (is === 'least' && bound === 1 && of === 'characters')
    return words('write something', 'écrivez quelque chose', 'scrieți ceva');
  if (is === 'least' && bound === 1 && of === 'items')
    return words('at least one is needed', 'il en faut au moins une', 'trebuie cel puțin una');
  const amount = count(bound);
  const { en, fr, ro } = of === 'number' ? words('', '', '') : things[of];
  const de = of === 'number' || isFew(bound) ? '' : ' de';
  return is === 'least'
    ? words(`write at least ${amount}${en}`, `écrivez au moins ${amount}${fr}`, `scrieți cel puțin ${amount}${de}${ro}`)
    : words(`write at most ${amount}${en}`, `écrivez au plus ${amount}${fr}`, `scrieți cel mult ${amount}${de}${ro}`);
}

/** Romanian counts to 19 without "de", and again after each hundred. */
function isFew(value: number): boolean {
  const rest = value % 100;
  return value === 0 || (rest > 0 && rest < 20);
}
