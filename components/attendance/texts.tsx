'use client';

import { createContext, useContext } from 'react';
import type { Locale } from '@/lib/text/locale';

/**
 * The register brings its own few texts: a library for messages would weigh as much as the register itself. They are
 * plain sentences with {name} in them; where a number decides about the words, the words are set beside the number.
 */
export type Texts = Record<string, string>;

type Spoken = { texts: Texts; locale: Locale };

const SpokenContext = createContext<Spoken>({ texts: {}, locale: 'en' });

export const TextsProvider = SpokenContext;

/** Puts values into a text's {places}. */
export const filled = (text: string, values: Record<string, string | number> = {}): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

export function useTexts() {
  const { texts, locale } = useContext(SpokenContext);
  return {
    locale,
    t: (key: string, values?: Record<string, string | number>) => filled(texts[key] ?? key, values),
    has: (key: string) => key in texts,
  };
}
