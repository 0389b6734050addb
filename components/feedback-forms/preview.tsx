'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { Panel } from '@/components/ui/panel';
import { optionsOf, type Part, type Slot } from '@/lib/assessment/forms/rules';
import type { TypedForm } from '@/lib/assessment/forms/schema';
import { inLanguage } from '@/lib/text/in-language';
import { locales, type Locale } from '@/lib/text/locale';
import type { Language } from '@/prisma/generated/enums';
import { previewOf } from './edits';

/** What the page of the phone says around the questions, in one language: the words of that page. */
export type PhoneWords = {
  language: string;
  heading: string;
  course: string;
  /** Whether answers are anonymous. */
  note: string;
  about: string;
  inYourWords: string;
  optional: string;
  yes: string;
  no: string;
  scale: readonly string[];
  send: string;
  trainer: string;
  session: string;
};

type Props = { typed: TypedForm; words: Record<Locale, PhoneWords>; locale: Locale };

/** How the form will be asked on a phone, as one types: nothing here is sent. */
export function FormPreview({ typed, words, locale }: Props) {
  const t = useTranslations('feedbackForms');
  const [shown, setShown] = useState<Locale>(locale);
  const say = words[shown];
  const language: Language = shown === 'ru' ? 'RU' : 'EN';
  const parts = previewOf(typed, say);
  return (
    <Panel
      title={t('preview')}
      hint={t('previewHint')}
      actions={
        <div role="group" aria-label={t('previewLanguage')} className="flex gap-1">
          {locales.map((each) => (
            <button
              key={each}
              type="button"
              lang={each}
              aria-pressed={each === shown}
              onClick={() => setShown(each)}
              className="h-control-small text-ink-muted hover:text-ink aria-pressed:bg-sunken aria-pressed:text-ink rounded-md px-2.5 text-sm font-medium"
            >
              {words[each].language}
            </button>
          ))}
        </div>
      }
    >
      <div
        role="region"
        aria-label={t('previewPhone')}
        tabIndex={0}
        lang={shown}
        className="border-line bg-canvas mx-auto max-h-[min(44rem,75dvh)] max-w-[24.375rem] overflow-y-auto rounded-xl border px-4 py-5"
      >
        <p className="text-xl font-semibold">{say.heading}</p>
        <p className="mt-2 font-medium break-words">{say.course}</p>
        <p className="text-ink-muted mt-2 mb-4">{say.note}</p>
        <fieldset disabled className="flex min-w-0 flex-col gap-4">
          {parts.map((part) => (
            <PhonePart key={part.slots[0]?.name} part={part} say={say} language={language} />
          ))}
          <button
            type="button"
            className="bg-accent text-on-accent min-h-12 w-full rounded-md px-4 font-semibold"
          >
            {say.send}
          </button>
        </fieldset>
      </div>
    </Panel>
  );
}

type Said = { say: PhoneWords; language: Language };

function PhonePart({ part, say, language }: Said & { part: Part }) {
  const inWords = part.slots.every(({ question }) => question.kind === 'TEXT');
  return (
    <section className="border-line bg-surface flex flex-col gap-4 rounded-lg border p-4">
      <h3 className="break-words">{part.subject?.name ?? (inWords ? say.inYourWords : say.about)}</h3>
      {part.slots.map((slot) => (
        <Asked key={slot.name} slot={slot} say={say} language={language} />
      ))}
    </section>
  );
}

function Asked({ slot: { name, question }, say, language }: Said & { slot: Slot }) {
  const words = (
    <>
      {inLanguage(language, question.textEn, question.textRu?.trim() || null) || '…'}
      {!question.required && <small className="text-ink-muted text-sm font-normal"> {say.optional}</small>}
    </>
  );
  if (question.kind === 'TEXT')
    return (
      <label className="flex flex-col gap-2 font-medium break-words">
        <span>{words}</span>
        <textarea rows={3} className="border-ink-muted bg-surface w-full resize-none rounded-lg border" />
      </label>
    );
  const scale = question.kind === 'SCALE';
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-medium break-words">{words}</legend>
      <div
        className={clsx(
          scale && 'grid grid-cols-5 gap-1.5',
          question.kind === 'YES_NO' && 'grid grid-cols-2 gap-2',
          question.kind === 'CHOICE' && 'flex flex-col gap-1.5',
        )}
      >
        {optionsOf(question).map((option) => (
          <Choice key={option} name={`preview-${name}`} centred={question.kind !== 'CHOICE'}>
            {scale ? (
              <>
                <b className="block text-lg">{option}</b>
                <small className="text-ink-muted block text-xs hyphens-auto">{say.scale[option - 1]}</small>
              </>
            ) : question.kind === 'YES_NO' ? (
              (option === 1 && say.yes) || say.no
            ) : (
              optionWords(question.options[option], language) || '…'
            )}
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}

const optionWords = (option: { en: string; ru: string | null } | undefined, language: Language): string =>
  option ? inLanguage(language, option.en, option.ru?.trim() || null) : '';

function Choice({ name, centred, children }: { name: string; centred: boolean; children: ReactNode }) {
  return (
    <label className="relative block">
      <input type="radio" name={name} className="sr-only" />
      <span
        className={clsx(
          'border-ink-muted block h-full min-h-12 rounded-lg border [overflow-wrap:anywhere]',
          centred ? 'px-0.5 py-1.5 text-center' : 'px-3 py-2.5',
        )}
      >
        {children}
      </span>
    </label>
  );
}
