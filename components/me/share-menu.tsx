'use client';

import { useState } from 'react';
import dynamic from 'next/dynamic';
import { ChevronDown, IdCard, Link2, Share2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Menu, MenuAway, MenuItem, MenuLabel } from '@/components/ui/menu';
import type { SharedPage } from '@/lib/certificates/sharing/commands';
import type { ShareActions } from './share-types';

/** Loaded when it is asked for: a phone carries the menu only. */
const ShareDialog = dynamic(() => import('./share-dialog').then((module) => module.ShareDialog));

type Props = {
  certificateId: string;
  number: string;
  shared: SharedPage | null;
  /** Where a profile takes the certificate in; null for one that holds no longer. */
  profile: string | null;
  actions: ShareActions;
};

/** What its holder may do with a certificate before others: a page by an address, and an entry in a profile. */
export function ShareMenu({ profile, ...of }: Props) {
  const t = useTranslations('sharing');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Menu
        trigger={
          <Button
            aria-label={t('shareOne', { number: of.number })}
            icon={<Share2 aria-hidden className="size-4" />}
          >
            {t('share')}
            <ChevronDown aria-hidden className="size-4" />
          </Button>
        }
      >
        <MenuLabel>{t('about')}</MenuLabel>
        <MenuItem icon={<Link2 aria-hidden />} onClick={() => setOpen(true)}>
          {t('link')}
        </MenuItem>
        {profile && (
          <MenuAway href={profile} icon={<IdCard aria-hidden />}>
            {t('profile')}
          </MenuAway>
        )}
      </Menu>
      {open && <ShareDialog {...of} onClose={() => setOpen(false)} />}
    </>
  );
}
