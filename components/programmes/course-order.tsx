'use client';

import { useId } from 'react';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { ComboboxOption } from '@/components/ui/combobox';
import { FieldError } from '@/components/ui/field-error';
import { OrderList } from '@/components/ui/order-list';

type Props = {
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
  courses: readonly ComboboxOption[];
  error?: string;
};

/** The courses of a curriculum one below the other, in their order; others wait below. */
export function CourseOrder({ chosen, onChange, courses, error }: Props) {
  const t = useTranslations('programmes.curriculum');
  const errorId = useId();
  const nameOf = (id: string) => courses.find(({ value }) => value === id)?.label ?? id;
  const others = courses.filter(({ value }) => !chosen.includes(value));
  return (
    <div>
      {chosen.length === 0 && <p className="text-ink-muted">{t('noCourses')}</p>}
      <OrderList
        ids={chosen}
        onChange={onChange}
        label={t('order')}
        describedBy={error ? errorId : undefined}
        nameOf={nameOf}
        words={{
          up: (name) => t('up', { name }),
          down: (name) => t('down', { name }),
          leaveOut: (name) => t('leaveOut', { name }),
          moved: (move) => t('moved', move),
        }}
      />
      {error && <FieldError id={errorId}>{error}</FieldError>}
      {others.length > 0 && (
        <>
          <h3 className="mt-5 mb-1">{t('others')}</h3>
          <ul className="divide-line divide-y">
            {others.map(({ value, label, detail }) => (
              <li key={value} className="flex items-center justify-between gap-3 py-1.5">
                <span className="min-w-0">
                  {label} <span className="text-ink-muted text-sm">{detail}</span>
                </span>
                <Button
                  size="sm"
                  icon={<Plus aria-hidden className="size-4" />}
                  aria-label={t('takeIn', { name: label })}
                  onClick={() => onChange([...chosen, value])}
                >
                  {t('add')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
