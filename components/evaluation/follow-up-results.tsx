import { useLocale, useTranslations } from 'next-intl';
import { Progress } from '@/components/ui/progress';
import type { FollowUpSummary } from '@/lib/assessment/follow-up/results/rules';
import { formatNumber } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { DistributionBars } from './distribution-bars';

/** How many answered, and what came of it, summed up: participants, and superiors for themselves. */
export function FollowUpResults({ summary }: { summary: readonly FollowUpSummary[] }) {
  const t = useTranslations('followUp');
  const evaluation = useTranslations('evaluation');
  const locale = useLocale();
  const mean = ({ question, mean: value }: FollowUpSummary['questions'][number]) =>
    value === null
      ? null
      : question.kind === 'YES_NO'
        ? evaluation('yesShare', { percent: Math.round(value * 100) })
        : evaluation('meanOf', { mean: formatNumber(value, locale, 1) });
  return (
    <div className="flex flex-col gap-6">
      {summary.map(({ of, asked, answered, percent, questions }) => (
        <section key={of} aria-label={t(`askedOfWhom.${of}`)} className="flex flex-col gap-4">
          <div>
            <h3>{t(`askedOfWhom.${of}`)}</h3>
            <p className="mb-2 flex flex-wrap items-baseline gap-x-3">
              <span className="text-xl font-semibold">{evaluation('ratePercent', { percent })}</span>
              <span>{t('asked', { answered, asked })}</span>
            </p>
            <div className="max-w-lg">
              <Progress label={t('rateOf', { who: t(`askedOfWhom.${of}`) })} value={answered} max={asked} />
            </div>
          </div>
          {answered > 0 &&
            questions.map((slot) => {
              const text = inLanguage(
                locale === 'ru' ? 'RU' : 'EN',
                slot.question.textEn,
                slot.question.textRu,
              );
              return (
                <div key={slot.name}>
                  <div className="mb-1.5 flex flex-wrap justify-between gap-x-4">
                    <h4 className="font-medium">{text}</h4>
                    <span className="text-ink-muted text-sm">
                      {[mean(slot), evaluation('answeredBy', { count: slot.answered })]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </div>
                  <DistributionBars slot={slot} question={text} />
                </div>
              );
            })}
        </section>
      ))}
    </div>
  );
}
