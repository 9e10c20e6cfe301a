import type { ReasonDifference } from '../../../../pipelines/domain/taxonomy-difference.ts';
import { useLanguage, useWords } from '../../../shared/language.tsx';
import classes from './taxonomy.module.css';
import { texts } from './texts.ts';

const listedPhrases = 12;

/** What a version made another of the one before it, reason by reason. */
export function Differences({ of }: { of: readonly ReasonDifference[] }) {
  const say = useWords();
  const { language } = useLanguage();
  const facts = useFacts();
  if (of.length === 0) return <p className={classes.differences}>{say(texts.noDifference)}</p>;
  return (
    <ul className={classes.differences}>
      {of.map((difference) => (
        <li key={difference.code}>
          <b>{difference.label[language]}</b>
          {facts(difference).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </li>
      ))}
    </ul>
  );
}

type Phrases = NonNullable<ReasonDifference['phrases_added']>;

/** Says what became of a reason, a sentence each. */
function useFacts(): (difference: ReasonDifference) => string[] {
  const say = useWords();
  const { language } = useLanguage();
  const quoted = (phrases: Phrases) => {
    const shown = phrases.slice(0, listedPhrases).map((phrase) => {
      const spoken = phrase.language === 'any' ? '' : ` (${phrase.language})`;
      return say(texts.quoted(phrase.words)) + spoken;
    });
    const left = phrases.length - shown.length;
    return [...shown, ...(left > 0 ? [say(texts.moreMoves(left))] : [])].join(', ');
  };
  return (difference) => {
    const {
      was_named: name,
      counts_as: taker,
      fault,
      postage,
      phrases_added: added,
      phrases_removed: removed,
    } = difference;
    return [
      difference.is_added && say(texts.isAdded),
      difference.is_taken_out && say(texts.isTakenOut),
      name && say(texts.wasNamed(name[language])),
      taker && say(taker.to ? texts.hiddenIn(taker.to[language]) : texts.shownAgain),
      fault && say(texts.answersNow(say(texts.faults[fault.from]), say(texts.faults[fault.to]))),
      postage && say(texts.postageNow(say(texts.postages[postage.from]), say(texts.postages[postage.to]))),
      added && say(texts.phrasesAdded(quoted(added))),
      removed && say(texts.phrasesRemoved(quoted(removed))),
    ].filter((fact) => typeof fact === 'string');
  };
}
