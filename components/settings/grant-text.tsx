import { useLocale, useTranslations } from 'next-intl';
import { inLanguage } from '@/lib/text/in-language';
import type { GrantRole } from '@/prisma/generated/enums';

export type GrantFacts = {
  id: string;
  role: GrantRole;
  programme: { code: string; titleEn: string; titleRu: string | null } | null;
  country: { nameEn: string; nameRu: string } | null;
  institution: { name: string } | null;
};

/** A right in words: the role, and what it is limited to. */
export function GrantText({ grant: { role, programme, country, institution } }: { grant: GrantFacts }) {
  const t = useTranslations('settings.grants');
  const language = useLocale() === 'ru' ? 'RU' : 'EN';
  const limits = [
    programme && inLanguage(language, programme.titleEn, programme.titleRu),
    country && inLanguage(language, country.nameEn, country.nameRu),
    institution?.name,
  ].filter(Boolean);
  return (
    <>
      <span className="font-medium">{t(`roles.${role}`)}</span>
      {limits.length > 0 && <span className="text-ink-muted"> · {limits.join(' · ')}</span>}
    </>
  );
}
