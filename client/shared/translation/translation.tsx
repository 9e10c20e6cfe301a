import { useQueries, useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../language.tsx';
import { browserTranslator, makeTranslator, type Translator } from './browser-translator.ts';

/** Why there is no translator: it takes another click, its language pack could not be fetched, or anything else. */
type Problem = 'click' | 'network' | 'other';

/** What is known of the translator of one language: how much of its pack is there, itself, or why there is none. */
export type Pack =
  | { readonly state: 'fetching'; readonly share: number }
  | { readonly state: 'ready'; readonly translator: Translator }
  | { readonly state: 'failed'; readonly problem: Problem };

interface Translation {
  readonly isOn: boolean;
  /** Of the language of a text; undefined until it is asked for. */
  readonly packOf: (language: string) => Pack | undefined;
  /** Languages of texts on the page that the browser can translate into the reader's. */
  readonly languages: readonly string[];
  /** To be called in a click: the browser fetches no language pack otherwise. */
  readonly turn: (isOn: boolean) => void;
  readonly hold: (language: string) => () => void;
}

const nothing: Translation = {
  ...{ isOn: false, languages: [], packOf: () => undefined },
  ...{ turn: () => undefined, hold: () => () => undefined },
};
const TranslationContext = createContext<Translation>(nothing);

/** Lets the texts below be read in the reader's language, where the browser itself can translate. */
export function TranslationProvider({ children }: { children: ReactNode }) {
  const { language: target } = useLanguage();
  const [isOn, setOn] = useState(false);
  const [held, hold] = useHeld();
  const { packOf, fetchPack, leave } = usePacks(target);
  const languages = useTranslatable(held, target);
  const value = useMemo<Translation>(() => {
    const turn = (next: boolean) => {
      setOn(next);
      if (!next) leave();
      else for (const language of languages) if (!isOnItsWay(packOf(language))) fetchPack(language);
    };
    return { isOn, packOf, languages, turn, hold };
  }, [isOn, packOf, languages, hold, fetchPack, leave]);
  // Texts that come while it is on are translated too; where that takes a click, the switch asks for it.
  useEffect(() => {
    if (isOn) for (const language of languages) if (!packOf(language)) fetchPack(language);
  }, [isOn, languages, packOf, fetchPack]);
  return <TranslationContext.Provider value={value}>{children}</TranslationContext.Provider>;
}

/** Whether a translator is there or being made. */
function isOnItsWay(pack: Pack | undefined): boolean {
  return pack !== undefined && pack.state !== 'failed';
}

/** The languages of the texts that are on the page, and how a text says that it is there until it calls what it gets. */
function useHeld(): [held: readonly string[], hold: (language: string) => () => void] {
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const hold = useCallback((language: string) => {
    const add = (by: number) => setCounts((now) => ({ ...now, [language]: (now[language] ?? 0) + by }));
    add(1);
    return () => add(-1);
  }, []);
  const key = Object.keys(counts)
    .filter((language) => counts[language]! > 0)
    .sort()
    .join(' ');
  return [useMemo(() => key.split(' ').filter(Boolean), [key]), hold];
}

/** Those of some languages that the browser can translate into another. */
function useTranslatable(held: readonly string[], target: string): readonly string[] {
  const maker = browserTranslator();
  const asked = maker ? held.filter((language) => language !== target) : [];
  const found = useQueries({
    queries: asked.map((sourceLanguage) => ({
      queryKey: ['translatable', sourceLanguage, target],
      queryFn: () => maker!.availability({ sourceLanguage, targetLanguage: target }),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    })),
  });
  const key = asked.filter((_, at) => found[at]?.data && found[at].data !== 'unavailable').join(' ');
  return useMemo(() => key.split(' ').filter(Boolean), [key]);
}

/** What is known of the translators into a language, how to make one, and how to give up all that are made and being made. */
function usePacks(target: string) {
  const [packs, setPacks] = useState<Readonly<Record<string, Pack>>>({});
  const ending = useRef(new AbortController());
  const leave = useCallback(() => {
    ending.current.abort();
    ending.current = new AbortController();
    setPacks({});
  }, []);
  useEffect(() => {
    ending.current = new AbortController();
    return () => ending.current.abort();
  }, []);
  const fetchPack = useCallback(
    (language: string) => {
      const maker = browserTranslator();
      if (!maker) return;
      const { signal } = ending.current;
      const tell = (pack: Pack) => {
        if (!signal.aborted) setPacks((now) => ({ ...now, [`${language} ${target}`]: pack }));
      };
      tell({ state: 'fetching', share: 0 });
      makeTranslator(maker, { sourceLanguage: language, targetLanguage: target }, signal, (share) =>
        tell({ state: 'fetching', share }),
      ).then(
        (translator) => tell({ state: 'ready', translator }),
        (error: unknown) => tell({ state: 'failed', problem: problemOf(error) }),
      );
    },
    [target],
  );
  const packOf = useCallback((language: string) => packs[`${language} ${target}`], [packs, target]);
  return { packOf, fetchPack, leave };
}

function problemOf(error: unknown): Problem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return 'click';
  return name === 'NetworkError' ? 'network' : 'other';
}

/** Whether the page is translated, into what, and how to turn that on and off. */
export function useTranslation(): Pick<Translation, 'isOn' | 'packOf' | 'languages' | 'turn'> {
  return useContext(TranslationContext);
}

/**
 * The translation of a text, which counts as one on the page; null while there is none.
 * @param language its own, `und` or empty where it is unknown: then it stays as it is
 */
export function useTranslated(text: string, language: string): { text: string | null; hasFailed: boolean } {
  const { isOn, packOf, hold } = useContext(TranslationContext);
  const { language: target } = useLanguage();
  const isKnown = language !== '' && language !== 'und';
  useEffect(() => (isKnown ? hold(language) : undefined), [hold, language, isKnown]);
  const pack = packOf(language);
  const found = useQuery({
    queryKey: ['translated', language, target, text],
    queryFn: () => (pack as Pack & { state: 'ready' }).translator.translate(text),
    enabled: isOn && pack?.state === 'ready',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const isShown = isOn && pack?.state === 'ready';
  return { text: isShown ? (found.data ?? null) : null, hasFailed: isShown && found.isError };
}
