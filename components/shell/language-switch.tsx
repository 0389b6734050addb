'use client';

import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-style';
import { languageChoices, useLanguage } from './language';

/** The other languages by their own names, for pages without an account menu. */
export function LanguageSwitch({ reload }: { reload?: boolean }) {
  const t = useTranslations('shell');
  const { locale, choose } = useLanguage({ reload });
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
