import { getLocale, getTranslations } from 'next-intl/server';
import { ArrowLeft } from 'lucide-react';
import { BadgesPanel } from '@/components/attendance/badges/badges-panel';
import { AttachSheets } from '@/components/attendance/sheets/attach-sheets';
import { SheetDays } from '@/components/attendance/sheets/sheet-days';
import { ClientMessages } from '@/components/shell/client-messages';
import { LinkButton } from '@/components/ui/link-button';
import { badgeFacts } from '@/lib/attendance/badges/queries';
import { alphabetical } from '@/lib/attendance/sheets/printing/rules';
import { signedSheets } from '@/lib/attendance/sheets/queries';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { remove, renew } from './actions';

/** Attendance on paper: what is printed before a day, and what comes back signed. */
export default async function PaperPage({ params }: { params: Promise<{ runId: string }> }) {
  const [actor, { runId }] = await Promise.all([requireActor(), params]);
  const [badges, sheets] = await found(
    Promise.all([badgeFacts(actor, runId), signedSheets(actor, runId, new Date())]),
  );
  const [t, tabs, locale] = await Promise.all([
    getTranslations('paper'),
    getTranslations('runs.tabs'),
    getLocale(),
  ]);
  const people = alphabetical(badges.places, locale).map(({ id, officialName, latinName }) => ({
    ...{ id, officialName, latinName },
  }));
  const base = `/runs/${runId}`;
  return (
    <ClientMessages namespaces={['paper']}>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <LinkButton
          href={`${base}/attendance`}
          variant="quiet"
          size="sm"
          icon={<ArrowLeft aria-hidden className="size-4" />}
        >
          {tabs('attendance')}
        </LinkButton>
        <h2>{t('title')}</h2>
      </div>
      <div className="flex flex-col gap-4">
        <SheetDays
          runId={runId}
          timeZone={sheets.run.timeZone}
          days={sheets.days}
          remove={remove}
          agendaHref={`${base}/agenda`}
        />
        {sheets.days.length > 0 && <AttachSheets runId={runId} days={sheets.days} />}
        <BadgesPanel runId={runId} people={people} trainers={badges.trainers.length} renew={renew} />
      </div>
    </ClientMessages>
  );
}
