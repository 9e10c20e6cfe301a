import { useDebouncedValue } from '@mantine/hooks';
import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { type FixRequest, mostFixedProducts } from '../../../server/contract/fixes.ts';
import { dimensionValues } from '../../../server/questions/dimensions/contract.ts';
import { useWords } from '../language.tsx';
import { useAnswer } from '../use-answer.ts';
import classes from './fixes.module.css';
import { texts } from './texts.ts';

type Key = FixRequest['products'][number];

/** A style or SKU, and what it is called. */
export interface PickedProduct extends Key {
  readonly name: string;
}

interface ProductPickerProps {
  readonly picked: readonly PickedProduct[];
  readonly onPick: (picked: readonly PickedProduct[]) => void;
}

/** How many of each level are offered while typing. */
const offered = 8;

/** Picks products by typing: arrows choose, Enter takes, Backspace gives the last one back. */
export function ProductPicker({ picked, onPick }: ProductPickerProps) {
  const id = useId();
  const say = useWords();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = useProducts(typed, picked);
  const active = found?.[Math.min(at, found.length - 1)];
  const take = (product: PickedProduct) => {
    onPick([...picked, product]);
    setTyped('');
    setAt(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, (found?.length ?? 1) - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && typed.trim()) {
      if (active) take(active);
    } else if (event.key === 'Backspace' && typed === '') onPick(picked.slice(0, -1));
    else return;
    event.preventDefault();
  };
  const isFull = picked.length >= mostFixedProducts;
  return (
    <div className={classes.picker}>
      <label htmlFor={`${id}-input`}>{say(texts.products)}</label>
      <Picked picked={picked} onPick={onPick} />
      <input
        id={`${id}-input`}
        role="combobox"
        placeholder={say(isFull ? texts.enough : texts.typeProduct)}
        aria-expanded={typed.trim() !== ''}
        aria-controls={`${id}-list`}
        aria-activedescendant={active && `${id}-${active.level}-${active.level_key}`}
        autoComplete="off"
        disabled={isFull}
        required={picked.length === 0}
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      {typed.trim() && (
        <div id={`${id}-list`} role="listbox" aria-label={say(texts.products)} className={classes.offers}>
          {found?.map((product) => (
            <Offer
              key={`${product.level} ${product.level_key}`}
              id={`${id}-${product.level}-${product.level_key}`}
              product={product}
              isActive={product === active}
              onTake={() => take(product)}
            />
          ))}
          {found?.length === 0 && <p>{say(texts.noProduct)}</p>}
        </div>
      )}
    </div>
  );
}

/** Styles first, then SKUs, without those picked; undefined while they are asked for. */
function useProducts(typed: string, picked: readonly PickedProduct[]): readonly PickedProduct[] | undefined {
  const search = useDebouncedValue(typed.trim(), 150)[0] || undefined;
  const styles = useAnswer(dimensionValues, { dimension: 'style', search }).data?.rows;
  const skus = useAnswer(dimensionValues, { dimension: 'sku', search }).data?.rows;
  if (!styles || !skus) return undefined;
  const of = (level: Key['level'], rows: typeof styles) =>
    rows
      .map(({ dimension_value, name }) => ({ level, level_key: dimension_value, name: name ?? dimension_value }))
      .filter(({ level_key }) => !picked.some((one) => one.level === level && one.level_key === level_key))
      .slice(0, offered);
  return [...of('style', styles), ...of('sku', skus)];
}

interface OfferProps {
  readonly id: string;
  readonly product: PickedProduct;
  readonly isActive: boolean;
  readonly onTake: () => void;
}

function Offer({ id, product: { name, level_key }, isActive, onTake }: OfferProps) {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <div
      ref={option}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onMouseDown={(event) => {
        event.preventDefault();
        onTake();
      }}
    >
      {name} {name !== level_key && <small>{level_key}</small>}
    </div>
  );
}

function Picked({ picked, onPick }: ProductPickerProps) {
  const say = useWords();
  if (picked.length === 0) return null;
  return (
    <ul className={classes.picked}>
      {picked.map((product) => (
        <li key={`${product.level} ${product.level_key}`}>
          {product.name} {product.name !== product.level_key && <small>{product.level_key}</small>}
          <button
            type="button"
            aria-label={say(texts.takeOut(product.name))}
            onClick={() => onPick(picked.filter((other) => other !== product))}
          >
            <X size={13} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
