'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { sendFile, type Sent } from '@/components/results/send-file';
import { Failure } from '@/components/runs/failure';
import type { Action, FindInstitutions } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import type { ComboboxOption } from '@/components/ui/combobox';
import { Panel } from '@/components/ui/panel';
import { toast } from '@/components/ui/toast';
import type { HandOuts } from '@/lib/attendance/hand-outs/queries';
import { shownName } from '@/lib/people/names/rules';
import { inLanguage } from '@/lib/text/in-language';
import type { Locale } from '@/lib/text/locale';
import { FileButton } from './file-button';
import { HandOutDialog, type SaveHandOut } from './hand-out-dialog';
import { RecipientsDialog, type SaveRecipients } from './recipients-dialog';

type Props = {
  list: HandOuts;
  people: ComboboxOption[];
  locale: Locale;
  megabytes: number;
  actions: {
    save: SaveHandOut;
    give: SaveRecipients;
    remove: Action<{ runId: string; handOutId: string }, unknown>;
    findInstitutions: FindInstitutions;
  };
};

/** Documents that were handed out, each with its file and with who received it. */
export function HandOutList({ list, people, locale, megabytes, actions }: Props) {
  const t = useTranslations('outputs');
  const languageOf = useTranslations('runs.languages');
  const common = useTranslations('common');
  const router = useRouter();
  const [failed, setFailed] = useState<Extract<Sent, { ok: false }> | null>(null);
  const remove = useCommand(actions.remove, { onDone: () => router.refresh() });
  const { run, documents, sessions, materials } = list;
  const send = async (handOutId: string, file: File) => {
    setFailed(null);
    const sent = await sendFile(`/api/hand-outs/${handOutId}/file`, file);
    if (!sent.ok) return setFailed(sent);
    toast.success(t('fileKept', { name: file.name }));
    router.refresh();
  };
  const form = { runId: run.id, save: actions.save, languages: run.languages, materials };
  const language = locale === 'ru' ? 'RU' : 'EN';
  return (
    <Panel
      title={t('documents')}
      hint={t('documentsHint', { megabytes })}
      actions={
        <HandOutDialog {...form} document={null} trigger={<Button size="sm">{t('addDocument')}</Button>} />
      }
    >
      <Failure
        refusals={[...remove.refusals, ...(failed?.refusals ?? [])]}
        errorId={remove.errorId ?? failed?.errorId ?? null}
      />
      {documents.length === 0 && <p className="text-ink-muted">{t('noDocuments')}</p>}
      <ul aria-label={t('documents')} className="divide-line divide-y">
        {documents.map((document) => {
          const { id, title, copies, fileName, received } = document;
          const inSessions = sessions.filter((session) => document.sessionIds.includes(session.id));
          const who = [
            ...inSessions.map(({ titleEn, titleRu }) =>
              t('presentAt', { session: inLanguage(language, titleEn, titleRu) }),
            ),
            ...document.people.map(shownName),
            ...document.institutions.map(
              ({ name, nameEn, nameRu }) => (language === 'RU' ? nameRu : nameEn) ?? name,
            ),
          ];
          return (
            <li key={id} className="flex flex-wrap items-start gap-x-4 gap-y-1 py-2.5">
              <div className="min-w-0 flex-1 basis-64">
                <p lang={document.language}>
                  {fileName ? (
                    <a className="link" href={`/api/hand-outs/${id}/file`} target="_blank" rel="noreferrer">
                      {title}
                    </a>
                  ) : (
                    title
                  )}
                </p>
                <p className="text-ink-muted text-sm">
                  {[
                    languageOf.has(document.language)
                      ? languageOf(document.language as 'en')
                      : document.language,
                    copies !== null && t('copies', { count: copies }),
                    t('received', { count: received }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
                {who.length > 0 && <p className="text-ink-muted text-sm">{who.join('; ')}</p>}
              </div>
              <div className="flex flex-wrap gap-1">
                <RecipientsDialog
                  runId={run.id}
                  document={document}
                  sessions={sessions.map((session) => ({
                    value: session.id,
                    label: `${inLanguage(language, session.titleEn, session.titleRu)} (${session.there})`,
                  }))}
                  people={people}
                  give={actions.give}
                  findInstitutions={actions.findInstitutions}
                />
                <FileButton
                  label={t(fileName ? 'replaceFile' : 'addFile')}
                  name={t('fileOf', { title })}
                  onFile={(file) => send(id, file)}
                />
                <HandOutDialog
                  {...form}
                  document={document}
                  trigger={
                    <Button size="sm" variant="quiet" aria-label={t('editDocument', { title })}>
                      {common('edit')}
                    </Button>
                  }
                />
                <Button
                  size="sm"
                  variant="quiet"
                  aria-label={t('removeDocument', { title })}
                  pending={remove.pending}
                  onClick={() => remove.run({ runId: run.id, handOutId: id })}
                >
                  {common('remove')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
