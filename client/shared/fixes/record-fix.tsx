import { Wrench } from 'lucide-react';
import { useState } from 'react';
import { keepName } from '../kept-name.ts';
import { useWords } from '../language.tsx';
import button from '../ui/button.module.css';
import { FixDialog } from './fix-dialog.tsx';
import classes from './fixes.module.css';
import type { PickedProduct } from './product-picker.tsx';
import { texts } from './texts.ts';
import { useFixChange } from './use-fixes.ts';

const nothing: readonly PickedProduct[] = [];

/** Offers to record a fix: of these products, or of any where none is named. */
export function RecordFix({ products = nothing }: { products?: readonly PickedProduct[] }) {
  const say = useWords();
  const change = useFixChange();
  const [asked, setAsked] = useState<readonly PickedProduct[] | null>(null);
  return (
    <>
      <button
        type="button"
        className={`${button.button} ${classes.action}`}
        onClick={() => {
          change.reset();
          setAsked(products);
        }}
      >
        <Wrench size={15} aria-hidden /> {say(texts.record)}
      </button>
      {asked && (
        <FixDialog
          products={asked}
          problem={change.error?.message ?? null}
          onClose={() => setAsked(null)}
          onRecord={(fix) => {
            keepName(fix.said_by);
            change.mutate(fix, { onSuccess: () => setAsked(null) });
          }}
        />
      )}
      <span role="status" className={classes.told}>
        {change.isSuccess && say(texts.recorded)}
      </span>
    </>
  );
}
