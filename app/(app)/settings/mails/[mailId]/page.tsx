import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { MailStateMark } from '@/components/settings/mail-state';
import { MailText } from '@/components/settings/mail-text';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { requireActor } from '@/lib/auth/session';
import { mail } from '@/lib/mail/queries';
import { formatDateTime } from '@/lib/text/format';
import { idOf } from '@/lib/text/page';
import { found } from '@/lib/auth/found';

type Props = { params: Promise<{ mailId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.mails'))('mail') };
}

/** One mail as it was written. */
export default async function MailPage({ params }: Props) {
  const [actor, locale, t] = await Promise.all([requireActor(), getLocale(), getTranslations('settings')]);
  const id = idOf((await params).mailId);
  if (!id) notFound();
  const shown = await found(mail(actor, id));
  const at = (instant: Date) => formatDateTime(instant, shown.timeZone, locale);
  return (
    <>
      <PageHeader
        title={shown.subject}
        state={<MailStateMark state={shown.state} />}
        trail={[
          { href: '/settings', label: t('title') },
          { href: '/settings/mails', label: t('tabs.mails') },
        ]}
      />
      <div className="flex max-w-3xl flex-col gap-4">
        <Panel>
          <DescriptionList
            facts={[
              { term: t('mails.to'), value: <span className="break-all">{shown.toAddress}</span> },
              ...(shown.run ? [{ term: t('mails.run'), value: shown.run.code }] : []),
              { term: t('mails.written'), value: at(shown.createdAt) },
              ...(shown.sentAt ? [{ term: t('mails.sent'), value: at(shown.sentAt) }] : []),
              ...(shown.attempts > 0 ? [{ term: t('mails.attempts'), value: shown.attempts }] : []),
              ...(shown.lastError ? [{ term: t('mails.lastError'), value: shown.lastError }] : []),
            ]}
          />
        </Panel>
        <Panel title={t('mails.text')}>
          <MailText text={shown.text} lang={shown.language.toLowerCase()} />
        </Panel>
        {shown.calendar && (
          <Panel title={t('mails.calendar')}>
            <pre tabIndex={0} className="overflow-x-auto text-sm">
              {shown.calendar}
            </pre>
          </Panel>
        )}
      </div>
    </>
  );
}
