import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { Panel } from '@/components/ui/panel';
import { institutionName } from '@/lib/people/institutions/rules';
import type { ProgrammeView } from '@/lib/programmes/queries';
import { formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

type Props = { programme: ProgrammeView };

/** Where and when, who pays, and with whom. */
export function ProgrammeFacts({ programme }: Props) {
  const t = useTranslations('programmes');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  return (
    <Panel title={t('facts')}>
      <DescriptionList
        stacked
        facts={[
          { term: t('period'), value: formatDateRange(programme.startsOn, programme.endsOn, locale) },
          {
            term: t('countries'),
            value: programme.countries
              .map(({ nameEn, nameRu }) => inLanguage(language, nameEn, nameRu))
              .join(', '),
          },
          {
            term: t('donors'),
            value: programme.donors.length > 0 && (
              <Lines
                lines={programme.donors.map((each) => [
                  each.id,
                  inLanguage(language, each.name, each.nameRu),
                ])}
              />
            ),
          },
          {
            term: t('partners'),
            value: programme.partners.length > 0 && (
              <Lines
                lines={programme.partners.map((each) => [each.id, institutionName(language, each)])}
                href="/institutions/"
              />
            ),
          },
        ]}
      />
    </Panel>
  );
}

function Lines({ lines, href }: { lines: readonly (readonly [string, string])[]; href?: string }) {
  return (
    <ul className="flex flex-col gap-1">
      {lines.map(([id, name]) => (
        <li key={id}>
          {href ? (
            <Link className="link" href={`${href}${id}`}>
              {name}
            </Link>
          ) : (
            name
          )}
        </li>
      ))}
    </ul>
  );
}
