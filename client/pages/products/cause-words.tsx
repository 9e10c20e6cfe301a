import { useId, useState } from 'react';
import type { GroupCode } from '../../../pipelines/domain/reasons.ts';
import type { Filter } from '../../../server/contract/filter.ts';
import { dossierCauses } from '../../../server/questions/dossier/contract.ts';
import { reasonQuotes } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { TranslateSwitch } from '../../shared/translation/translate-switch.tsx';
import panel from '../../shared/ui/panel.module.css';
import { Quotes } from '../../shared/ui/quotes.tsx';
import { ReasonMark } from '../../shared/ui/reason-mark.tsx';
import { Empty, Failed, Waiting } from '../../shared/ui/states.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import { byGroup } from './cause-tree.ts';
import classes from './dossier.module.css';
import { texts } from './texts.ts';

/** Quotes of a cause shown at first, and after asking for more. */
const firstWords = 3;
const moreWords = 30;

/** What customers wrote, grouped by cause, the most frequent first, the words that prove it marked. */
export function CauseWords({ filter }: { filter: Filter }) {
  const id = useId();
  const say = useWords();
  const causes = useAnswer(dossierCauses, filter);
  const groups = byGroup(causes.data?.rows ?? [])
    .filter((group) => group.returned_units > 0)
    .sort((a, b) => b.returned_units - a.returned_units);
  return (
    <section className={panel.panel} aria-labelledby={id} aria-busy={causes.isFetching}>
      <header className={panel.head}>
        <h2 id={id} className={panel.title}>
          {say(texts.words)}
        </h2>
      </header>
      <TranslateSwitch />
      {groups.map(({ group }) => (
        <GroupWords key={group} group={group} filter={filter} />
      ))}
      {causes.data && groups.length === 0 && <Empty text={say(texts.noWords)} />}
    </section>
  );
}

function GroupWords({ group, filter }: { group: GroupCode; filter: Filter }) {
  const say = useWords();
  const format = useFormat();
  const [limit, setLimit] = useState(firstWords);
  const answer = useAnswer(reasonQuotes, { ...filter, reason: [group], limit });
  if (answer.error) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Waiting height={60} />;
  const { rows } = answer.data;
  const all = rows[0]?.total_quotes ?? 0;
  if (rows.length === 0) return null;
  const [shown, total] = [format.value('count', rows.length), format.value('count', all)];
  return (
    <section className={classes.group} aria-busy={answer.isFetching}>
      <h3>
        <ReasonMark code={group} /> <small>{total}</small>
      </h3>
      <Quotes quotes={rows} />
      {rows.length < Math.min(all, moreWords) && (
        <button type="button" className={classes.linkButton} onClick={() => setLimit(moreWords)}>
          {say(texts.moreWords(shown, total))}
        </button>
      )}
    </section>
  );
}
