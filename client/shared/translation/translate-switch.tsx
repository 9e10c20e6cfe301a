import { Languages } from 'lucide-react';
import { useIntl } from 'react-intl';
import { useLanguage, useText } from '../language.tsx';
import button from '../ui/button.module.css';
import classes from './translation.module.css';
import { type Pack, useTranslation } from './translation.tsx';

/** Offers to read the page's quotes in the reader's language; nothing where the browser cannot, or all are in it. */
export function TranslateSwitch() {
  const t = useText();
  const intl = useIntl();
  const { language: target } = useLanguage();
  const { isOn, languages, packOf, turn } = useTranslation();
  if (languages.length === 0) return null;
  const nameOf = (language: string) => intl.formatDisplayName(language, { type: 'language' }) ?? language;
  const asksForClick = languages.some((language) => {
    const pack = packOf(language);
    return pack?.state === 'failed' && pack.problem === 'click';
  });
  return (
    <div className={classes.switch}>
      <button type="button" className={button.button} aria-pressed={isOn} onClick={() => turn(!isOn)}>
        <Languages size={15} aria-hidden />
        {t('translate.to', { language: nameOf(target) })}
      </button>
      <div role="status" className={classes.told}>
        {isOn && (
          <>
            <span>{t('translate.here')}</span>
            {languages.map((language) => (
              <PackState key={language} pack={packOf(language)} name={nameOf(language)} />
            ))}
            {asksForClick && (
              <button type="button" className={button.button} onClick={() => turn(true)}>
                {t('translate.fetch')}
              </button>
            )}
          </>
        )}
      </div>
    </div>
  );
}

function PackState({ pack, name }: { pack: Pack | undefined; name: string }) {
  const t = useText();
  if (pack?.state === 'fetching')
    return (
      <label>
        {t('translate.fetching', { language: name })} <progress value={pack.share} />
      </label>
    );
  if (pack?.state !== 'failed') return null;
  return <span data-failed>{t(`translate.${pack.problem}`, { language: name })}</span>;
}
