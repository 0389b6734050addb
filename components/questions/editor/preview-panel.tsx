import { useState } from 'react';
import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { Select } from '@/components/ui/select';
import type { QuestionInput, QuestionLanguage } from '@/lib/assessment/questions/schema';
import { QuestionView } from '../question-view';

/** The question as people will see it, while it is being written. */
export function PreviewPanel({
  question,
  languages,
}: {
  question: QuestionInput;
  languages: readonly QuestionLanguage[];
}) {
  const t = useTranslations('bank.editor');
  const words = useTranslations('bank.languages');
  const [chosen, setChosen] = useState<QuestionLanguage>();
  const language = chosen && languages.includes(chosen) ? chosen : (languages[0] ?? 'en');
  return (
    <Panel
      title={t('preview')}
      hint={t('previewHint')}
      actions={
        <Select
          aria-label={t('previewLanguage')}
          value={language}
          onChange={({ target }) => setChosen(target.value as QuestionLanguage)}
          options={languages.map((each) => ({ value: each, label: words(each) }))}
        />
      }
    >
      <QuestionView kind={question.kind} definition={question.definition} language={language} withKey />
    </Panel>
  );
}
