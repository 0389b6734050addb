import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import type { CourseView } from '@/lib/courses/queries';
import { formatDate } from '@/lib/text/format';
import { RuleSentences } from './rule-sentences';

type Props = { rules: CourseView['completionRules']; certificate: boolean };

/** What completing the course takes, in words; the versions before it, and how many runs keep each. */
export function RulePanel({ rules, certificate }: Props) {
  const t = useTranslations('courses.rule');
  const locale = useLocale();
  const [current, ...former] = rules;
  if (!current) return null;
  return (
    <Panel title={t('title')}>
      <RuleSentences definition={current.definition} />
      {!certificate && <p className="text-ink-muted mt-1">{t('noCertificate')}</p>}
      <p className="text-ink-muted mt-2 text-sm">
        {t('version', { version: current.version, since: formatDate(current.createdAt, locale) })}{' '}
        {t('runs', { count: current.runs })}
      </p>
      {former.length > 0 && (
        <details className="mt-3">
          <summary className="text-accent rounded-sm">{t('former', { count: former.length })}</summary>
          <ol className="divide-line mt-2 divide-y">
            {former.map((rule) => (
              <li key={rule.id} className="py-2">
                <RuleSentences definition={rule.definition} plain />
                <p className="text-ink-muted text-sm">
                  {t('version', { version: rule.version, since: formatDate(rule.createdAt, locale) })}{' '}
                  {t('runs', { count: rule.runs })}
                </p>
              </li>
            ))}
          </ol>
        </details>
      )}
    </Panel>
  );
}
