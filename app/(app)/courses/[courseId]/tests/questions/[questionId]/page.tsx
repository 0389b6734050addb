import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ArchiveSwitch } from '@/components/forms/archive-switch';
import { QuestionForm } from '@/components/questions/editor/question-form';
import { EarlierVersions } from '@/components/questions/earlier-versions';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { State } from '@/components/ui/state';
import { courseLanguages, question } from '@/lib/assessment/questions/queries';
import { questionLanguages } from '@/lib/assessment/questions/schema';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import type { Locale } from '@/lib/text/locale';
import { bringBack, retire, saveQuestion } from '../../actions';
import { trailOf } from '../../trail';

type Props = { params: Promise<{ courseId: string; questionId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [actor, { courseId, questionId }] = await Promise.all([requireActor(), params]);
  const { number } = await found(question(actor, courseId, questionId));
  return { title: (await getTranslations('bank'))('questionNumber', { number }) };
}

/** What does this question ask, and what did it ask before? */
export default async function QuestionPage({ params }: Props) {
  const [actor, { courseId, questionId }] = await Promise.all([requireActor(), params]);
  const asked = await found(question(actor, courseId, questionId));
  const { course, id, number, version, kind, points, definition, retired, standsIn, versions } = asked;
  const [t, trail, languages, locale] = await Promise.all([
    getTranslations('bank'),
    trailOf(course, true),
    courseLanguages(actor, course.id),
    getLocale(),
  ]);
  // What is written in a language stays to be seen, also where no run is held in it any more.
  const shown = questionLanguages.filter((each) => languages.includes(each) || definition.texts[each]);
  const takenKeys = versions.flatMap((each) => each.definition.options.map(({ key }) => key));
  const input = { questionId: id };
  return (
    <ClientMessages
      namespaces={['bank.editor', 'bank.view', 'bank.kind', 'bank.kinds', 'bank.points', 'bank.languages']}
    >
      <PageHeader
        trail={trail}
        title={t('questionNumber', { number })}
        state={retired && <State tone="ended">{t('list.retiredState')}</State>}
        facts={
          <>
            <span>{t('statistics.version', { version })}</span>
            {standsIn.map((each) => (
              <span key={each.kind}>
                {t(`test.kind.${each.kind}`)}
                {each.version < version && ` ${t('list.asksOlder', { version: each.version })}`}
              </span>
            ))}
          </>
        }
        actions={
          <ArchiveSwitch
            archived={retired}
            archive={retire.bind(null, input)}
            restore={bringBack.bind(null, input)}
            words={{
              archive: t('retire.do'),
              restore: t('retire.undo'),
              archived: t('retire.done', { number }),
              restored: t('retire.undone', { number }),
              hint: t('retire.hint'),
            }}
          />
        }
      />
      <div className="flex flex-col gap-4">
        <QuestionForm
          key={version}
          courseId={course.id}
          asked={{ id, version, question: { kind, points, definition } }}
          languages={shown}
          takenKeys={takenKeys}
          save={saveQuestion}
        />
        <EarlierVersions versions={versions.slice(1)} locale={locale as Locale} />
      </div>
    </ClientMessages>
  );
}
