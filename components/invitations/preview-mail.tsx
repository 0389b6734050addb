'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import type { Preview } from '@/lib/enrolments/invitations/queries';

type Props = { preview: Preview; onChoose: (enrolmentId: string) => void };

/** The mail as one of the people will get it, and the way to those of the others. */
export function PreviewMail({ preview: { people, mail }, onChoose }: Props) {
  const t = useTranslations('invitations.tab');
  if (!mail) return null;
  const at = people.findIndex(({ id }) => id === mail.of);
  const step = (by: number) => {
    const next = people[at + by];
    if (next) onChoose(next.id);
  };
  return (
    <section aria-label={t('previewOf')} className="border-line bg-surface rounded-lg border">
      <div className="border-line flex items-center gap-2 border-b p-2">
        <Button
          square
          size="sm"
          variant="quiet"
          aria-label={t('previous')}
          disabled={at <= 0}
          icon={<ChevronLeft aria-hidden />}
          onClick={() => step(-1)}
        />
        <Select
          aria-label={t('previewOf')}
          value={mail.of}
          onChange={(event) => onChoose(event.target.value)}
          options={people.map(({ id, name, language }) => ({
            value: id,
            label: `${name} · ${t(`language.${language}`)}`,
          }))}
        />
        <Button
          square
          size="sm"
          variant="quiet"
          aria-label={t('following')}
          disabled={at >= people.length - 1}
          icon={<ChevronRight aria-hidden />}
          onClick={() => step(1)}
        />
      </div>
      <div lang={mail.language.toLowerCase()} className="p-3 text-sm">
        <p className="text-ink-muted break-all">{mail.to}</p>
        <p className="mb-2 font-semibold">{mail.subject}</p>
        <p className="break-words whitespace-pre-line">{mail.text}</p>
      </div>
    </section>
  );
}
