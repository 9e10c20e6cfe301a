/** A browser's own translator of one language into another: it works on this machine, nothing is sent anywhere. */
export interface Translator {
  translate(text: string): Promise<string>;
}

/** From which language into which, as BCP 47 tags. */
export interface LanguagePair {
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
}

/** Whether a browser has what a translation takes; null where it cannot tell. */
export type Availability = 'available' | 'downloadable' | 'downloading' | 'unavailable' | null;

interface Making extends LanguagePair {
  readonly signal: AbortSignal;
  readonly monitor: (monitor: EventTarget) => void;
}

/** The `Translator` of a browser that has one (MDN, Translator and Language Detector APIs). */
export interface TranslatorMaker {
  availability(pair: LanguagePair): Promise<Availability>;
  create(making: Making): Promise<Translator>;
}

/** The browser's translator; null where it has none, as Firefox and Safari, or on a page that is not secure. */
export function browserTranslator(): TranslatorMaker | null {
  return (globalThis as { Translator?: TranslatorMaker }).Translator ?? null;
}

/**
 * Makes a translator that works until the signal aborts, fetching its language pack first where the browser lacks it: this must begin in a click or key press.
 * @param onProgress the share of the pack that is there, 0 to 1
 * @throws DOMException `NotAllowedError` without a click, `NetworkError`, `NotSupportedError`, `AbortError`
 */
export function makeTranslator(
  maker: TranslatorMaker,
  pair: LanguagePair,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Translator> {
  const monitor = (told: EventTarget) =>
    told.addEventListener('downloadprogress', (event) => onProgress((event as ProgressEvent).loaded));
  return maker.create({ ...pair, signal, monitor });
}
