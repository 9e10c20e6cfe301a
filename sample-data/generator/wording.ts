import type { ReasonCode } from '../../pipelines/domain/reasons.ts';
import { german } from '../sentences/de.ts';
import { english } from '../sentences/en.ts';
import { spanish } from '../sentences/es.ts';
import { french } from '../sentences/fr.ts';
import { italian } from '../sentences/it.ts';
import { romanian } from '../sentences/ro.ts';
import type { Sentence } from '../sentences/sentence.ts';
import type { Category } from './categories.ts';
import type { Language } from './people.ts';
import type { Random } from './random.ts';

/** The sentences of each language. */
export const sentences: Readonly<Record<Language, readonly Sentence[]>> = {
  en: english,
  fr: french,
  ro: romanian,
  de: german,
  es: spanish,
  it: italian,
};

/** Electronics that are switched on, as against cases. */
const devices: readonly string[] = ['Headphones', 'Smart Watches', 'Cameras', 'Kitchen Appliances'];

const chosen = new Map<string, readonly Sentence[]>();

/** Every sentence that has this primary reason and can be said of the category. */
export function sentencesFor(language: Language, reason: ReasonCode, category: Category): readonly Sentence[] {
  const key = `${language} ${reason} ${category.name}`;
  const known = chosen.get(key);
  if (known) return known;
  const places = ['any', category.setting, category.name, ...(devices.includes(category.name) ? ['device'] : [])];
  const found = sentences[language].filter(
    (sentence) => sentence.reasons[0] === reason && sentence.places.some((place) => places.includes(place)),
  );
  chosen.set(key, found);
  return found;
}

/** A sentence as it was typed in haste: some lose accents, capitals, the full stop or a letter. */
export function typed(text: string, random: Random): string {
  let words = text;
  if (random.chance(0.14)) words = words.normalize('NFD').replace(/\p{M}/gu, '');
  if (random.chance(0.2)) words = words.toLowerCase();
  else if (random.chance(0.025)) words = words.toUpperCase();
  if (random.chance(0.3)) words = words.replace(/\.$/, '');
  return random.chance(0.1) ? mistyped(words, random) : words;
}

/** One longer word with two letters swapped, or one left out or doubled. */
function mistyped(text: string, random: Random): string {
  const words = text.split(' ');
  const long = words.flatMap((word, index) => (/^\p{L}{5,}$/u.test(word) ? [index] : []));
  if (long.length === 0) return text;
  const index = random.pick(long);
  const word = words[index]!;
  const at = random.between(1, word.length - 3);
  const kind = random.below(3);
  const middle =
    kind === 0 ? word[at + 1]! + word[at]! : kind === 1 ? word[at + 1]! : word[at]! + word[at]! + word[at + 1]!;
  words[index] = word.slice(0, at) + middle + word.slice(at + 2);
  return words.join(' ');
}
