import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import { followUpSummary } from '@/lib/assessment/follow-up/results/rules';
import type { FollowUpRow } from '@/lib/assessment/follow-up/queries';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { Day } from '@/lib/time/day';
import { FollowUpResults } from './follow-up-results';

type Props = {
  rows: readonly FollowUpRow[];
  /** From when people are asked; null: the course asks nobody. */
  asksFrom: Day | null;
  /** People with a place who cannot be asked: they have no address. */
  notAsked: number;
  children?: ReactNode;
};

/** What came of the run: who was asked, and each answer under its name. */
export function FollowUpPanel({ rows, asksFrom, notAsked, children }: Props) {
  const t = useTranslations('followUp');
  const locale = useLocale();
  return (
    <Panel title={t('title')} hint={t('hint')}>
      {rows.length === 0 ? (
        <p className="text-ink-muted">
          {asksFrom ? t('ahead', { day: formatDate(asksFrom, locale) }) : t('none')}
        </p>
      ) : (
        <>
          <FollowUpResults summary={followUpSummary(rows)} />
          {notAsked > 0 && (
            <p className="text-ink-muted mt-3 text-sm">{t('notAsked', { count: notAsked })}</p>
          )}
          <h3 className="mt-6 mb-1">{t('people')}</h3>
          <ul aria-label={t('people')} className="divide-line divide-y">
            {rows.map((row) => (
              <FollowUpItem key={row.id} row={row} />
            ))}
          </ul>
        </>
      )}
      {children}
    </Panel>
  );
}

function FollowUpItem({ row }: { row: FollowUpRow }) {
  const t = useTranslations('followUp');
  const locale = useLocale();
  const who = (
    <span className="min-w-0">
      <span className="font-medium">{row.person}</span>
      {row.name !== null && <span className="text-ink-muted"> · {t('by', { name: row.name })}</span>}
    </span>
  );
  if (!row.answers)
    return (
      <li className="flex flex-wrap justify-between gap-x-4 py-2">
        {who}
        <span className="text-ink-muted text-sm">
          {[t('waiting'), t('sentOn', { day: formatDate(row.sentOn, locale) }), row.reminded && t('reminded')]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </li>
    );
  return (
    <li className="py-2">
      <details>
        <summary className="flex cursor-pointer flex-wrap justify-between gap-x-4 rounded-sm">
          {who}
          <State tone="ok" plain>
            {t('answeredOn', { day: formatDate(row.answeredOn ?? row.sentOn, locale) })}
          </State>
        </summary>
        <Answers row={row} />
      </details>
    </li>
  );
}

function Answers({ row: { questions, answers } }: { row: FollowUpRow }) {
  const scale = useTranslations('evaluate.scale');
  const common = useTranslations('common');
  const language = useLocale() === 'ru' ? 'RU' : 'EN';
  const text = ({ key, kind, options }: FollowUpRow['questions'][number]): string => {
    const answer = answers?.[key];
    if (typeof answer !== 'number') return answer ?? '';
    if (kind === 'SCALE') return `${answer} – ${scale(`${answer}` as '1')}`;
    if (kind === 'YES_NO') return common(answer === 1 ? 'yes' : 'no');
    const chosen = options[answer];
    return chosen ? inLanguage(language, chosen.en, chosen.ru) : '';
  };
  return (
    <dl className="mt-2 flex max-w-prose flex-col gap-2">
      {questions
        .filter(({ key }) => answers?.[key] !== undefined)
        .map((question) => (
          <div key={question.key}>
            <dt className="text-ink-muted text-sm">
              {inLanguage(language, question.textEn, question.textRu)}
            </dt>
            <dd className="break-words whitespace-pre-line">{text(question)}</dd>
          </div>
        ))}
    </dl>
  );
}
