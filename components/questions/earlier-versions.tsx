import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import type { question } from '@/lib/assessment/questions/queries';
import { formatDate } from '@/lib/text/format';
import type { Locale } from '@/lib/text/locale';
import { readerLanguage } from './languages';
import { QuestionView } from './question-view';

type Versions = Awaited<ReturnType<typeof question>>['versions'];

/** What a question asked before, the latest first: who answered it then, answered that. */
export function EarlierVersions({ versions, locale }: { versions: Versions; locale: Locale }) {
  const t = useTranslations('bank');
  if (versions.length === 0) return null;
  return (
    <Panel title={t('earlier.title')} hint={t('earlier.hint')}>
      <ol className="divide-line divide-y">
        {versions.map(({ id, version, kind, points, definition, createdAt }) => (
          <li key={id} className="py-3 first:pt-0 last:pb-0">
            <p className="text-ink-muted mb-1 text-sm">
              {[
                t('statistics.version', { version }),
                formatDate(createdAt, locale),
                t(`kinds.${kind}`),
                t('test.worth', { points }),
              ].join(' · ')}
            </p>
            <QuestionView kind={kind} definition={definition} language={readerLanguage(locale)} withKey />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
