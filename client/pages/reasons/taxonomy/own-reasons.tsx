import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { type GroupCode, groupCodes, type ReasonCode } from '../../../../pipelines/domain/reasons.ts';
import {
  type ReasonChange,
  shopPhrases,
  type TaxonomyChanges,
  type TaxonomyReason,
  taxonomyOf,
} from '../../../../pipelines/domain/taxonomy.ts';
import type { TaxonomyAnswer } from '../../../../server/contract/taxonomy.ts';
import { reasonVolumes } from '../../../../server/questions/reasons/contract.ts';
import { NamesProvider, useFormat, useLanguage, useWords } from '../../../shared/language.tsx';
import { useTaxonomy } from '../../../shared/shop-reasons.tsx';
import button from '../../../shared/ui/button.module.css';
import { ReasonMark } from '../../../shared/ui/reason-mark.tsx';
import { Failed, Waiting } from '../../../shared/ui/states.tsx';
import { useAnswer } from '../../../shared/use-answer.ts';
import { useAsked } from '../use-asked.ts';
import { ChangeSteps, type Wish } from './change-steps.tsx';
import { changedCodes, codeFor, withChange } from './draft.ts';
import { keepDraft, keptDraft } from './kept-draft.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import classes from './taxonomy.module.css';
import { texts } from './texts.ts';
import { Versions } from './versions.tsx';

/** The shop's finer reasons: looked at, changed in a draft, and the draft put into force once its effect was shown. */
export function OwnReasons() {
  const id = useId();
  const say = useWords();
  const taxonomy = useTaxonomy();
  const [made, setMade] = useState<number | null>(null);
  const isMade = made !== null && made === taxonomy.data?.version;
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <h2 id={id}>{say(texts.title)}</h2>
      <p className={classes.lead}>{say(texts.about)}</p>
      {taxonomy.error && <Failed error={taxonomy.error} onRetry={() => void taxonomy.refetch()} />}
      {taxonomy.isPending && <Waiting height={320} />}
      <p className={classes.made} role="status">
        {isMade && say(texts.done(made))}
      </p>
      {taxonomy.data && <Draft key={taxonomy.data.version} taxonomy={taxonomy.data} onMade={setMade} />}
    </section>
  );
}

/** A reason whose dialog is open; of a new one only the group is known. */
interface Open {
  readonly group: GroupCode;
  readonly code: ReasonCode | null;
}

interface DraftProps {
  readonly taxonomy: TaxonomyAnswer;
  /** Told the version that a change made. */
  readonly onMade: (version: number) => void;
}

function Draft({ taxonomy, onMade }: DraftProps) {
  const say = useWords();
  const { version } = taxonomy;
  const [draft, showDraft] = useState(() => keptDraft(version) ?? taxonomy.changes);
  const setDraft = (changes: TaxonomyChanges) => {
    keepDraft({ version, changes });
    showDraft(changes);
  };
  const [open, setOpen] = useState<Open | null>(null);
  const [wish, setWish] = useState<Wish | null>(null);
  const preview = useAsked('/taxonomy/preview');
  const look = (next: Wish) => {
    setWish(next);
    preview.ask({ ...next, based_on: taxonomy.version });
  };
  const changed = changedCodes(taxonomy.changes, draft);
  const reasons = taxonomyOf(draft);
  const volumes = useVolumes();
  const note = (code: ReasonCode | null, change: ReasonChange | null) => {
    const known = new Set(reasons.map((reason) => reason.code as string));
    const named = code ?? codeFor(open!.group, change?.name ?? '', known);
    setDraft(withChange(draft, named, change));
    setOpen(null);
  };
  if (wish)
    return (
      <NamesProvider
        names={Object.fromEntries([...taxonomy.reasons, ...reasons].map(({ code, label }) => [code, label]))}
      >
        <ChangeSteps
          wish={wish}
          preview={preview}
          version={taxonomy.version}
          onBack={() => setWish(null)}
          onMade={onMade}
        />
      </NamesProvider>
    );
  return (
    <>
      <div className={classes.groups}>
        {groupCodes.map((group) => (
          <Group
            key={group}
            group={group}
            reasons={reasons.filter((reason) => reason.group === group)}
            draft={draft}
            changed={changed}
            volumes={volumes}
            onOpen={(code) => setOpen({ group, code })}
          />
        ))}
      </div>
      <p className={classes.bar} role="status" data-empty={changed.length === 0 || undefined}>
        {changed.length > 0 && (
          <>
            <b>{say(texts.noted(changed.length))}</b>
            <button type="button" className={button.button} onClick={() => setDraft(taxonomy.changes)}>
              {say(texts.discard)}
            </button>
            <button type="button" className={button.button} data-primary onClick={() => look({ changes: draft })}>
              {say(texts.preview)}
            </button>
          </>
        )}
      </p>
      <Versions taxonomy={taxonomy} onRestore={(restores) => look({ restores })} />
      {open && <ReasonDialog {...open} draft={draft} onClose={() => setOpen(null)} onNote={note} />}
    </>
  );
}

