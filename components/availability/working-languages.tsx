'use client';

import { useState } from 'react';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Answer } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Fieldset } from '@/components/ui/fieldset';
import type { Outcome } from '@/lib/errors/outcome';

/** Languages that are offered; any other that somebody has stays. */
const offered = ['en', 'ru', 'uz', 'kk', 'ky', 'tg', 'tk', 'fr'] as const;

type Props = {
  languages: readonly string[];
  save: (languages: string[]) => Answer<Outcome<unknown>>;
  onDone: () => void;
};

/** In which languages somebody can teach. */
export function WorkingLanguages({ languages, save, onDone }: Props) {
  const t = useTranslations('availability');
  const common = useTranslations('common');
  const [chosen, setChosen] = useState<readonly string[]>(languages);
  const command = useCommand(save, { onDone });
  const all = [...new Set([...offered, ...languages])];
  const changed = [...chosen].sort().join() !== [...languages].sort().join();
  return (
    <Fieldset legend={t('languages')} hint={chosen.length === 0 ? t('languagesUnknown') : undefined}>
      <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-4">
        {all.map((code) => (
          <Checkbox
            key={code}
            label={t.has(`language.${code}` as 'language.en') ? t(`language.${code}` as 'language.en') : code}
            checked={chosen.includes(code)}
            onChange={(event) =>
              setChosen(event.target.checked ? [...chosen, code] : chosen.filter((each) => each !== code))
            }
          />
        ))}
      </div>
      {changed && (
        <Button
          size="sm"
          variant="primary"
          className="self-start"
          pending={command.pending}
          onClick={() => command.run([...chosen])}
        >
          {common('save')}
        </Button>
      )}
      <Failure refusals={command.refusals} errorId={command.errorId} />
    </Fieldset>
  );
}
