import { FileDown, Printer, X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { type UiLanguage, uiLanguages } from '../../../pipelines/domain/words.ts';
import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import {
  dossierCauses,
  dossierHead,
  dossierPlaces,
  dossierVariants,
  dossierWeeks,
} from '../../../server/questions/dossier/contract.ts';
import { productRates } from '../../../server/questions/products/contract.ts';
import { reasonQuotes } from '../../../server/questions/reasons/contract.ts';
import { createFormat } from '../../shared/format.ts';
import { localeOf, useLanguage, useText, useWords } from '../../shared/language.tsx';
import button from '../../shared/ui/button.module.css';
import frame from '../../shared/ui/dialog.module.css';
import { PillSelect } from '../../shared/ui/pill-select.tsx';
import { Failed, Waiting } from '../../shared/ui/states.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import classes from './pack.module.css';
import { causesFor, type PackBlock, type PackFacts, packOf, type Recipient, recipients } from './pack.ts';
import { PackArticle } from './pack-article.tsx';
import { packMarkdown } from './pack-markdown.ts';
import { packTexts } from './pack-texts.ts';

const quoted = 24;
const languageNames: Readonly<Record<UiLanguage, string>> = { en: 'English', fr: 'Français', ro: 'Română' };

interface PackDialogProps {
  readonly product: string;
  readonly rates: RowOf<typeof productRates> | undefined;
  readonly filter: Filter;
  readonly onClose: () => void;
}

/** What is known of a product, for who can mend it: chosen by recipient and language, downloaded or printed as it stands. */
export function PackDialog({ product, rates, filter, onClose }: PackDialogProps) {
  const id = useId();
  const t = useText();
  const say = useWords();
  const own = useLanguage().language;
  const dialog = useRef<HTMLDialogElement>(null);
  const [recipient, setRecipient] = useState<Recipient>('supplier');
  const [language, setLanguage] = useState(own);
  const { facts, error } = usePackFacts({ product, rates, filter, recipient });
  const blocks = useMemo(() => {
    const format = createFormat(localeOf(language, navigator.languages), language);
    return facts && packOf(facts, recipient, language, format);
  }, [facts, recipient, language]);
  useEffect(() => dialog.current?.showModal(), []);
  const name = `${product}-${recipient}-${language}`.replace(/[^\p{L}\p{N}.-]+/gu, '_');
  return createPortal(
    <dialog ref={dialog} className={`${frame.frame} ${classes.pack}`} aria-labelledby={id} onClose={onClose}>
      <header className={classes.tools}>
        <h2 id={id}>{say(packTexts.dialog)}</h2>
        <Choice label={say(packTexts.recipient)}>
          <PillSelect
            label={say(packTexts.recipient)}
            value={recipient}
            onChange={setRecipient}
            options={recipients.map((value) => ({ value, label: say(packTexts.recipients[value]) }))}
          />
        </Choice>
        <Choice label={say(packTexts.language)}>
          <PillSelect
            label={say(packTexts.language)}
            value={language}
            onChange={setLanguage}
            options={uiLanguages.map((value) => ({ value, label: languageNames[value] }))}
          />
        </Choice>
        <button
          type="button"
          className={button.button}
          disabled={!blocks}
          onClick={() => blocks && download(`${name}.md`, blocks)}
        >
          <FileDown size={15} aria-hidden /> {say(packTexts.markdown)}
        </button>
        <button type="button" className={button.button} disabled={!blocks} onClick={() => printAs(name)}>
          <Printer size={15} aria-hidden /> {say(packTexts.print)}
        </button>
        <button
          type="button"
          aria-label={t('close')}
          className={`${button.button} ${classes.close}`}
          onClick={() => dialog.current?.close()}
        >
          <X size={18} aria-hidden />
        </button>
      </header>
      {error && <Failed error={error} />}
      {!error && !blocks && <Waiting height={400} />}
      {blocks && <PackArticle blocks={blocks} language={language} />}
    </dialog>,
    document.body,
  );
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className={classes.choice}>
      <span aria-hidden>{label}</span> {children}
    </span>
  );
}

type PackWish = Omit<PackDialogProps, 'onClose'> & { readonly recipient: Recipient };

/** The questions that a pack is made of; no facts before all have answered. */
function usePackFacts({ product, rates, filter, recipient }: PackWish): {
  facts: PackFacts | null;
  error: Error | null;
} {
  const head = useAnswer(dossierHead, filter);
  const causes = useAnswer(dossierCauses, filter);
  const weeks = useAnswer(dossierWeeks, filter);
  const variants = useAnswer(dossierVariants, filter);
  const places = useAnswer(dossierPlaces, filter);
  const lots = useAnswer(productRates, { ...filter, level: 'lot' });
  const quotes = useAnswer(reasonQuotes, { ...filter, reason: [...causesFor[recipient]], limit: quoted });
  const asked = [head, causes, weeks, variants, places, lots, quotes];
  const error = asked.find((answer) => answer.error)?.error ?? null;
  const facts = useMemo(() => {
    const first = head.data?.rows[0];
    if (!head.data || !first || !causes.data || !weeks.data || !variants.data) return null;
    if (!places.data || !lots.data || !quotes.data) return null;
    return {
      ...{ product, rates, head: first },
      ...{ causes: causes.data.rows, weeks: weeks.data.rows, variants: variants.data.rows },
      ...{ places: places.data.rows, lots: lots.data.rows, quotes: quotes.data.rows },
      ...{ filter, completeThrough: head.data.complete_through },
    };
  }, [product, rates, filter, head.data, causes.data, weeks.data, variants.data, places.data, lots.data, quotes.data]);
  return { facts, error };
}

function download(name: string, blocks: readonly PackBlock[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([packMarkdown(blocks)], { type: 'text/markdown' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Prints the pack alone (the print style leaves out all else); a PDF takes the document's title for its name. */
function printAs(name: string): void {
  const title = document.title;
  document.title = name;
  window.print();
  document.title = title;
}
