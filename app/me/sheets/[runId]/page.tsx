import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { remove } from '@/app/(app)/runs/[runId]/attendance/paper/actions';
import { AttachSheets } from '@/components/attendance/sheets/attach-sheets';
import { SheetDays } from '@/components/attendance/sheets/sheet-days';
import { ClientMessages } from '@/components/shell/client-messages';
import { signedSheets } from '@/lib/attendance/sheets/queries';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { inLanguage } from '@/lib/text/in-language';

export async function generateMetadata(): Promise<Metadata> {
  return { title: `${(await getTranslations('paper'))('trainerTitle')} · Cascade` };
}

/** The sheets of a run for its trainer, on the phone that takes the photograph. */
export default async function TrainerSheetsPage({ params }: { params: Promise<{ runId: string }> }) {
  const [actor, { runId }] = await Promise.all([requireActor(), params]);
  const { run, days } = await found(signedSheets(actor, runId, new Date()));
  const [t, locale] = await Promise.all([getTranslations('paper'), getLocale()]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  return (
    <ClientMessages namespaces={['paper', 'common', 'refusals', 'errors']}>
      <h1>{t('trainerTitle')}</h1>
      <p className="text-ink-muted mb-4 break-words">
        {inLanguage(language, run.course.titleEn, run.course.titleRu)} · {run.code}
      </p>
      <div className="flex flex-col gap-4">
        {days.length > 0 && <AttachSheets runId={run.id} days={days} />}
        <SheetDays runId={run.id} timeZone={run.timeZone} days={days} remove={remove} agendaHref={null} />
      </div>
    </ClientMessages>
  );
}
