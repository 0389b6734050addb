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
import { orNotFound } from '../../or-not-found';

type Props = { params: Promise<{ mailId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.mails'))('mail') };
}

/** One mail as it was written. */
export default async function MailPage({ params }: Props) {
  const [actor, locale, t] = await Promise.all([requireActor(), getLocale(), getTranslations('settings')]);
  const id = idOf((await params).mailId);
  if (!id) notFound();
  const found = await orNotFound(mail(actor, id));
  const at = (instant: Date) => formatDateTime(instant, found.timeZone, locale);
  return (
    <>
      <PageHeader
        title={found.subject}
        state={<MailStateMark state={found.state} />}
        trail={[
          { href: '/settings', label: t('title') },
          { href: '/settings/mails', label: t('tabs.mails') },
        ]}
      />
      <div className="flex max-w-3xl flex-col gap-4">
        <Panel>
          <DescriptionList
            facts={[
              { term: t('mails.to'), value: <span className="break-all">{found.toAddress}</span> },
              { term: t('mails.written'), value: at(found.createdAt) },
              ...(found.sentAt ? [{ term: t('mails.sent'), value: at(found.sentAt) }] : []),
              ...(found.attempts > 0 ? [{ term: t('mails.attempts'), value: found.attempts }] : []),
              ...(found.lastError ? [{ term: t('mails.lastError'), value: found.lastError }] : []),
            ]}
          />
        </Panel>
        <Panel title={t('mails.text')}>
          <MailText text={found.text} lang={found.language.toLowerCase()} />
        </Panel>
      </div>
    </>
  );
}
