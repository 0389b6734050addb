import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';

type Props = { why: 'none' | 'cancelled' | 'nobody'; href: string };

/** Why there is nothing to issue here, and where that is decided. */
export function NothingToIssue({ why, href }: Props) {
  const t = useTranslations('certificates.empty');
  return (
    <Panel>
      <EmptyState
        title={t(`${why}Title`)}
        action={why !== 'cancelled' && <LinkButton href={href}>{t(`${why}Action`)}</LinkButton>}
      >
        {t(`${why}Text`)}
      </EmptyState>
    </Panel>
  );
}
