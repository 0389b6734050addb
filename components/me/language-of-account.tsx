'use client';

import { useLanguage, type SaveLanguage } from '@/components/shell/language';
import { LanguageButtons } from '@/components/shell/language-buttons';

/** The languages by their own names; the choice is remembered with the account, which mails are written by. */
export function LanguageOfAccount({ save }: { save: SaveLanguage }) {
  return <LanguageButtons {...useLanguage({ save })} />;
}
