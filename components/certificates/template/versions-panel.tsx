import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { Action } from '@/components/runs/form-types';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import type { CourseTemplate } from '@/lib/certificates/templates/queries';
import type { restoreTemplateSchema } from '@/lib/certificates/templates/schema';
import type { z } from '@/lib/errors/zod';
import { formatDateTime } from '@/lib/text/format';
import { RestoreButton } from './restore-button';

type Props = {
  template: CourseTemplate;
  restore: Action<z.output<typeof restoreTemplateSchema>, { version: number }>;
};

/** Every version with who made it when; each can be looked at, and brought back. */
export function VersionsPanel({ template, restore }: Props) {
  const t = useTranslations('certificateTemplates');
  const locale = useLocale();
  const { course, language, versions, latest, shown, timeZone } = template;
  return (
    <Panel
      title={t('versions')}
      hint={versions.length > 0 ? t('builtInHint') : undefined}
      actions={
        versions[0] &&
        !versions[0].isBuiltIn && (
          <RestoreButton courseId={course.id} language={language} version={0} restore={restore} />
        )
      }
    >
      {versions.length === 0 ? (
        <p className="text-ink-muted">{t('noVersions')}</p>
      ) : (
        <ol className="divide-line divide-y" aria-label={t('versions')}>
          {versions.map(({ version, restores, madeAt, maker, isBuiltIn }) => {
            const when = formatDateTime(madeAt, timeZone, locale);
            return (
              <li key={version} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
                <div className="min-w-0 flex-1">
                  <p className="flex flex-wrap items-center gap-2">
                    <Link
                      className="link font-medium"
                      href={`/courses/${course.id}/certificate?language=${language}&version=${version}`}
                      aria-label={t('lookAt', { version })}
                      aria-current={version === shown ? 'true' : undefined}
                    >
                      {t('version', { version })}
                    </Link>
                    {version === latest && <Badge>{t('current')}</Badge>}
                    {version === shown && version !== latest && <Badge>{t('shownNow')}</Badge>}
                  </p>
                  <p className="text-ink-muted text-sm">
                    {maker ? t('versionBy', { when, name: maker }) : t('versionAt', { when })}
                    {restores !== null && `, ${t('restored', { version: restores })}`}
                    {isBuiltIn && `, ${t('builtIn')}`}
                  </p>
                </div>
                {version !== latest && (
                  <RestoreButton
                    courseId={course.id}
                    language={language}
                    version={version}
                    restore={restore}
                  />
                )}
              </li>
            );
          })}
        </ol>
      )}
    </Panel>
  );
}
