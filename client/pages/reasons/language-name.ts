import { useIntl } from 'react-intl';
import { useWords } from '../../shared/language.tsx';
import { texts } from './texts.ts';

/** How the language in use names another, by its code; one that no code tells is unknown. */
export function useLanguageName(): (code: string) => string {
  const intl = useIntl();
  const say = useWords();
  return (code) =>
    (code && code !== 'und' && intl.formatDisplayName(code, { type: 'language' })) || say(texts.unknownLanguage);
}
