import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { fitAdvice } from '../../../pipelines/domain/fit.ts';
import { type UiLanguage, uiLanguages } from '../../../pipelines/domain/words.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import type { fitStyles } from '../../../server/questions/fit/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import classes from './fit.module.css';
import { texts, told } from './texts.ts';

type Style = RowOf<typeof fitStyles>;

/** What the size guide could say, in every language of the shop's pages, ready to copy. */
export function Guide({ style }: { style: Style }) {
  const say = useWords();
  const format = useFormat();
  const { runs, advice } = style;
  const isOff = runs === 'small' || runs === 'large';
  return (
    <section className={classes.guide}>
      <h3>{say(texts.guide)}</h3>
      {isOff && advice ? (
        <>
          <ul>
            {uiLanguages.map((language) => (
              <Sentence
                key={language}
                language={language}
                text={`${told[runs][language]} ${fitAdvice[advice][language]}`}
              />
            ))}
          </ul>
          <p className={classes.note}>{say(texts.avoidable(format.value('number', style.avoidable_units)))}</p>
        </>
      ) : (
        <p className={classes.note}>{say(texts.noAdvice)}</p>
      )}
    </section>
  );
}

function Sentence({ language, text }: { language: UiLanguage; text: string }) {
  const say = useWords();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  const Icon = isCopied ? Check : Copy;
  return (
    <li>
      <abbr>{language}</abbr>
      <q lang={language}>{text}</q>
      <button
        type="button"
        className={classes.copy}
        onClick={() => void copy()}
        aria-label={`${say(texts.copy)}: ${text}`}
      >
        <Icon size={14} aria-hidden />
        <span aria-live="polite">{say(isCopied ? texts.copied : texts.copy)}</span>
      </button>
    </li>
  );
}
