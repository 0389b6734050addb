import { useLocale, useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { Field } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { Select } from '@/components/ui/select';
import { State, type Tone } from '@/components/ui/state';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { formatNumber } from '@/lib/text/format';
import type { Locale } from '@/lib/text/locale';
import type { IndicatorFile } from '@/lib/programmes/indicators/file/queries';
import { stateOf, type Change, type ChangeState } from '@/lib/programmes/indicators/file/rules';

type Shown = ChangeState | 'REFUSED';
const states: readonly Shown[] = ['NEW', 'CHANGED', 'SAME', 'REFUSED'];
const tones: Record<Shown, Tone> = { NEW: 'info', CHANGED: 'warn', SAME: 'neutral', REFUSED: 'danger' };

/** So many lines are drawn; the others are counted, and found by their state. */
const mostShown = 300;

type Props = {
  read: IndicatorFile;
  countries: readonly { value: string; label: string }[];
  children: ReactNode;
};

type Line = { cell: string; of: string; figure: string; state: Shown; why: string | null };

/** Figures with the decimals that they have, and no more. */
const figureText = (value: number, locale: Locale) =>
  formatNumber(value, locale, `${value}`.split('.')[1]?.length ?? 0);

/** What each figure of a table would do: new, instead of another one, the same, or not taken over and why. */
export function FiguresPreview({ read, countries, children }: Props) {
  const t = useTranslations('figures');
  const locale = useLocale();
  const [only, setOnly] = useState<Shown | ''>('');
  const names = new Map(countries.map(({ value, label }) => [value, label]));
  const changeText = (change: Change) =>
    stateOf(change) === 'CHANGED'
      ? t('instead', {
          before: figureText(change.before ?? 0, locale),
          after: figureText(change.value, locale),
        })
      : figureText(change.value, locale);
  const lines: Line[] = [
    ...read.refused.map(({ cell, text, of, why }) => ({
      ...{ cell, of, figure: text, state: 'REFUSED' as const, why: t(`why.${why}`) },
    })),
    ...read.changes.map((change) => ({
      ...{ cell: change.cell, figure: changeText(change), state: stateOf(change), why: null },
      of: [
        change.countryCode && (names.get(change.countryCode) ?? change.countryCode),
        change.category,
        change.year,
      ]
        .filter(Boolean)
        .join(' · '),
    })),
  ];
  const counts = states.map((state) => [state, lines.filter((line) => line.state === state).length] as const);
  const shown = only ? lines.filter(({ state }) => state === only) : lines;
  return (
    <Panel
      flush
      title={t('preview')}
      hint={read.sheet ? t('sheet', { sheet: read.sheet }) : undefined}
      actions={
        <Field label={t('show')} hideLabel unmarked className="w-52">
          <Select
            value={only}
            onChange={(event) => setOnly(event.target.value as Shown | '')}
            options={[
              { value: '', label: t('all', { count: lines.length }) },
              ...counts.map(([state, count]) => ({
                value: state,
                label: t('ofState', { state: t(`state.${state}`), count }),
              })),
            ]}
          />
        </Field>
      }
      footer={<div className="flex flex-col items-end gap-2 max-md:items-stretch">{children}</div>}
    >
      <p role="status" className="sr-only">
        {counts.map(([state, count]) => t('ofState', { state: t(`state.${state}`), count })).join(', ')}
      </p>
      <Table caption={t('preview')}>
        <Thead>
          <Tr>
            <Th>{t('cell')}</Th>
            <Th>{t('of')}</Th>
            <Th numeric>{t('figure')}</Th>
            <Th>{t('does')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {shown.slice(0, mostShown).map((line) => (
            <Tr key={line.cell}>
              <Td label={t('cell')} className="text-ink-muted">
                {line.cell}
              </Td>
              <Td label={t('of')} className="[overflow-wrap:anywhere]">
                {line.of}
              </Td>
              <Td label={t('figure')} numeric className="[overflow-wrap:anywhere]">
                {line.figure}
              </Td>
              <Td label={t('does')}>
                <div className="max-md:text-right">
                  <State tone={tones[line.state]} plain>
                    {t(`state.${line.state}`)}
                  </State>
                  {line.why && <span className="text-ink-muted block text-sm">{line.why}</span>}
                </div>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {shown.length > mostShown && (
        <p className="text-ink-muted px-4 py-2">{t('more', { count: shown.length - mostShown })}</p>
      )}
    </Panel>
  );
}
