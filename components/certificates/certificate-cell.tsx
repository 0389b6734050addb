import { Download } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-style';
import { State } from '@/components/ui/state';
import type { SheetRow } from '@/lib/certificates/sheet/queries';
import { shownName } from '@/lib/people/names/rules';
import { formatDate } from '@/lib/text/format';
import type { CertificateKind } from '@/prisma/generated/enums';
import { BadgeMenu } from './badge-menu';
import { RevokeButton } from './revoke-button';
import type { Action } from './call';

type Props = {
  row: SheetRow;
  /** What the course gives: a certificate of another kind says so. */
  kind: CertificateKind | null;
  status: string | null;
  /** The certificates are one's own: somebody else has to decide. */
  own: boolean;
  /** Where the run is: what has expired by then. */
  today: string;
  revoke: Action<{ certificateId: string; reason: string }, unknown>;
};

/** What was issued to a person on this run, the latest first, each with its life. */
export function CertificateCell({ row, kind, status, own, today, revoke }: Props) {
  const t = useTranslations('certificates');
  const locale = useLocale();
  const name = shownName(row.person);
  if (row.certificates.length === 0) return <span className="text-ink-muted">{t('notIssued')}</span>;
  return (
    <ul className="flex min-w-0 flex-col gap-2">
      {row.certificates.map(
        ({ id, number, kind: paper, issuedOn, expiresOn, endedAt, ended, confers, failure, drawn }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <div className="min-w-0 flex-1 basis-36">
              {paper !== kind && <span className="block text-sm">{t(`kind.${paper}`)}</span>}
              {endedAt ? (
                <>
                  <State tone="ended" plain>
                    {t('number', { number })}
                  </State>
                  <span className="block text-sm">
                    {t(ended?.kind === 'SUPERSEDED' ? 'supersededOn' : 'revokedOn', {
                      day: formatDate(endedAt, locale, 'shortDay'),
                    })}
                  </span>
                  {ended?.reason && (
                    <span className="text-ink-muted block text-sm">
                      {t('because', { reason: ended.reason })}
                    </span>
                  )}
                </>
              ) : (
                <>
                  <State tone={expiresOn && expiresOn < today ? 'warn' : 'ok'} plain>
                    {t('number', { number })}
                  </State>
                  <span className="text-ink-muted block text-sm">
                    {[
                      t('dated', { day: formatDate(issuedOn, locale, 'shortDay') }),
                      expiresOn &&
                        t(expiresOn < today ? 'expired' : 'expires', {
                          day: formatDate(expiresOn, locale, 'shortDay'),
                        }),
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </span>
                  {failure && !drawn && (
                    <span className="text-warn block text-sm">{t('drawing.failedOne', { id: failure })}</span>
                  )}
                </>
              )}
            </div>
            <span className="flex flex-wrap gap-1">
              <a
                href={`/api/certificates/${id}`}
                aria-label={t('downloadOne', { number, name })}
                className={buttonClass({ variant: 'quiet', size: 'sm' })}
              >
                <Download aria-hidden className="size-4" />
                PDF
              </a>
              {!endedAt && <BadgeMenu small certificateId={id} label={t('badgeOne', { number, name })} />}
              {!endedAt && !own && (
                <RevokeButton
                  certificateId={id}
                  number={number}
                  name={name}
                  status={confers ? status : null}
                  revoke={revoke}
                />
              )}
            </span>
          </li>
        ),
      )}
    </ul>
  );
}
