'use client';

import type { ReactNode } from 'react';
import { LoaderCircle } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Notice } from '@/components/ui/notice';
import { ToneIcon, type Tone } from '@/components/ui/state';
import type { MovePreview } from '@/lib/runs/moves/preview/queries';
import { formatDate, formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { useEffectTexts } from './use-effect-texts';

/** Who and what a move affects, in words; what stands in its way first, then what only has to be known. */
export function MoveEffects({ preview, failed }: { preview: MovePreview | null; failed: boolean }) {
  const t = useTranslations('calendar.move');
  return (
    <section aria-live="polite" aria-label={t('effects')} className="min-h-32">
      {preview ? (
        <Effects preview={preview} />
      ) : failed ? (
        <Notice tone="danger">{t('failed')}</Notice>
      ) : (
        <Wait />
      )}
    </section>
  );
}

function Wait() {
  const t = useTranslations('calendar.move');
  return (
    <p className="text-ink-muted flex items-center gap-2">
      <LoaderCircle aria-hidden className="size-4 animate-spin" />
      {t('loading')}
    </p>
  );
}

function Effects({ preview }: { preview: MovePreview }) {
  const t = useTranslations('calendar.move');
  const refusalText = useRefusalText();
  const texts = useEffectTexts(preview);
  const locale = useLocale();
  if (preview.same) return <p className="text-ink-muted">{t('same')}</p>;
  const { refusals, people, holidays } = preview;
  return (
    <div className="flex flex-col gap-3">
      {refusals.length > 0 && (
        <Notice tone="danger" title={t('refused')}>
          <ul>
            {refusals.map((refusal, index) => (
              <li key={index}>{refusalText(refusal)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <h3>{t('effects')}</h3>
      <ul className="flex flex-col gap-1.5">
        <Fact tone="neutral">{formatDateRange(preview.to.startsOn, preview.to.endsOn, locale)}</Fact>
        {texts.sessions.map((text) => (
          <Fact key={text} tone="neutral">
            {text}
          </Fact>
        ))}
        {preview.roomsGivenUp > 0 && <Fact tone="warn">{t('rooms', { count: preview.roomsGivenUp })}</Fact>}
        <Fact tone="neutral">{texts.trainers}</Fact>
        {texts.warnings.map((text) => (
          <Fact key={text} tone="warn">
            {text}
          </Fact>
        ))}
        <Fact tone="neutral">{t('people', { confirmed: people.confirmed, invited: people.invited })}</Fact>
        {people.confirmed + people.invited > 0 && (
          <Fact tone={people.told > 0 ? 'info' : 'neutral'}>{t('told', { count: people.told })}</Fact>
        )}
        {texts.busy && <Fact tone="warn">{texts.busy}</Fact>}
        {holidays.map(({ day, nameEn, nameRu }) => (
          <Fact key={day} tone="warn">
            {t('holiday', {
              day: formatDate(day, locale),
              name: inLanguage(locale === 'ru' ? 'RU' : 'EN', nameEn, nameRu),
            })}
          </Fact>
        ))}
      </ul>
    </div>
  );
}

const colour = { warn: 'text-warn', info: 'text-info', neutral: 'text-ink-muted' } as const;

function Fact({ tone, children }: { tone: Tone & keyof typeof colour; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2">
      <ToneIcon tone={tone} className={`mt-0.5 ${colour[tone]}`} />
      <span className="min-w-0 break-words">{children}</span>
    </li>
  );
}
