import { useTranslations } from 'next-intl';
import type { Answer } from '@/components/runs/form-types';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import type { BranchInput } from '@/lib/qualifications/cascade/schema';
import type { Branch } from '@/lib/qualifications/cascade/types';
import { CascadeTree } from './cascade-tree';

type Props = {
  /** Of the whole cascade. */
  href: string;
  up: readonly Branch[];
  down: readonly Branch[];
  open: (input: BranchInput) => Answer<Branch[]>;
};

/** The cascade on the page of a person or of a run: upward and downward, to be unfolded there. */
export function CascadePart({ href, up, down, open }: Props) {
  const t = useTranslations('cascade');
  if (up.length + down.length === 0) return null;
  return (
    <Panel
      title={t('title')}
      actions={
        <LinkButton size="sm" href={href}>
          {t('openWhole')}
        </LinkButton>
      }
    >
      <div className="flex flex-col gap-3">
        {up.length > 0 && (
          <div>
            <h3 className="text-ink-muted text-sm font-medium">{t('wayUp')}</h3>
            <CascadeTree label={t('wayUp')} direction="UP" roots={up} open={open} />
          </div>
        )}
        {down.length > 0 && (
          <div>
            <h3 className="text-ink-muted text-sm font-medium">{t('wayDown')}</h3>
            <CascadeTree label={t('wayDown')} direction="DOWN" roots={down} open={open} />
          </div>
        )}
      </div>
    </Panel>
  );
}
