import { Info, X } from 'lucide-react';
import { wrongValueWords } from '../../../pipelines/domain/wrong-values.ts';
import { useFormat, useText, useWords } from '../language.tsx';
import { type Search, useLeftOut, useSetParams, wrongIn } from '../use-filter.ts';
import classes from './left-out-notice.module.css';

const longest = 40;
/** Values that are told of one by one. */
const mostTold = 5;

/** Says what of the link is not understood and what would be right, so that nobody takes the whole for a part; closing it cleans the address. */
export function LeftOutNotice() {
  const t = useText();
  const say = useWords();
  const format = useFormat();
  const setParams = useSetParams();
  const search = useLeftOut();
  const names = Object.keys(search);
  if (names.length === 0) return null;
  const clean = () => setParams(Object.fromEntries(names.map((name) => [name, undefined])), { replace: true });
  return (
    <div className={classes.notice} role="status">
      <Info size={17} aria-hidden />
      <div className={classes.told}>
        <p>
          {t('filter.leftOut')} <code>{names.map((name) => shorten(name, search)).join(' · ')}</code>
        </p>
        <ul>
          {names.slice(0, mostTold).map((name) => (
            <li key={name}>{say(wrongValueWords(wrongIn(search, name), (value) => format.value('count', value)))}</li>
          ))}
        </ul>
      </div>
      <button type="button" className={classes.close} aria-label={t('close')} onClick={clean}>
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}

/** A parameter as the link wrote it, cut where it is long; of a list how many values it had. */
function shorten(name: string, search: Search): string {
  const value = search[name];
  const text = `${name}=${[value].flat().join(',')}`;
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return Array.isArray(value) ? `${cut} (${value.length})` : cut;
}
