import type { ReactNode } from 'react';
import { getLocale, getTranslations } from 'next-intl/server';
import { PhaseState } from '@/components/runs/phase-state';
import { ClientMessages } from '@/components/shell/client-messages';
import { State } from '@/components/ui/state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { TabLinks } from '@/components/ui/tab-links';
import { requireActor } from '@/lib/auth/session';
import { officeDay } from '@/lib/reports/today/queries';
import { runHead } from '@/lib/runs/queries';
import { formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { found } from '@/lib/auth/found';

type Props = { children: ReactNode; params: Promise<{ runId: string }> };

export async function generateMetadata({ params }: Props) {
  const { runId } = await params;
  const actor = await requireActor();
  const run = await found(runHead(actor, runId, await officeDay(new Date())));
  return { title: run.code };
}

/** The head of a run and the way between its pages. Each page decides by itself what its reader may see. */
export default async function RunLayout({ children, params }: Props) {
  const { runId } = await params;
  const actor = await requireActor();
  const run = await found(runHead(actor, runId, await officeDay(new Date())));
  const [t, locale] = await Promise.all([getTranslations('runs'), getLocale()]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const base = `/runs/${run.id}`;
  return (
    <ClientMessages namespaces={['runs', 'sessions', 'trainers', 'venues']}>
      <PageHeader
        trail={[{ href: '/runs', label: t('title') }]}
        title={inLanguage(language, run.course.titleEn, run.course.titleRu)}
        state={
          <>
            <PhaseState phase={run.phase} />
            {run.sensitive && <State tone="warn">{t('sensitive')}</State>}
          </>
        }
        facts={
          <>
            <span>{run.code}</span>
            <span>{formatDateRange(run.startsOn, run.endsOn, locale)}</span>
            <span>
              {inLanguage(language, run.cityEn, run.cityRu)},{' '}
              {inLanguage(language, run.country.nameEn, run.country.nameRu)}
            </span>
          </>
        }
        actions={
          run.phase !== 'CANCELLED' && <LinkButton href={`${base}/edit`}>{t('edit.action')}</LinkButton>
        }
      />
      <TabLinks
        label={t('tabs.label')}
        tabs={[
          { href: base, label: t('tabs.overview'), exact: true },
          { href: `${base}/agenda`, label: t('tabs.agenda'), count: run.sessions || undefined },
          { href: `${base}/nominations`, label: t('tabs.nominations') },
          { href: `${base}/people`, label: t('tabs.people'), count: run.people || undefined },
          { href: `${base}/invitations`, label: t('tabs.invitations') },
          { href: `${base}/attendance`, label: t('tabs.attendance') },
          { href: `${base}/tests`, label: t('tabs.tests') },
          { href: `${base}/evaluation`, label: t('tabs.evaluation') },
          { href: `${base}/certificates`, label: t('tabs.certificates') },
          { href: `${base}/outputs`, label: t('tabs.outputs') },
          { href: `${base}/money`, label: t('tabs.money') },
        ]}
      />
      {children}
    </ClientMessages>
  );
}
