import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import { type UiLanguage, uiLanguages, type Words } from '../../pipelines/domain/words.ts';
import { type MessageId, messages } from '../messages/index.ts';
import type { CodeNames } from './code-names.ts';
import { createFormat, type Format } from './format.ts';
import { typeset } from './typeset.ts';

const memory = 'returnscope-language';

interface LanguageChoice {
  readonly language: UiLanguage;
  readonly format: Format;
  readonly choose: (language: UiLanguage) => void;
}

const LanguageContext = createContext<LanguageChoice | null>(null);

/** The language kept from last time, else the first of the browser's that we speak, else English. */
export function preferredLanguage(kept: string | null, spoken: readonly string[]): UiLanguage {
  const wanted = [kept ?? '', ...spoken].map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.map((tag) => uiLanguages.find((known) => known === tag)).find(Boolean) ?? uiLanguages[0];
}

/** The browser's own regional variant of a language (`en-GB`), which decides how dates and numbers are written. */
export function localeOf(language: UiLanguage, spoken: readonly string[]): string {
  return spoken.find((tag) => tag.toLowerCase().startsWith(`${language}-`)) ?? language;
}

/** Gives its children the chosen language: texts, number formats, `<html lang>`. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(() => preferredLanguage(localStorage.getItem(memory), navigator.languages));
  const locale = localeOf(language, navigator.languages);
  document.documentElement.lang = language;
  const choice = useMemo<LanguageChoice>(
    () => ({
      language,
      format: createFormat(locale, language),
      choose: (next) => {
        localStorage.setItem(memory, next);
        setLanguage(next);
      },
    }),
    [language, locale],
  );
  const catalogue = useMemo(() => typesetMessages(language), [language]);
  return (
    <LanguageContext.Provider value={choice}>
      <IntlProvider locale={locale} messages={catalogue}>
        {children}
      </IntlProvider>
    </LanguageContext.Provider>
  );
}

function typesetMessages(language: UiLanguage): Record<string, string> {
  return Object.fromEntries(Object.entries(messages[language]).map(([id, text]) => [id, typeset(text, language)]));
}

/** Gives its children the names that a shop gave to codes, in place of ours. */
export function NamesProvider({ names, children }: { names: CodeNames; children: ReactNode }) {
  const choice = useLanguage();
  const locale = localeOf(choice.language, navigator.languages);
  const named = useMemo(
    () => ({ ...choice, format: createFormat(locale, choice.language, names) }),
    [choice, locale, names],
  );
  return <LanguageContext.Provider value={named}>{children}</LanguageContext.Provider>;
}

/** The language in use, its formats, and how to choose another. */
export function useLanguage(): LanguageChoice {
  const choice = useContext(LanguageContext);
  if (!choice) throw new Error('useLanguage needs a LanguageProvider above it');
  return choice;
}

/** The formats of the language in use. */
export function useFormat(): Format {
  return useLanguage().format;
}

/** Picks from a text of the contract the language in use. */
export function useWords(): (words: Words) => string {
  const { language } = useLanguage();
  return (words) => typeset(words[language], language);
}

/** Writes a text of the catalogue, its `{values}` put in (ICU message syntax). */
export function useText(): (id: MessageId, values?: Record<string, string | number | boolean>) => string {
  const intl = useIntl();
  return (id, values) => intl.formatMessage({ id }, values);
}
