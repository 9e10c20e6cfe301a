import type { PhraseBook } from '../lexicon.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ro } from './ro.ts';

/** The phrases of every language that is read, by ISO 639-1 code. */
export const phraseBooks: Readonly<Record<string, PhraseBook>> = { en, fr, ro, de, es, it, pt, nl, pl };
