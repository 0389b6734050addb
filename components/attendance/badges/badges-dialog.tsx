'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'next-intl';
import { Failure } from '@/components/runs/failure';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { shownName } from '@/lib/people/names/rules';
import { isLocale, locales, type Locale } from '@/lib/text/locale';
import { BadgeBearer, type Bearer } from './badge-bearer';
import { printBadges } from './print-badges';
import type { RenewBadge } from './renew-badge';

type Props = {
  runId: string;
  people: readonly Bearer[];
  trainers: number;
  renew: RenewBadge;
  onClose: () => void;
};

type Failed = Awaited<ReturnType<typeof printBadges>>;

/** Whose badges are printed, in which language; and a lost one renewed. */
export function BadgesDialog({ runId, people, trainers, renew, onClose }: Props) {
  const t = useTranslations('paper');
  const common = useTranslations('common');
  const locale = useLocale();
  const [language, setLanguage] = useState<Locale>(isLocale(locale) ? locale : 'en');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [withTrainers, setWithTrainers] = useState(trainers > 0);
  const [query, setQuery] = useState('');
  const [pending, setPending] = useState(false);
  const [failed, setFailed] = useState<Failed>(null);
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const shown = people.filter(({ officialName, latinName }) => {
    const names = `${officialName ?? ''} ${latinName ?? ''}`.toLocaleLowerCase();
    return words.every((word) => names.includes(word));
  });
  const chosen = people.filter(({ id }) => !left.has(id));
  const set = (ids: readonly string[], on: boolean) => {
    const next = new Set(left);
    for (const id of ids)
      if (on) next.delete(id);
      else next.add(id);
    setLeft(next);
  };
  const print = async () => {
    setPending(true);
    setFailed(null);
    const enrolmentIds = left.size === 0 ? ('ALL' as const) : chosen.map(({ id }) => id);
    setFailed(await printBadges(runId, { language, enrolmentIds, trainers: withTrainers }));
    setPending(false);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('badgesTitle')}
      footer={
        <>
          <DialogClose>
            <Button>{common('close')}</Button>
          </DialogClose>
          <Button variant="primary" pending={pending} onClick={() => void print()}>
            {t('badgesSubmit', { count: chosen.length + (withTrainers ? trainers : 0) })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2 pb-1">
        {failed && <Failure {...failed} />}
        <div className="flex flex-wrap items-end gap-2">
          <SearchField
            label={t('badgesFind')}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            className="min-w-48 flex-1"
          />
          <Field label={t('language')} hideLabel unmarked>
            <Select
              value={language}
              onChange={({ target }) => isLocale(target.value) && setLanguage(target.value)}
              options={locales.map((value) => ({ value, label: t(`languages.${value}`) }))}
            />
          </Field>
        </div>
        <div className="border-line flex flex-wrap items-center justify-between gap-x-4 border-b">
          <Checkbox
            label={query.trim() ? t('badgesChosen', { count: chosen.length }) : t('badgesAll')}
            checked={shown.length > 0 && shown.every(({ id }) => !left.has(id))}
            onChange={(event) =>
              set(
                shown.map(({ id }) => id),
                event.target.checked,
              )
            }
          />
          {trainers > 0 && (
            <Checkbox
              label={t('badgesTrainers', { count: trainers })}
              checked={withTrainers}
              onChange={(event) => setWithTrainers(event.target.checked)}
            />
          )}
        </div>
        <ul aria-label={t('badges')} className="divide-line divide-y">
          {shown.map((person) => (
            <BadgeBearer
              key={person.id}
              runId={runId}
              person={person}
              name={shownName(person)}
              chosen={!left.has(person.id)}
              onChoose={(on) => set([person.id], on)}
              renew={renew}
            />
          ))}
        </ul>
        {shown.length === 0 && <p className="text-ink-muted py-4 text-center">{t('badgesNobodyFound')}</p>}
      </div>
    </Dialog>
  );
}
