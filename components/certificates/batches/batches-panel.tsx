import { FileArchive } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-style';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import type { IssuedBatch } from '@/lib/certificates/batches/queries';
import { formatDateTime } from '@/lib/text/format';
import { WithdrawButton, type Withdraw } from './withdraw-button';

type Props = {
  run: { id: string; timeZone: string };
  batches: readonly IssuedBatch[];
  /** What the certificates confer. */
  status: string | null;
  withdraw: Withdraw;
};

/** What was issued together, by whom and how far it is; all of it can be downloaded, and withdrawn. */
export function BatchesPanel({ run, batches, status, withdraw }: Props) {
  const t = useTranslations('certificates.batches');
  const locale = useLocale();
  const onClock = (at: Date) => formatDateTime(at, run.timeZone, locale, 'shortDay');
  if (batches.length === 0) return null;
  const drawn = batches.every((batch) => batch.drawn === batch.valid);
  const papers = `/api/runs/${run.id}/certificate-papers`;
  const some = batches.some(({ valid }) => valid > 0);
  return (
    <Panel
      title={t('title')}
      hint={t('hint')}
      flush
      actions={
        some &&
        (drawn ? (
          <Zip href={papers}>{t('zipRun')}</Zip>
        ) : (
          <span className="text-ink-muted text-sm">{t('zipLater')}</span>
        ))
      }
    >
      <ul className="divide-line border-line divide-y border-t">
        {batches.map((batch) => (
          <li
            key={batch.id}
            className="grid items-start gap-x-4 gap-y-2 px-4 py-3 md:grid-cols-[1fr_1fr_auto]"
          >
            <BatchLine batch={batch} onClock={onClock} />
            <span className="flex flex-wrap gap-1 max-md:justify-end">
              {batch.valid > 0 && batch.drawn === batch.valid && (
                <Zip
                  href={`${papers}?batch=${batch.id}`}
                  label={t('zipOne', { when: onClock(batch.issuedAt) })}
                >
                  {t('zip')}
                </Zip>
              )}
              {batch.valid > 0 && (
                <WithdrawButton
                  batch={{ id: batch.id, issued: batch.issued, valid: batch.valid, statuses: batch.statuses }}
                  when={onClock(batch.issuedAt)}
                  status={status}
                  withdraw={withdraw}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function BatchLine({ batch, onClock }: { batch: IssuedBatch; onClock: (at: Date) => string }) {
  const t = useTranslations('certificates.batches');
  const { issued, valid, drawn, firstNumber: first, lastNumber: last } = batch;
  const when = (at: Date, by: string | null) => ({ when: onClock(at), who: by ?? t('office') }) as const;
  return (
    <>
      <div className="min-w-0">
        <span className="block font-medium">
          {issued === 1 ? t('issuedOne', { first }) : t('issued', { count: issued, first, last })}
        </span>
        <span className="text-ink-muted block text-sm">
          {t('when', when(batch.issuedAt, batch.issuedBy))}
        </span>
      </div>
      <div className="min-w-0">
        {batch.withdrawnAt && (
          <>
            <State tone="ended" plain>
              {t('withdrawn', when(batch.withdrawnAt, batch.withdrawnBy))}
            </State>
            <span className="text-ink-muted block text-sm wrap-anywhere">{batch.withdrawnReason}</span>
          </>
        )}
        {valid > 0 && (
          <State tone={drawn === valid ? 'ok' : batch.failed > 0 ? 'warn' : 'info'} plain>
            {drawn === valid ? t('allDrawn') : t('drawn', { drawn, valid })}
          </State>
        )}
        {!batch.withdrawnAt && valid < issued && (
          <span className="text-ink-muted block text-sm">{t('ended', { count: issued - valid })}</span>
        )}
      </div>
    </>
  );
}

function Zip({ href, label, children }: { href: string; label?: string; children: string }) {
  return (
    <a href={href} aria-label={label} className={buttonClass({ variant: 'quiet', size: 'sm' })}>
      <FileArchive aria-hidden className="size-4" />
      {children}
    </a>
  );
}
