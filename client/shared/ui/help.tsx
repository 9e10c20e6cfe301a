import { CircleHelp } from 'lucide-react';
import { useText } from '../language.tsx';
import classes from './help.module.css';
import { Popup } from './popup.tsx';

/** What a figure means, behind a small question mark; `of` names the figure. */
export function Help({ of, text }: { of: string; text: string }) {
  const t = useText();
  return (
    <Popup button={<CircleHelp size={14} aria-hidden />} buttonClass={classes.button} label={t('help', { of })} onHover>
      {() => <p className={classes.text}>{text}</p>}
    </Popup>
  );
}
