import { getLocale, getTranslations } from 'next-intl/server';
import { notFound, redirect } from 'next/navigation';
import { CascadePart } from '@/components/cascade/cascade-part';
import { PersonCertificates } from '@/components/people/certificates';
import { PersonFacts } from '@/components/people/facts';
import { MergeHistory } from '@/components/people/merge-history';
import { PossibleDuplicates } from '@/components/people/possible-duplicates';
import { PersonQualifications } from '@/components/people/qualifications';
import { PersonRuns } from '@/components/people/runs';
import { StatusActions } from '@/components/qualifications/status-actions';
import { TeachingAvailability } from '@/app/me/own-teaching';
import { ClientMessages } from '@/components/shell/client-messages';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/session';
import { canAdminister, canCoordinateEverything } from '@/lib/auth/policy';
import { mergedInto, mergesOf } from '@/lib/certificates/merges/queries';
import { duplicatesOf } from '@/lib/people/duplicates/queries';
import { institutionName } from '@/lib/people/institutions/rules';
import { otherName, shownName } from '@/lib/people/names/rules';
import { person as personOf } from '@/lib/people/queries';
import { branch } from '@/lib/qualifications/cascade/branches/queries';
import { personStatuses } from '@/lib/qualifications/held/queries';
import { officeDay } from '@/lib/reports/today/queries';
import { idOf } from '@/lib/text/page';
import { found } from '@/lib/auth/found';
import { openBranch } from '../../qualifications/cascade/actions';
import { statusVerbs } from '../../qualifications/verbs';
import { decide } from '../duplicates/actions';
import { undo } from '../merge/actions';

type Props = { params: Promise<{ personId: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('people'))('title') };
}

/** Who is this? */
export default async function PersonPage({ params }: Props) {
  const [actor, { personId }, t, locale] = await Promise.all([
    requireActor(),
    params,
    getTranslations('people'),
    getLocale(),
  ]);
  if (!idOf(personId)) notFound();
  // The address of a record that was merged leads to the one that stayed.
  const stayed = await mergedInto(actor, personId);
  if (stayed) redirect(`/people/${stayed}`);
  const person = await found(personOf(actor, personId));
  const [suspected, merges] = [await duplicatesOf(actor, person.id), await mergesOf(actor, person.id)];
  const start = { kind: 'PERSON' as const, id: person.id, boundary: null, skip: 0 };
  const today = await officeDay(new Date());
  const [up, down, statuses] = await Promise.all([
    branch(actor, { ...start, direction: 'UP' }),
    branch(actor, { ...start, direction: 'DOWN' }),
    personStatuses(actor, person.id, today),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  const facts = [
    otherName(person),
    person.position,
    person.institution && institutionName(language, person.institution),
  ].filter(Boolean);
  return (
    <>
      <PageHeader
        title={<span dir="auto">{shownName(person)}</span>}
        facts={facts.join(' · ')}
        trail={[{ href: '/people', label: t('title') }]}
        actions={<LinkButton href={`/people/${personId}/edit`}>{t('edit')}</LinkButton>}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[22rem_1fr]">
        <PersonFacts person={person} />
        <div className="flex min-w-0 flex-col gap-4">
          <ClientMessages namespaces={['duplicates', 'merges']}>
            <PossibleDuplicates found={suspected} mayMerge={canCoordinateEverything(actor)} decide={decide} />
            {merges.length > 0 && <MergeHistory merges={merges} undo={undo} />}
          </ClientMessages>
          <ClientMessages namespaces={['qualifications']}>
            <PersonQualifications
              statuses={statuses}
              today={today}
              actions={(status, name) => (
                <StatusActions
                  status={status}
                  person={shownName(person)}
                  name={name}
                  today={today}
                  administers={canAdminister(actor)}
                  verbs={statusVerbs}
                />
              )}
            />
          </ClientMessages>
          <ClientMessages namespaces={['cascade']}>
            <CascadePart
              href={`/qualifications/cascade?person=${person.id}`}
              up={up}
              down={down}
              open={openBranch}
            />
          </ClientMessages>
          <PersonRuns title={t('enrolments')} nothing={t('noEnrolments')} rows={person.enrolments} />
          <TeachingAvailability actor={actor} personId={personId} today={today} />
          <PersonRuns title={t('taught')} nothing={t('noTaught')} rows={person.trainerOf} />
          <PersonCertificates certificates={person.certificates} />
        </div>
      </div>
    </>
  );
}
