import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import type { person } from '@/lib/people/queries';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

type Props = { certificates: Awaited<ReturnType<typeof person>>['certificates'] };

/** What was issued to a person, the latest first. */
export function PersonCertificates({ certificates }: Props) {
  const t = useTranslations('people');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  return (
    <Panel title={t('certificates')} flush={certificates.length > 0}>
      {certificates.length === 0 ? (
        <p className="text-ink-muted">{t('noCertificates')}</p>
      ) : (
        <ul className="divide-line divide-y">
          {certificates.map(({ id, number, kind, issuedOn, endedAt, run }) => (
            <li
              key={id}
              className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-2.5"
            >
              <span className="min-w-0 flex-1 basis-72">
                <Link href={`/runs/${run.id}/certificates`} className="link font-medium">
                  {number}
                </Link>
                <span className="text-ink-muted block text-sm">
                  {[
                    t(`certificateKind.${kind}`),
                    inLanguage(language, run.course.titleEn, run.course.titleRu),
                    formatDate(issuedOn, locale),
                  ].join(' · ')}
                </span>
              </span>
              <State tone={endedAt ? 'danger' : 'ok'} plain>
                {t(endedAt ? 'certificateEnded' : 'certificateLive')}
              </State>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
