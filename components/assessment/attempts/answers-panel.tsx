import { useLocale, useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import type { AnswersOfPlace } from '@/lib/assessment/attempts/overview/queries';
import { shownName } from '@/lib/people/names/rules';
import { formatNumber } from '@/lib/text/format';

type Answer = AnswersOfPlace['answers'][number];

/** What somebody answered to each question, and what was right. */
export function AnswersPanel({ answers, closeHref }: { answers: AnswersOfPlace; closeHref: string }) {
  const t = useTranslations('runTests.answersOf');
  const { person, language } = answers;
  return (
    <Panel
      title={t('title', { name: shownName(person) })}
      actions={
        <LinkButton size="sm" variant="quiet" href={closeHref}>
          {t('close')}
        </LinkButton>
      }
      flush
    >
      <ol className="divide-line border-line divide-y border-t">
        {answers.answers.map((answer, index) => (
          <li key={answer.id} className="px-4 py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <p className="min-w-0 break-words">
                <span className="sr-only">{t('number', { number: index + 1 })} </span>
                <b aria-hidden>{index + 1}. </b>
                <span lang={language}>{answer.text}</span>
              </p>
              <span className="flex shrink-0 items-center gap-2 text-sm">
                <State tone={answer.right ? 'ok' : answer.answered ? 'danger' : 'neutral'} plain>
                  {t(answer.right ? 'right' : answer.answered ? 'wrong' : 'none')}
                </State>
                <span className="text-ink-muted">{t('points', { points: answer.points })}</span>
              </span>
            </div>
            <Given answer={answer} language={language} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Given({ answer, language }: { answer: Answer; language: string }) {
  const t = useTranslations('runTests.answersOf');
  const locale = useLocale();
  const shown = (value: number) => formatNumber(value, locale, Number.isInteger(value) ? 0 : 2);
  if (answer.options.length > 0)
    return (
      <ul className="mt-1 flex flex-col gap-0.5 text-sm">
        {answer.options.map(({ key, text, chosen, right }) => (
          <li key={key} className="break-words">
            <b>{key}</b> <span lang={language}>{text}</span>{' '}
            {(chosen || right) && (
              <span className="text-ink-muted">
                ({[chosen && t('chosen'), right && t('isRight')].filter(Boolean).join(', ')})
              </span>
            )}
          </li>
        ))}
      </ul>
    );
  const said = answer.kind === 'NUMBER' ? answer.written : t(answer.written === '+' ? 'true' : 'false');
  const { number, tolerance } = answer;
  const right =
    answer.kind === 'TRUE_FALSE'
      ? t(answer.isTrue ? 'true' : 'false')
      : tolerance > 0
        ? t('tolerance', { number: shown(number ?? 0), tolerance: shown(tolerance) })
        : shown(number ?? 0);
  return (
    <p className="text-ink-muted mt-1 text-sm">
      {answer.answered && <>{t('answered', { answer: said })} · </>}
      {t('correct', { answer: right })}
    </p>
  );
}
