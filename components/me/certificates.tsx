import { Download, ShieldCheck } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { BadgeMenu } from '@/components/certificates/badge-menu';
import { buttonClass } from '@/components/ui/button-style';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

export type OwnCertificate = {
  id: string;
  number: string;
  code: string;
  issuedOn: string;
  endedAt: Date | null;
  superseded: boolean;
  course: { titleEn: string; titleRu: string | null };
};

/** One's certificates, the newest first: to keep, to show, and to have verified. */
export function Certificates({ certificates }: { certificates: readonly OwnCertificate[] }) {
  const t = useTranslations('me');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  if (certificates.length === 0) {
    return (
      <Panel title={t('certificates')}>
        <EmptyState title={t('noCertificates')}>{t('noCertificatesText')}</EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title={t('certificates')} flush>
      <ul className="divide-line divide-y">
        {certificates.map(({ id, number, code, issuedOn, endedAt, superseded, course }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3.5 first:pt-0"
          >
            <div className="min-w-0 flex-1 basis-64">
              <h3 className="text-balance">{inLanguage(language, course.titleEn, course.titleRu)}</h3>
              <p className="text-ink-muted">
                <span className="tabular-nums">{number}</span> ·{' '}
                {t('issuedOn', { day: formatDate(issuedOn, locale) })}
              </p>
              {endedAt ? (
                <State tone="danger" plain>
                  {t(superseded ? 'superseded' : 'revoked', { day: formatDate(endedAt, locale) })}
                </State>
              ) : (
                <State tone="ok" plain>
                  {t('valid')}
                </State>
              )}
            </div>
            <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:*:grow">
              <a
                href={`/api/certificates/${id}`}
                aria-label={t('downloadOne', { number })}
                className={buttonClass({ variant: endedAt ? 'secondary' : 'primary' })}
              >
                <Download aria-hidden className="size-4" />
                {t('download')}
              </a>
              {!endedAt && <BadgeMenu certificateId={id} label={t('badgeOne', { number })} />}
              <a href={`/verify/${code}`} aria-label={t('verifyOne', { number })} className={buttonClass({})}>
                <ShieldCheck aria-hidden className="size-4" />
                {t('verify')}
              </a>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
