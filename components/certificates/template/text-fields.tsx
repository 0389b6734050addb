import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { Textarea } from '@/components/ui/textarea';
import {
  freeTextNames,
  placeholders,
  type CertificateWordLanguage,
} from '@/lib/certificates/document/vocabulary';
import type { Parts } from './form';

/** The texts, those of two languages side by side, and what they can name. */
export function TextFields({
  form: { register },
  said,
  languages,
}: Parts & { languages: readonly CertificateWordLanguage[] }) {
  const t = useTranslations('certificateTemplates');
  const two = languages.length > 1;
  return (
    <Panel title={t('texts')} hint={t('textsHint')}>
      <div className={clsx('grid gap-4', two && 'sm:grid-cols-2')}>
        {freeTextNames.map((name) =>
          languages.map((lang) => (
            <Field
              key={`${name} ${lang}`}
              label={two ? t(`textIn.${name}`, { language: t(`word.${lang}`) }) : t(`text.${name}`)}
              error={said(`words.${lang}.${name}`)}
            >
              <Textarea lang={lang} rows={2} className="min-h-16" {...register(`words.${lang}.${name}`)} />
            </Field>
          )),
        )}
      </div>
      <details className="mt-4">
        <summary className="text-accent rounded-sm">{t('places')}</summary>
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
          {placeholders.map((name) => (
            <div key={name} className="contents">
              <dt>
                <code>{`{${name}}`}</code>
              </dt>
              <dd className="text-ink-muted min-w-0">{t(`placeholder.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Panel>
  );
}
