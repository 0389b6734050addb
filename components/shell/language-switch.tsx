'use client';

import { useLanguage } from './language';
import { LanguageButtons } from './language-buttons';

/** The other languages by their own names, for pages without an account menu. */
export function LanguageSwitch({ reload }: { reload?: boolean }) {
  return <LanguageButtons {...useLanguage({ reload })} />;
}
