import type { UiLanguage } from '../../pipelines/domain/words.ts';

/**
 * A text as its language is set. In French no line breaks at the space before `: ; ? ! %` or inside quotes; it is a narrow
 * one but before a colon and inside quotes.
 */
export function typeset(text: string, language: UiLanguage): string {
  if (language !== 'fr') return text;
  return text
    .replace(/ (?=[;?!%])/g, '\u202F')
    .replace(/ (?=:(?:\s|$)|»)/g, '\u00A0')
    .replace(/(?<=«) /g, '\u00A0');
}
