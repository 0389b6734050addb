import { getLocale, getTranslations } from 'next-intl/server';
import { AskDialog } from '@/components/nominations/ask-dialog';
import { CallPanel } from '@/components/nominations/call-panel';
import { ClientMessages } from '@/components/shell/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { runNominations } from '@/lib/enrolments/nominations/queries';
import { countryChoices } from '@/lib/people/countries/queries';
import { institutionName } from '@/lib/people/institutions/rules';
import { inLanguage } from '@/lib/text/in-language';
import { findInstitutions } from '../../actions';
import { accept, ask, close, question, refuse, renew, replace } from './actions';

type Props = { params: Promise<{ runId: string }> };

/** Whom do the institutions put forward, and what was decided? */
export default async function NominationsPage({ params }: Props) {
  const [actor, { runId }] = await Promise.all([requireActor(), params]);
  const run = await found(runNominations(actor, runId));
  const [t, locale] = await Promise.all([getTranslations('nominations'), getLocale()]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const owners = run.quotas.map(({ institution, country, places }) => ({
    value: institution ? `I:${institution.id}` : `C:${country?.code}`,
    label: institution
      ? institutionName(language, institution)
      : inLanguage(language, country?.nameEn ?? '', country?.nameRu ?? null),
    places,
  }));
  const askButton = !run.cancelled && run.today <= run.startsOn && (
    <AskDialog
      runId={runId}
      owners={owners}
      countries={await countryChoices(actor, language)}
      findInstitutions={findInstitutions}
      ask={ask}
      capacity={run.capacity}
      startsOn={run.startsOn}
      today={run.today}
      language={language}
    />
  );
  return (
    <ClientMessages namespaces={['nominations', 'people.sex', 'matchReasons', 'enrolments.state']}>
      {run.calls.length === 0 ? (
        <Panel>
          <EmptyState title={t('empty')} action={askButton || undefined}>
            {t('emptyHint')}
          </EmptyState>
        </Panel>
      ) : (
        <div className="flex flex-col gap-4">
          <div className="flex justify-end">{askButton}</div>
          {run.calls.map((call) => (
            <CallPanel
              key={call.id}
              runId={runId}
              call={call}
              owner={
                call.institution
                  ? institutionName(language, call.institution)
                  : inLanguage(language, call.country?.nameEn ?? '', call.country?.nameRu ?? null)
              }
              last={run.startsOn}
              today={run.today}
              actions={{ accept, question, refuse, replace, renew, close }}
            />
          ))}
        </div>
      )}
    </ClientMessages>
  );
}
