import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Moon, Sun } from 'lucide-react';
import { type UiLanguage, uiLanguages } from '../../../pipelines/domain/words.ts';
import { useLanguage, useText } from '../language.tsx';
import classes from './preferences.module.css';

const names: Readonly<Record<UiLanguage, string>> = { en: 'English', fr: 'Français', ro: 'Română' };

/** Language and theme; both are kept by the browser. */
export function Preferences() {
  const t = useText();
  const { language, choose } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  return (
    <div className={classes.preferences}>
      <select
        className={classes.language}
        aria-label={t('language')}
        value={language}
        onChange={(event) => choose(event.target.value as UiLanguage)}
      >
        {uiLanguages.map((code) => (
          <option key={code} value={code} lang={code}>
            {names[code]}
          </option>
        ))}
      </select>
      <button
        type="button"
        className={classes.theme}
        aria-label={t(isDark ? 'theme.light' : 'theme.dark')}
        onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
      >
        {isDark ? <Sun size={17} aria-hidden /> : <Moon size={17} aria-hidden />}
      </button>
    </div>
  );
}
