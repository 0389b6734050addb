import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { QuestionForm } from '@/components/questions/editor/question-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { bankHead, courseLanguages } from '@/lib/assessment/questions/queries';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { saveQuestion } from '../../actions';
import { trailOf } from '../../trail';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bank'))('write') };
}

/** What else is to be asked? */
export default async function NewQuestionPage({ params }: { params: Promise<{ courseId: string }> }) {
  const [actor, { courseId }] = await Promise.all([requireActor(), params]);
  const course = await found(bankHead(actor, courseId));
  const [t, trail, languages] = await Promise.all([
    getTranslations('bank'),
    trailOf(course, true),
    courseLanguages(actor, course.id),
  ]);
  return (
    <ClientMessages
      namespaces={['bank.editor', 'bank.view', 'bank.kind', 'bank.kinds', 'bank.points', 'bank.languages']}
    >
      <PageHeader trail={trail} title={t('write')} />
      <QuestionForm
        courseId={course.id}
        asked={null}
        languages={languages}
        takenKeys={[]}
        save={saveQuestion}
      />
    </ClientMessages>
  );
}
