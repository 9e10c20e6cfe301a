import type { HeldBackScore, OwnLearning, TrainingReport } from '../../../../pipelines/domain/training.ts';
import { useFormat, useLanguage, useWords } from '../../../shared/language.tsx';
import classes from './model.module.css';
import { texts } from './texts.ts';

/** What a training measured, before beside after, and what came of it. */
export function Report({ report }: { report: TrainingReport }) {
  const say = useWords();
  const format = useFormat();
  const { language } = useLanguage();
  const count = (value: number) => format.value('count', value);
  const small = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  const { verdict, before, after, held_back: heldBack, notes } = report;
  return (
    <div className={classes.report}>
      <p data-verdict={verdict}>{say(texts.verdicts[verdict])}</p>
      {before && after && (
        <>
          <Scores before={before} after={after} report={report} />
          <p>{say(texts.changed(count(report.gained), count(report.lost), small.format(report.p)))}</p>
        </>
      )}
      {heldBack + report.learned > 0 && notes > 0 && <p>{say(texts.learned(count(report.learned)))}</p>}
      {report.own && report.own.length > 0 && <OwnReasonsLearnt own={report.own} />}
    </div>
  );
}

function Scores({ before, after, report }: { before: HeldBackScore; after: HeldBackScore; report: TrainingReport }) {
  const say = useWords();
  const format = useFormat();
  const { held_back: heldBack, notes, with_code: withCode } = report;
  const count = (value: number) => format.value('count', value);
  const share = (right: number, of: number) => `${format.wholePercent(right / of)} (${count(right)})`;
  const range = ({ low, high }: HeldBackScore) => say(texts.range(format.wholePercent(low), format.wholePercent(high)));
  const rows = [
    {
      name: say(texts.reasons),
      values: [before, after].map((score) => share(score.right_reasons, heldBack)),
      hints: [range(before), range(after)],
    },
    ...(withCode
      ? [
          {
            name: say(texts.withCode),
            values: [withCode.before, withCode.after].map((right) => share(right, heldBack)),
          },
        ]
      : []),
    { name: say(texts.groups), values: [before, after].map((score) => share(score.right_groups, heldBack)) },
    { name: say(texts.macroF1), values: [before, after].map((score) => format.wholePercent(score.macro_f1)) },
    {
      name: say(texts.notes(count(notes))),
      values: [share(report.notes_before, notes), share(report.notes_after, notes)],
    },
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys
    <div className={`${classes.scroll} sideways`} tabIndex={0}>
      <table>
        <caption>{say(texts.heldBack(count(heldBack)))}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{say(texts.before)}</th>
            <th scope="col">{say(texts.after)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values: [was, is], hints }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {was} <small>{hints?.[0]}</small>
              </td>
              <td>
                {is} <small>{hints?.[1]}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The shop's own reasons that corrections name: which of them the model learnt, and what the others lack. */
function OwnReasonsLearnt({ own }: { own: readonly OwnLearning[] }) {
  const say = useWords();
  const format = useFormat();
  const count = (value: number) => format.value('count', value);
  const heads = [texts.ownOutcome, texts.ownTexts, texts.ownHeldBack, texts.ownReadBefore, texts.ownReadAfter];
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys */}
      <div className={`${classes.scroll} sideways`} tabIndex={0}>
        <table>
          <caption>{say(texts.ownReasons)}</caption>
          <thead>
            <tr>
              <th scope="col">{say(texts.ownReason)}</th>
              {heads.map((head) => (
                <th key={head.en} scope="col">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {own.map(({ reason, outcome, texts: named, missing, held_back: heldBack, before, after }) => (
              <tr key={reason}>
                <th scope="row">{format.value('code', reason)}</th>
                <td>{say(texts.ownOutcomes[outcome](count(missing)))}</td>
                <td>{count(named)}</td>
                {[heldBack, before, after].map((value, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: three columns, always these
                  <td key={at}>{heldBack > 0 ? count(value) : '–'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{say(texts.ownHint)}</p>
    </>
  );
}
