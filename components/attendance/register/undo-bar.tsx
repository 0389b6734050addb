'use client';

import { Icon } from '@/components/ui/icon';
import { undo2 } from '@/components/ui/part-shapes';
import { cross } from '@/components/ui/shapes';
import { buttonClass } from '@/components/ui/button-style';
import { useTexts } from '../texts';

type Props = { text: string; onUndo: (() => void) | null; onClose: () => void };

/** What was just done, to be taken back. It stays until it is closed or something else is done: nobody has to hurry. */
export function UndoBar({ text, onUndo, onClose }: Props) {
  const { t } = useTexts();
  return (
    <section aria-label={t('justDone')} className="border-line bg-info-soft border-t">
      <div className="mx-auto flex max-w-3xl items-center gap-2 px-3 py-1.5 md:px-4">
        <p className="line-clamp-2 min-w-0 flex-1 break-words">{text}</p>
        {onUndo && (
          <button type="button" onClick={onUndo} className={buttonClass({ variant: 'secondary' })}>
            <Icon shape={undo2} className="size-4" />
            {t('undo')}
          </button>
        )}
        <button
          type="button"
          aria-label={t('close')}
          onClick={onClose}
          className={buttonClass({ variant: 'quiet', square: true })}
        >
          <Icon shape={cross} className="size-4" />
        </button>
      </div>
    </section>
  );
}
