import type { Filter } from '../../../server/contract/filter.ts';
import { dossierHead } from '../../../server/questions/dossier/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { BarList } from '../../shared/ui/bar-list.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { Empty } from '../../shared/ui/states.tsx';
import classes from './dossier.module.css';
import { returnerTexts, texts } from './texts.ts';

/** Whether few buyers or the product bring the returns: the share of the five biggest returners, and what it means. */
export function Buyers({ filter }: { filter: Filter }) {
  const say = useWords();
  const format = useFormat();
  return (
    <Panel title={say(texts.buyers)} query={dossierHead} params={filter} height={120}>
      {({ rows: [head] }) => {
        if (!head || head.top_share === null || head.even_share === null) return <Empty text={say(texts.noPeople)} />;
        const percent = format.wholePercent;
        const { columns } = dossierHead;
        return (
          <>
            <p className={classes.verdict}>{say(returnerTexts[head.returners_say])}</p>
            <BarList
              label={say(texts.buyers)}
              full={1}
              items={(['top_share', 'even_share'] as const).map((name) => ({
                key: name,
                label: say(columns[name].label),
                value: head[name]!,
                text: percent(head[name]!),
                colour: name === 'top_share' ? 'var(--accent)' : 'var(--ink-3)',
              }))}
            />
            <p className={classes.note}>
              {say(
                texts.topFive(percent(head.top_share), percent(head.even_share), format.value('count', head.returners)),
              )}
            </p>
          </>
        );
      }}
    </Panel>
  );
}
