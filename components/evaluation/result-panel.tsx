import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import type { ResultPart } from '@/lib/assessment/evaluation/results/queries';
import { formatNumber } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { DistributionBars, type ResultSlot } from './distribution-bars';

/** What was answered about the run, or about one trainer or session. */
export function ResultPanel({ part }: { part: ResultPart }) {
  const t = useTranslations('evaluation');
  const inWords = part.slots.every(({ question }) => question.kind === 'TEXT');
  return (
    <Panel
      title={part.subject?.name ?? t(inWords ? 'inWords' : 'run')}
      hint={inWords ? t('textsHint') : undefined}
    >
      <div className="flex flex-col gap-5">
        {part.slots.map((slot) =>
          slot.question.kind === 'TEXT' ? (
            <Texts key={slot.name} slot={slot} />
          ) : (
            <Chosen key={slot.name} slot={slot} />
          ),
        )}
      </div>
    </Panel>
  );
}

function useQuestion({ question }: ResultSlot): string {
  return inLanguage(useLocale() === 'ru' ? 'RU' : 'EN', question.textEn, question.textRu);
}

function Chosen({ slot }: { slot: ResultSlot }) {
  const t = useTranslations('evaluation');
  const locale = useLocale();
  const question = useQuestion(slot);
  const mean =
    slot.mean === null
      ? null
      : slot.question.kind === 'YES_NO'
        ? t('yesShare', { percent: Math.round(slot.mean * 100) })
        : t('meanOf', { mean: formatNumber(slot.mean, locale, 1) });
  return (
    <div>
      <div className="mb-1.5 flex flex-wrap justify-between gap-x-4">
        <h3>{question}</h3>
        <span className="text-ink-muted text-sm">
          {[mean, t('answeredBy', { count: slot.answered })].filter(Boolean).join(' · ')}
        </span>
      </div>
      <DistributionBars slot={slot} question={question} />
    </div>
  );
}

function Texts({ slot }: { slot: ResultSlot }) {
  const t = useTranslations('evaluation');
  return (
    <div>
      <h3 className="mb-1.5">{useQuestion(slot)}</h3>
      {slot.texts.length === 0 ? (
        <p className="text-ink-muted">{t('noTexts')}</p>
      ) : (
        <ul className="divide-line max-w-prose divide-y">
          {slot.texts.map((text, place) => (
            <li key={place} className="py-2 break-words whitespace-pre-line first:pt-0">
              {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
