'use client';

import { Award, Braces, ChevronDown, FileKey, Image as Picture } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Menu, MenuFile, MenuLabel } from '@/components/ui/menu';

type Props = {
  certificateId: string;
  /** Names the button where several stand in a list. */
  label: string;
  small?: boolean;
};

/** The certificate as a digital badge, in the forms that wallets and pages take. */
export function BadgeMenu({ certificateId, label, small = false }: Props) {
  const t = useTranslations('badges');
  const address = `/api/certificates/${certificateId}/badge`;
  return (
    <Menu
      trigger={
        <Button
          aria-label={label}
          variant={small ? 'quiet' : 'secondary'}
          size={small ? 'sm' : 'md'}
          icon={<Award aria-hidden className="size-4" />}
        >
          {t(small ? 'short' : 'badge')}
          <ChevronDown aria-hidden className="size-4" />
        </Button>
      }
    >
      <MenuLabel>{t('about')}</MenuLabel>
      <MenuFile href={`${address}/png`} icon={<Picture aria-hidden />}>
        {t('png')}
      </MenuFile>
      <MenuFile href={`${address}/json`} icon={<Braces aria-hidden />}>
        {t('json')}
      </MenuFile>
      <MenuFile href={`${address}/jwt`} icon={<FileKey aria-hidden />}>
        {t('jwt')}
      </MenuFile>
    </Menu>
  );
}
