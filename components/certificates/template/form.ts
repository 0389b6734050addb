import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useRefusalText } from '@/components/forms/refusal-text';
import type { TemplateDefinition } from '@/lib/certificates/templates/schema';
import type { Refusal } from '@/lib/errors/outcome';

export type TemplateForm = UseFormReturn<TemplateDefinition>;

/** What the parts of the form share; `said` gives what is wrong with a field, whoever found it. */
export type Parts = { form: TemplateForm; said: (path: string) => string | undefined };

/** A refusal in the words of the design, where these differ from the general ones. */
export function useTemplateText(): (refusal: Refusal) => string {
  const t = useTranslations('certificateTemplates.refused');
  const general = useRefusalText();
  return useCallback(
    (refusal) => (t.has(refusal.code) ? t(refusal.code, refusal.params ?? {}) : general(refusal)),
    [t, general],
  );
}
