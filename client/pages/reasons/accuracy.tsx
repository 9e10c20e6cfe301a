import { groupCodes } from '../../../pipelines/domain/reasons.ts';
import type { Words } from '../../../pipelines/domain/words.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { reasonAccuracy, type TruthSource } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Help } from '../../shared/ui/help.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ReasonMark } from '../../shared/ui/reason-mark.tsx';
import { useLanguageName } from './language-name.ts';
import { confusionCount, groupScore, scoreOf } from './quality.ts';
import classes from './reasons.module.css';
import { SourceSwitch, useSource } from './source-switch.tsx';
import { texts } from './texts.ts';

type Outcome = RowOf<typeof reasonAccuracy>;

/** How often readings are right, by language and group, and what is taken for what. */
export function Accuracy() {
  const say = useWords();
  const source = useSource();
  return (
    <Panel
      title={say(texts.accuracy)}
      query={reasonAccuracy}
      params={{}}
      height={520}
      hasTable
      actions={<SourceSwitch />}
    >
      {({ rows }) => (
        <>
          <Left rows={rows.filter((row) => row.source === 'clerks')} />
          <p className={classes.lead}>{say(texts.sources[source].about)}</p>
          <Measured rows={rows.filter((row) => row.source === source)} source={source} />
        </>
      )}
    </Panel>
  );
}

/** What the shop's own people left and changed of what they looked at. */
function Left({ rows }: { rows: readonly Outcome[] }) {
  const say = useWords();
  const format = useFormat();
  const score = scoreOf(rows);
  if (!score) return <p className={classes.lead}>{say(texts.noClerks)}</p>;
  const left = Math.round(score.right_share * score.texts);
  const count = (value: number) => format.value('count', value);
  return (
    <p className={classes.lead}>
      {say(texts.clerks(count(score.texts), count(left), format.value('ratio', score.right_share)))}
    </p>
  );
}

function Measured({ rows, source }: { rows: readonly Outcome[]; source: TruthSource }) {
  const say = useWords();
  if (rows.length === 0) return <p className={classes.lead}>{say(texts.noTexts)}</p>;
  return (
    <>
      <div className={classes.scores}>
        <ByLanguage rows={rows} />
        <ByGroup rows={rows} />
      </div>
      <Confusion rows={rows} source={source} />
    </>
  );
}

function ByLanguage({ rows }: { rows: readonly Outcome[] }) {
  const say = useWords();
  const format = useFormat();
  const language = useLanguageName();
  const languages = [...new Set(rows.map((row) => row.language))];
  const lines = [
    { name: say(texts.allLanguages), score: scoreOf(rows)! },
    ...languages
      .map((code) => ({ name: language(code), score: scoreOf(rows.filter((row) => row.language === code))! }))
      .sort((a, b) => b.score.texts - a.score.texts),
  ];
  return (
    <table className={classes.plain} aria-label={say(texts.byLanguage)}>
      <thead>
        <tr>
          <th scope="col">{say(texts.language)}</th>
          <th scope="col">{say(reasonAccuracy.columns.texts.label)}</th>
          <Explained name={texts.right} about={texts.rightAbout} />
          <Explained name={texts.macroF1} about={texts.macroF1About} />
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, score }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{format.value('count', score.texts)}</td>
            <td>{format.wholePercent(score.right_share)}</td>
            <td>{format.wholePercent(score.macro_f1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ByGroup({ rows }: { rows: readonly Outcome[] }) {
  const say = useWords();
  const format = useFormat();
  const share = (value: number | null) => (value === null ? format.value('ratio', null) : format.wholePercent(value));
  return (
    <table className={classes.plain} aria-label={say(texts.byGroup)}>
      <thead>
        <tr>
          <th scope="col">{say(texts.groupColumn)}</th>
          <th scope="col">{say(reasonAccuracy.columns.texts.label)}</th>
          <Explained name={texts.precision} about={texts.precisionAbout} />
          <Explained name={texts.recall} about={texts.recallAbout} />
          <Explained name={texts.f1} about={texts.f1About} />
        </tr>
      </thead>
      <tbody>
        {groupCodes.map((group) => {
          const score = groupScore(rows, group);
          return (
            <tr key={group}>
              <th scope="row">
                <ReasonMark code={group} />
              </th>
              <td>{format.value('count', score.texts)}</td>
              <td>{share(score.precision)}</td>
              <td>{share(score.recall)}</td>
              <td>{format.wholePercent(score.f1)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The head of a column of figures, and what they mean. */
function Explained({ name, about }: { name: Words; about: Words }) {
  const say = useWords();
  return (
    <th scope="col">
      {say(name)} <Help of={say(name)} text={say(about)} />
    </th>
  );
}

/** Rows: what texts really say; columns: what they were read as. The diagonal is right. */
function Confusion({ rows, source }: { rows: readonly Outcome[]; source: TruthSource }) {
  const say = useWords();
  const format = useFormat();
  const title = say(texts.confusion(say(texts.sources[source].name)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys
    <div className={`${classes.scroller} sideways`} tabIndex={0}>
      <table className={classes.heat} aria-label={title}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say(texts.reallyReadAs)}</th>
            {groupCodes.map((group) => (
              <th key={group} scope="col" className={classes.group}>
                <ReasonMark code={group} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groupCodes.map((labelled) => {
            const all = groupScore(rows, labelled).texts;
            return (
              <tr key={labelled}>
                <th scope="row">
                  <ReasonMark code={labelled} />
                </th>
                {groupCodes.map((found) => {
                  const count = confusionCount(rows, labelled, found);
                  return (
                    <td
                      key={found}
                      className={classes.count}
                      data-conflict={labelled !== found || undefined}
                      style={{ '--heat': all > 0 ? (count / all).toFixed(3) : 0 } as object}
                    >
                      {count > 0 ? format.value('count', count) : ''}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
