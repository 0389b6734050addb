'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { toast } from '@/components/ui/toast';
import { paperLanguages } from '@/lib/certificates/document/vocabulary';
import type { SampleShown } from '@/lib/certificates/templates/preview/rules';
import type { TemplateImage } from '@/lib/certificates/templates/queries';
import {
  templateSchema,
  type saveTemplateSchema,
  type TemplateDefinition,
} from '@/lib/certificates/templates/schema';
import type { z } from '@/lib/errors/zod';
import type { CertificateLanguage } from '@/prisma/generated/enums';
import { useTemplateText } from './form';
import { LogoFields } from './logo-fields';
import { LookFields } from './look-fields';
import { PreviewPanel } from './preview-panel';
import { SignatoryFields } from './signatory-fields';
import { TextFields } from './text-fields';
import { usePreview } from './use-preview';
import { useSaid } from './use-said';
import { useUnsaved } from '@/components/forms/use-unsaved';

type Props = {
  courseId: string;
  language: CertificateLanguage;
  definition: TemplateDefinition;
  /** The latest version, which a save comes after; null: there is none. */
  latest: number | null;
  images: readonly TemplateImage[];
  save: Action<z.output<typeof saveTemplateSchema>, { version: number }>;
};

/** How the papers of a course look in one language: the form, and beside it the paper itself, drawn as one types. */
export function TemplateEditor({ courseId, language, definition, latest, images, save }: Props) {
  const t = useTranslations('certificateTemplates');
  const errors = useTranslations('errors');
  const text = useTemplateText();
  const router = useRouter();
  const [sent, setSent] = useState<readonly TemplateImage[]>([]);
  const [shownWith, setShownWith] = useState<SampleShown>('latin');
  const form = useForm<TemplateDefinition>({
    resolver: zodResolver(templateSchema) as never,
    mode: 'onChange',
    defaultValues: {
      ...definition,
      signatories: definition.signatories.map((each) => ({ ...each, titleRu: each.titleRu ?? '' })),
    },
  });
  const typed = useWatch({ control: form.control }) as TemplateDefinition;
  const preview = usePreview({ courseId, language, shownWith }, typed);
  const said = useSaid(form, preview.refusals);
  const { isDirty } = form.formState;
  useUnsaved(isDirty, t('unsaved'));
  const list = useMemo(() => {
    const known = new Set(sent.map(({ id }) => id));
    return [...sent, ...images.filter(({ id }) => !known.has(id))];
  }, [sent, images]);
  const command = useCommand(save, {
    form,
    onDone: ({ version }) => {
      toast.success(version === latest ? t('unchanged') : t('savedAs', { version }));
      form.reset(form.getValues());
      router.push(`/courses/${courseId}/certificate?language=${language}`);
      router.refresh();
    },
  });
  const parts = { form, said };
  const pictures = {
    courseId,
    list,
    add: (image: TemplateImage) =>
      setSent((before) => [image, ...before.filter(({ id }) => id !== image.id)]),
  };
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <form
        noValidate
        className="flex min-w-0 flex-col gap-4"
        onSubmit={form.handleSubmit((input) =>
          command.run({ courseId, language, base: latest, definition: input }),
        )}
      >
        {(command.refusals.length > 0 || command.errorId) && (
          <Notice tone="danger" live>
            {command.errorId && <p>{errors('failedId', { id: command.errorId })}</p>}
            {command.refusals.map((refusal) => (
              <p key={`${refusal.code}${refusal.path}`}>{text(refusal)}</p>
            ))}
          </Notice>
        )}
        <LookFields {...parts} />
        <TextFields {...parts} languages={paperLanguages[language].words} />
        <LogoFields {...parts} images={pictures} />
        <SignatoryFields {...parts} images={pictures} />
        <div className="flex flex-wrap justify-end gap-2 max-md:*:flex-auto">
          {isDirty && <Button onClick={() => form.reset()}>{t('discard')}</Button>}
          <SubmitButton pending={command.pending}>{t('save', { version: (latest ?? 0) + 1 })}</SubmitButton>
        </div>
      </form>
      <div className="min-w-0 max-xl:order-first xl:sticky xl:top-[calc(var(--sticky-top,0px)+1rem)]">
        <PreviewPanel
          preview={preview}
          portrait={typed.orientation === 'portrait'}
          shownWith={shownWith}
          onShownWith={setShownWith}
        />
      </div>
    </div>
  );
}
