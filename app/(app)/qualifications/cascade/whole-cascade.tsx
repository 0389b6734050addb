import { Download } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { CascadeTree } from '@/components/cascade/cascade-tree';
import { ReachFigures } from '@/components/cascade/reach-figures';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import type { Actor } from '@/lib/auth/actor';
import { found } from '@/lib/auth/found';
import { shownName } from '@/lib/people/names/rules';
import { branch, runBranch } from '@/lib/qualifications/cascade/branches/queries';
import { cascadeReach, cascadeRoot } from '@/lib/qualifications/cascade/queries';
import { directions, type CascadeRoot, type Direction } from '@/lib/qualifications/cascade/types';
import { inLanguage } from '@/lib/text/in-language';
import { openBranch } from './actions';

type Props = { actor: Actor; root: CascadeRoot; direction: Direction };

/** The cascade of one person or run: its figures, and the tree with its first part unfolded. */
export async function WholeCascade({ actor, root, direction }: Props) {
  const [from, reach, t, locale] = await Promise.all([
    found(cascadeRoot(actor, root)),
    found(cascadeReach(actor, root, direction)),
    getTranslations('cascade'),
    getLocale(),
  ]);
  const start = { direction, id: from.id, boundary: null, skip: 0 };
  const roots =
    from.kind === 'RUN'
      ? [await found(runBranch(actor, from.id, direction))]
      : await branch(actor, { ...start, kind: 'PERSON' });
  const name =
    from.kind === 'PERSON'
      ? shownName(from)
      : `${from.code} ${inLanguage(locale === 'ru' ? 'RU' : 'EN', from.course.titleEn, from.course.titleRu)}`;
  const asked = from.kind === 'PERSON' ? `person=${from.id}` : `run=${from.id}`;
  return (
    <div className="flex flex-col gap-4">
      <Panel
        title={<span dir="auto">{name}</span>}
        hint={t(direction === 'DOWN' ? 'explainDown' : 'explainUp')}
        actions={directions.map((way) => (
          <LinkButton
            key={way}
            size="sm"
            aria-current={way === direction ? 'true' : undefined}
            variant={way === direction ? 'primary' : 'secondary'}
            href={`/qualifications/cascade?${asked}&way=${way}`}
          >
            {t(way === 'DOWN' ? 'wayDown' : 'wayUp')}
          </LinkButton>
        ))}
      >
        <ReachFigures reach={reach} direction={direction} />
      </Panel>
      <Panel
        title={t('tree')}
        hint={t('treeHint')}
        actions={
          roots.length > 0 && (
            <a
              className="link inline-flex items-center gap-1.5"
              href={`/qualifications/cascade/picture?${asked}&way=${direction}&language=${locale}`}
              download
            >
              <Download aria-hidden className="size-4" />
              {t('picture')}
            </a>
          )
        }
      >
        {roots.length > 0 ? (
          <CascadeTree label={t('tree')} direction={direction} roots={roots} open={openBranch} />
        ) : (
          <p className="text-ink-muted">{t(direction === 'DOWN' ? 'noneDown' : 'noneUp')}</p>
        )}
      </Panel>
    </div>
  );
}
