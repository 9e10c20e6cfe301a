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
  text: { fr: 'un texte', ro: 'un text' },
  number: { fr: 'un nombre', ro: 'un număr' },
  whole: { fr: 'un nombre entier', ro: 'un număr întreg' },
  list: { fr: 'une liste', ro: 'o listă' },
  object: { fr: 'un objet JSON', ro: 'un obiect JSON' },
  boolean: { fr: 'true ou false', ro: 'true sau false' },
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

/** What is wrong with a value and what would be right: a sentence in the two languages beside English. */
export function wrongValueWords(wrong: WrongValue, count: (value: number) => string): Pick<Words, 'fr' | 'ro'> {
  const found = foundWords(wrong);
  const wanted = wantedWords(wrong.wanted, count);
  return {
    fr: wanted ? `${found.fr} : ${wanted.fr}.` : `${found.fr}.`,
    ro: wanted ? `${found.ro}: ${wanted.ro}.` : `${found.ro}.`,
  };
}

type Pair = Pick<Words, 'fr' | 'ro'>;

function foundWords({ field, found, isMissing, wanted }: WrongValue): Pair {
  if (isMissing) return { fr: `« ${field} » manque`, ro: `„${field}” lipsește` };
  if (wanted.is === 'field') return { fr: `« ${field} » n’existe pas ici`, ro: `„${field}” nu există aici` };
  if (found === null) return { fr: `« ${field} » ne convient pas`, ro: `„${field}” nu se potrivește` };
  return { fr: `« ${field} » vaut « ${found} »`, ro: `„${field}” este „${found}”` };
}

function wantedWords(wanted: Wanted, count: (value: number) => string): Pair | null {
  switch (wanted.is) {
    case 'one_of':
      return { fr: `choisissez parmi ${wanted.values.join(', ')}`, ro: `alegeți dintre ${wanted.values.join(', ')}` };
    case 'field':
      if (wanted.names.length === 0) return null;
      return { fr: `il y a ${wanted.names.join(', ')}`, ro: `există ${wanted.names.join(', ')}` };
    case 'kind':
      return { fr: `écrivez ${kinds[wanted.kind].fr}`, ro: `scrieți ${kinds[wanted.kind].ro}` };
    case 'rule':
      return rules[wanted.rule];
    case 'other':
      return null;
    default:
      return boundWords(wanted, count);
  }
}

const things = {
  number: { fr: '', ro: '' },
  characters: { fr: ' caractères', ro: 'caractere' },
  items: { fr: ' éléments', ro: 'elemente' },
} as const;

function boundWords(
  { is, count: bound, of }: Wanted & { is: 'least' | 'most' },
  count: (value: number) => string,
): Pair {
  if (is === 'least' && bound === 1 && of === 'characters') return { fr: 'écrivez quelque chose', ro: 'scrieți ceva' };
  if (is === 'least' && bound === 1 && of === 'items')
    return { fr: 'il en faut au moins un', ro: 'trebuie cel puțin unul' };
  const { fr, ro } = things[of];
  const amount = ro === '' ? count(bound) : `${count(bound)} ${isFew(bound) ? '' : 'de '}${ro}`;
  return {
    fr: `écrivez ${is === 'least' ? 'au moins' : 'au plus'} ${count(bound)}${fr}`,
    ro: `scrieți ${is === 'least' ? 'cel puțin' : 'cel mult'} ${amount}`,
  };
}

/** Romanian counts to 19 without "de", and again after each hundred. */
function isFew(value: number): boolean {
  const rest = value % 100;
  return value === 0 || (rest > 0 && rest < 20);
}
