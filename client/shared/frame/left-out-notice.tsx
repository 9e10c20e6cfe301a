import { Info, X } from 'lucide-react';
import { useText } from '../language.tsx';
import { type Search, useLeftOut, useSetParams } from '../use-filter.ts';
import classes from './left-out-notice.module.css';

const longest = 40;

/** Says what of the link is not understood, so that nobody takes the whole for a part; closing it cleans the address. */
export function LeftOutNotice() {
  const t = useText();
  const setParams = useSetParams();
  const search = useLeftOut();
  const names = Object.keys(search);
  if (names.length === 0) return null;
  const clean = () => setParams(Object.fromEntries(names.map((name) => [name, undefined])), { replace: true });
  return (
    <div className={classes.notice} role="status">
      <Info size={17} aria-hidden />
      <p>
        {t('filter.leftOut')} <code>{names.map((name) => shorten(name, search)).join(' · ')}</code>
      </p>
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
