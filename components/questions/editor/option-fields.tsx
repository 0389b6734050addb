import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFieldArray, useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { Fieldset } from '@/components/ui/fieldset';
import { Input } from '@/components/ui/input';
import { Panel } from '@/components/ui/panel';
import type { QuestionLanguage } from '@/lib/assessment/questions/schema';
import type { TestQuestionKind } from '@/prisma/generated/enums';
import { newOption, type QuestionForm } from './form';

const mostOptions = 12;

type Props = {
  form: QuestionForm;
  kind: TestQuestionKind;
  languages: readonly QuestionLanguage[];
  takenKeys: readonly string[];
};

/** What can be chosen, in its order, and which of it is right. */
export function OptionFields({ form, kind, languages, takenKeys }: Props) {
  const t = useTranslations('bank.editor');
  const words = useTranslations('bank.languages');
  const { fields, append, remove, move } = useFieldArray({
    control: form.control,
    name: 'definition.options',
    keyName: 'row',
  });
  const options = useWatch({ control: form.control, name: 'definition.options' });
  const errors = form.formState.errors.definition?.options;
  const whole = errors?.root?.message ?? errors?.message;
  const change = { shouldDirty: true, shouldValidate: form.formState.isSubmitted };
  const setRight = (index: number, right: boolean) =>
    options.forEach((_, other) => {
      // Of one right option another choice takes its place.
      if (other === index || kind === 'SINGLE')
        form.setValue(`definition.options.${other}.right`, other === index && right, change);
    });
  const icon = 'size-4';
  return (
    <Panel title={t('options')} hint={t(kind === 'SINGLE' ? 'optionsHintOne' : 'optionsHintSeveral')}>
      <div className="flex flex-col gap-4">
        {fields.map((field, index) => (
          <Fieldset key={field.row} legend={t('option', { place: index + 1 })}>
            <div className="grid gap-3 sm:grid-cols-2">
              {languages.map((language) => (
                <Field
                  key={language}
                  label={words(language)}
                  unmarked
                  error={errors?.[index]?.texts?.[language]?.message}
                >
                  <Input
                    lang={language}
                    autoComplete="off"
                    {...form.register(`definition.options.${index}.texts.${language}`)}
                  />
                </Field>
              ))}
            </div>
            <div className="flex flex-wrap items-center justify-between gap-x-4">
              <label className="flex items-center gap-2.5 py-1.5 pointer-coarse:py-2.5">
                <input
                  type={kind === 'SINGLE' ? 'radio' : 'checkbox'}
                  name={kind === 'SINGLE' ? 'right-option' : `right-option-${index}`}
                  checked={options[index]?.right ?? false}
                  onChange={({ target }) => setRight(index, target.checked)}
                  className="accent-accent size-4 shrink-0 pointer-coarse:size-5"
                />
                {t('isRight', { place: index + 1 })}
              </label>
              <span className="flex">
                <Button
                  variant="quiet"
                  size="sm"
                  square
                  disabled={index === 0}
                  aria-label={t('optionUp', { place: index + 1 })}
                  onClick={() => move(index, index - 1)}
                >
                  <ArrowUp aria-hidden className={icon} />
                </Button>
                <Button
                  variant="quiet"
                  size="sm"
                  square
                  disabled={index === fields.length - 1}
                  aria-label={t('optionDown', { place: index + 1 })}
                  onClick={() => move(index, index + 1)}
                >
                  <ArrowDown aria-hidden className={icon} />
                </Button>
                <Button
                  variant="quiet"
                  size="sm"
                  square
                  disabled={fields.length <= 2}
                  aria-label={t('removeOption', { place: index + 1 })}
                  onClick={() => remove(index)}
                >
                  <Trash2 aria-hidden className={icon} />
                </Button>
              </span>
            </div>
          </Fieldset>
        ))}
        {whole && <FieldError>{whole}</FieldError>}
        {fields.length < mostOptions && (
          <div>
            <Button
              icon={<Plus aria-hidden className={icon} />}
              onClick={() =>
                append(
                  newOption(
                    options.map(({ key }) => key),
                    takenKeys,
                  ),
                )
              }
            >
              {t('addOption')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
