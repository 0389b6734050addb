'use client';

import { useTranslations } from 'next-intl';
import { languageChoices, useLanguage, type SaveLanguage } from '@/components/shell/language';
import { buttonClass } from '@/components/ui/button-style';

/** The languages by their own names; the choice is remembered with the account, which mails are written by. */
export function LanguageOfAccount({ save }: { save: SaveLanguage }) {
  const t = useTranslations('shell');
  const { locale, choose } = useLanguage({ save });
  return (
    <div role="group" aria-label={t('language')} className="flex gap-0.5">
      {languageChoices.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          lang={value}
          aria-pressed={value === locale}
          onClick={() => value !== locale && void choose(value)}
          className={buttonClass({
            variant: 'quiet',
            size: 'sm',
            className: 'aria-pressed:bg-hover aria-pressed:text-ink',
          })}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
