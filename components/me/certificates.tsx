import { Download, ShieldCheck } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { BadgeMenu } from '@/components/certificates/badge-menu';
import { buttonClass } from '@/components/ui/button-style';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import type { MyCertificate } from '@/lib/certificates/queries';
import { addToProfileAddress } from '@/lib/certificates/sharing/rules';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { ShareMenu } from './share-menu';
import type { ShareActions } from './share-types';

/** The address that puts a certificate into a profile, with the page that is shared or, without one, the one that verifies. */
function useProfileAddress(): (certificate: MyCertificate) => string {
  const neutral = useTranslations('verify')('neutralTitle');
  const language = useLocale() === 'ru' ? 'RU' : 'EN';
  return ({ number, issuedOn, sensitive, validUntil, course, issuer, shared, verifyAddress }) =>
    addToProfileAddress({
      ...{ number, issuedOn },
      // What a sensitive run was about is for nobody’s profile.
      name: sensitive ? neutral : inLanguage(language, course.titleEn, course.titleRu),
      validUntil: sensitive ? null : validUntil,
      organizationName: inLanguage(language, issuer.nameEn, issuer.nameRu),
      address: shared?.address ?? verifyAddress,
    });
}

type Props = { certificates: readonly MyCertificate[]; sharing: ShareActions };

/** One's certificates, the newest first: to keep, to show, and to have verified. */
export function Certificates({ certificates, sharing }: Props) {
  const t = useTranslations('me');
  const profileOf = useProfileAddress();
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
        {certificates.map((certificate) => {
          const { id, number, code, issuedOn, expiresOn, expired, endedAt, superseded, course, shared } =
            certificate;
          return (
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
                  <State tone={expired ? 'warn' : 'ok'} plain>
                    {expiresOn
                      ? t(expired ? 'expired' : 'expires', { day: formatDate(expiresOn, locale) })
                      : t('valid')}
                  </State>
                )}
                {shared && (
                  <p className="text-ink-muted text-sm">
                    {t('sharedSince', { day: formatDate(shared.since, locale) })}
                  </p>
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
                {(!endedAt || shared) && (
                  <ShareMenu
                    {...{ number, shared }}
                    certificateId={id}
                    profile={endedAt ? null : profileOf(certificate)}
                    actions={sharing}
                  />
                )}
                <a
                  href={`/verify/${code}`}
                  aria-label={t('verifyOne', { number })}
                  className={buttonClass({})}
                >
                  <ShieldCheck aria-hidden className="size-4" />
                  {t('verify')}
                </a>
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
