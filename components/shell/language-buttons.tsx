'use client';

import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-style';
import { languageChoices, type useLanguage } from './language';

/** The languages by their own names, the one in use pressed. */
export function LanguageButtons({ locale, choose }: ReturnType<typeof useLanguage>) {
  const t = useTranslations('shell');
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