/** Return lines by the reason that they are read as, of all time; null until they are known. */
type Volumes = ReadonlyMap<ReasonCode, number> | null;

function useVolumes(): Volumes {
  const rows = useAnswer(reasonVolumes, {}).data?.rows;
  return rows ? new Map(rows.map(({ reason, return_lines }) => [reason, return_lines])) : null;
}

interface GroupProps {
  readonly group: GroupCode;
  readonly reasons: readonly TaxonomyReason[];
  readonly draft: TaxonomyChanges;
  readonly changed: readonly string[];
  readonly volumes: Volumes;
  readonly onOpen: (code: ReasonCode | null) => void;
}

function Group({ group, reasons, draft, changed, volumes, onOpen }: GroupProps) {
  const say = useWords();
  const noted = reasons.filter(({ code }) => changed.includes(code)).length;
  const shown = reasons.filter(({ code, counts_as }) => code === counts_as).length;
  return (
    <details className={classes.group} open={noted > 0 || undefined}>
      <summary>
        <ReasonMark code={group} />
        <small>{say(texts.groupSummary(shown, noted))}</small>
      </summary>
      <ul>
        {reasons.map((reason) => (
          <Reason
            key={reason.code}
            reason={reason}
            reasons={reasons}
            draft={draft}
            isChanged={changed.includes(reason.code)}
            lines={volumes && (volumes.get(reason.code) ?? 0)}
            onOpen={() => onOpen(reason.code)}
          />
        ))}
      </ul>
      <button type="button" className={`${button.button} ${classes.add}`} onClick={() => onOpen(null)}>
        <Plus size={15} aria-hidden />
        {say(texts.add)}
      </button>
    </details>
  );
}

interface ReasonProps {
  readonly reason: TaxonomyReason;
  readonly reasons: readonly TaxonomyReason[];
  readonly draft: TaxonomyChanges;
  readonly isChanged: boolean;
  /** Return lines that are read as it; null until they are known. */
  readonly lines: number | null;
  readonly onOpen: () => void;
}

function Reason({ reason, reasons, draft, isChanged, lines, onOpen }: ReasonProps) {
  const say = useWords();
  const format = useFormat();
  const { language } = useLanguage();
  const { code, label, counts_as: countsAs, fault } = reason;
  const name = label[language];
  const taker = reasons.find((other) => other.code === countsAs)?.label[language] ?? format.value('code', countsAs);
  const phrases = shopPhrases({ [code]: draft[code] ?? {} }).length;
  const facts = [
    lines !== null && say(texts.readAsIt(format.value('count', lines), lines === 1)),
    countsAs === code ? say(texts.faults[fault]) : say(texts.countsAs(taker)),
    phrases > 0 && say(texts.phraseCount(phrases)),
    code.includes('.') && say(draft[code]?.is_retired ? texts.retired : texts.own),
  ];
  return (
    <li data-hidden={countsAs !== code || undefined}>
      <span>
        {name} {isChanged && <em>{say(texts.changed)}</em>}
      </span>
      <small>{facts.filter(Boolean).join(' · ')}</small>
      <button type="button" className={button.button} aria-label={say(texts.edit(name))} onClick={onOpen}>
        {say(texts.change)}
      </button>
    </li>
  );
}
