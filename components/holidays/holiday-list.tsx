'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import type { HolidayRow } from '@/lib/runs/holidays/queries';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

type Props = {
  holidays: readonly HolidayRow[];
  remove: Action<{ countryCode: string; day: string }, unknown>;
};

/** The public holidays of a country in a year. */
export function HolidayList({ holidays, remove }: Props) {
  const t = useTranslations('holidays');
  const locale = useLocale();
  const router = useRouter();
  const command = useCommand(remove, { onDone: () => router.refresh() });
  return (
    <>
      <Failure refusals={command.refusals} errorId={command.errorId} />
      <ul className="divide-line divide-y">
        {holidays.map(({ countryCode, day, nameEn, nameRu }) => {
          const name = inLanguage(locale === 'ru' ? 'RU' : 'EN', nameEn, nameRu);
          return (
            <li key={day} className="flex items-center gap-4 px-4 py-1.5">
              <span className="text-ink-muted w-56 max-md:w-auto">{formatDate(day, locale, 'weekday')}</span>
              <span className="min-w-0 flex-1">{name}</span>
              <Button
                variant="quiet"
                size="sm"
                square
                aria-label={t('remove', { name, day: formatDate(day, locale) })}
                disabled={command.pending}
                onClick={() => command.run({ countryCode, day })}
              >
                <Trash2 aria-hidden className="size-4" />
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
