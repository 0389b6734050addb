'use client';

import { useRef, useState } from 'react';
import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { ChosenList } from '@/components/programmes/chosen-list';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { FindTrainers, SeasonForm, TeamOption } from './form-types';

type Props = {
  form: SeasonForm;
  team: readonly TeamOption[];
  onTeam: (team: TeamOption[]) => void;
  find: FindTrainers;
};

const TYPING_PAUSE_MS = 200;

/** Who may teach in the season: chosen once, and then ticked row by row. */
export function TeamField({ form, team, onTeam, find }: Props) {
  const t = useTranslations('seasons');
  const { control, getValues, setValue } = form;
  const courseId = useWatch({ control, name: 'courseId' });
  const [found, setFound] = useState<readonly TeamOption[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  const search = (q: string) => {
    clearTimeout(timer.current);
    if (!courseId) return;
    timer.current = setTimeout(() => {
      const mine = ++asked.current;
      const days = getValues('rows').flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]);
      const known = days.filter(Boolean).sort();
      const wanted = { startsOn: known[0] ?? null, endsOn: known.at(-1) ?? null };
      find({ courseId, ...wanted, q }).then(
        (answer) => mine === asked.current && answer.data && setFound(answer.data),
        () => undefined,
      );
    }, TYPING_PAUSE_MS);
  };
  const setRows = (change: (trainerIds: string[]) => string[]) =>
    getValues('rows').forEach((row, index) =>
      setValue(`rows.${index}.trainerIds`, change(row.trainerIds), { shouldDirty: true }),
    );
  const choose = (ids: string[]) => {
    const known = new Map([...found, ...team].map((option) => [option.value, option]));
    onTeam(ids.flatMap((id) => known.get(id) ?? []));
    setRows((trainerIds) => trainerIds.filter((id) => ids.includes(id)));
  };
  return (
    <Panel title={t('team')} hint={t('teamHint')}>
      <div className="flex flex-col gap-3">
        <ChosenList
          label={t('teamLabel')}
          placeholder={t(courseId ? 'teamFind' : 'teamNeedsCourse')}
          removeLabel={(name) => t('takeOut', { name })}
          chosen={team.map(({ value }) => value)}
          onChange={choose}
          options={[...found, ...team]
            .filter((option, index, all) => all.findIndex(({ value }) => value === option.value) === index)
            .map((option) => (option.may ? option : { ...option, detail: t('mayNot') }))}
          onSearch={search}
        />
        {team.length > 0 && (
          <div className="flex flex-wrap gap-2">
            {team.map(({ value, label }) => (
              <Button
                key={value}
                size="sm"
                onClick={() => setRows((trainerIds) => [...new Set([...trainerIds, value])])}
              >
                {t('inAllRows', { name: label })}
              </Button>
            ))}
          </div>
        )}
      </div>
    </Panel>
  );
}
