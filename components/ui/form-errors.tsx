'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'next-intl';
import { useErrorText } from './error-text';
import { Notice } from './notice';

/** `text`: words, or a refusal's code. `fieldId`: the id of the control to jump to; a refusal of the whole form has none. */
export type FormError = { text: string; fieldId?: string };

/** The summary above a refused form. It takes the focus when it appears; each line leads to its field. */
export function FormErrors({ errors }: { errors: readonly FormError[] }) {
  const t = useTranslations('common');
  const words = useErrorText();
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown]);
  if (!shown) return null;
  return (
    <div ref={box} tabIndex={-1} className="mb-4 rounded-md">
      <Notice tone="danger" live title={t('formRefused', { count: errors.length })}>
        <ul className="mt-1 list-disc pl-4">
          {errors.map((error) => (
            <li key={`${error.fieldId}${error.text}`}>
              {error.fieldId ? (
                <a href={`#${error.fieldId}`} className="underline underline-offset-2">
                  {words(error.text)}
                </a>
              ) : (
                words(error.text)
              )}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
