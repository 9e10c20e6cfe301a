import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { reasonQueue } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { TranslateSwitch } from '../../shared/translation/translate-switch.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { CorrectButton } from './correct-button.tsx';
import { Keys } from './keys.tsx';
import { type Found, foundIn } from './proof.ts';
import { ReasonFact, ShopCode, WordsWithProof } from './quote.tsx';
import classes from './reasons.module.css';
import { texts } from './texts.ts';

type Queued = RowOf<typeof reasonQueue>;

const listed = 6;

/** The texts that matter most to look at: read with doubt, by many returns, at a high cost. */
export function ReviewQueue({ filter }: { filter: Filter }) {
  const say = useWords();
  const format = useFormat();
  return (
    <Panel
      title={say(texts.queue)}
      query={reasonQueue}
      params={{ ...filter, limit: listed }}
      csvParams={{ limit: 500 }}
      height={480}
      emptyText={say(texts.noQueue)}
    >
      {({ rows, currency }) => (
        <>
          <p className={classes.lead}>{say(texts.queueLead(format.value('count', rows[0]?.total_texts ?? 0)))}</p>
          <TranslateSwitch />
          <Keys />
          <ul className={classes.quotes}>
            {rows.map((text) => (
              <QueuedText key={text.note_key} text={text} currency={currency} />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function QueuedText({ text, currency }: { text: Queued; currency: string | null }) {
  const say = useWords();
  const format = useFormat();
  const found = foundIn(text.found);
  const lines = format.value('count', text.return_lines);
  const others = found.map(({ reason }) => reason).filter((reason) => reason !== text.reason);
  return (
    <li className={classes.quote}>
      <WordsWithProof text={text.reason_text} language={text.language} found={found} />
      <div className={classes.facts}>
        {text.reason_code ? (
          <WithAndWithoutCode text={text} found={found} />
        ) : (
          <ul className={classes.reasons}>
            <ReasonFact code={text.reason} confidence={text.confidence} />
          </ul>
        )}
        <p>{say(texts.atStake(lines, format.value('money', text.at_stake_minor, currency)))}</p>
        {text.reason_code && <ShopCode code={text.reason_code} isConflict={false} />}
        <CorrectButton text={text} readAs={[text.reason, ...others]} />
      </div>
    </li>
  );
}

/** What counts, which the shop's code speaks for too, beside the reasons that the words prove by themselves. */
function WithAndWithoutCode({ text, found }: { text: Queued; found: readonly Found[] }) {
  const say = useWords();
  const proved = found.filter(({ spans }) => spans.length > 0);
  return (
    <dl className={classes.sides}>
      <div>
        <dt>{say(texts.withCode)}</dt>
        <dd>
          <ul className={classes.reasons}>
            <ReasonFact code={text.reason} confidence={text.confidence} />
          </ul>
        </dd>
      </div>
      <div>
        <dt>{say(texts.wordsAlone)}</dt>
        <dd>
          {proved.length === 0 ? (
            say(texts.nothingProved)
          ) : (
            <ul className={classes.reasons}>
              {proved.map(({ reason, confidence }) => (
                <ReasonFact key={reason} code={reason} confidence={confidence} />
              ))}
            </ul>
          )}
        </dd>
      </div>
    </dl>
  );
}
