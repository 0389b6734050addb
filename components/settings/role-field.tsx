'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { grantRoles } from '@/lib/auth/accounts/schema';

type Props = ComponentProps<'select'> & { error?: string; none?: string };

/** The right to give. `none`: the words for giving no right, where that is possible. */
export function RoleField({ error, none, ...select }: Props) {
  const t = useTranslations('settings.grants');
  return (
    <Field label={t('role')} hint={t('roleHint')} required={none === undefined} error={error}>
      <Select
        {...select}
        placeholder={none ?? t('choose')}
        options={grantRoles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
      />
    </Field>
  );
}
