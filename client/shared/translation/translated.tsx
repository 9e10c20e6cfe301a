import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useLanguage, useText } from '../language.tsx';
import classes from './translation.module.css';
import { useTranslated } from './translation.tsx';

interface TranslatedProps {
  /** As it may be shown: without personal data. */
  readonly text: string;
  readonly language: string;
  /** The text as it was written, with its marks. */
  readonly children: ReactNode;
}

/** A customer's words in the reader's language while that is switched on, what was written a click away; else as written. */
export function Translated({ text, language, children }: TranslatedProps) {
  const t = useText();
  const intl = useIntl();
  const { language: target } = useLanguage();
  const { text: translation, hasFailed } = useTranslated(text, language);
  if (hasFailed)
    return (
      <>
        {children}
        <p className={classes.failed}>{t('translate.textFailed')}</p>
      </>
    );
  if (translation === null) return children;
  const name = intl.formatDisplayName(language, { type: 'language' }) ?? language;
  return (
    <div className={classes.translated}>
      <p lang={target}>{translation}</p>
      <details>
        <summary>{t('translate.original', { language: name })}</summary>
        {children}
      </details>
    </div>
  );
}
