import { useState } from 'react';
import { useWords } from '../../shared/language.tsx';
import classes from './picture.module.css';
import { texts } from './texts.ts';

interface PictureProps {
  /** Where the shop keeps it: its host is asked by the browser itself. */
  readonly address: string;
  /** What the product is called. */
  readonly name: string;
  /** Whether it is asked for before it is in sight: on paper all is. */
  readonly isEager?: boolean;
}

/** A product's picture in a box of one size; nothing where it cannot be had. Its host is not told which page asks. */
export function Picture({ address, name, isEager = false }: PictureProps) {
  const say = useWords();
  const [failed, setFailed] = useState('');
  if (failed === address) return null;
  return (
    <img
      className={classes.picture}
      src={address}
      alt={say(texts.pictureOf(name))}
      width={112}
      height={112}
      loading={isEager ? 'eager' : 'lazy'}
      decoding="async"
      referrerPolicy="no-referrer"
      onError={() => setFailed(address)}
    />
  );
}
