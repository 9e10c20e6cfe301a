import { useWords } from '../../shared/language.tsx';
import classes from './corrections.module.css';
import { texts } from './texts.ts';

const keys = [
  ['j', texts.keyNext],
  ['k', texts.keyPrevious],
  ['Enter', texts.correct],
  ['c', texts.isRight],
  ['1–8', texts.keyGroup],
  ['u', texts.undo],
] as const;

/** The keys that a list of texts is worked through with. */
export function Keys() {
  const say = useWords();
  return (
    <p className={classes.keys}>
      {say(texts.keysFrom)}{' '}
      {keys.map(([key, meaning]) => (
        <span key={key}>
          <kbd>{key}</kbd> {say(meaning)}
        </span>
      ))}
    </p>
  );
}
