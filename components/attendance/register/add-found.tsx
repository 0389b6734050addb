'use client';

import { Icon } from '@/components/ui/icon';
import { userPlus } from '@/components/ui/shapes';
import { buttonClass } from '@/components/ui/button-style';
import { useTexts } from '../texts';

/** Nobody of the list has the name that was looked for: the way to add it. */
export function AddFound({ name, onAdd }: { name: string; onAdd: () => void }) {
  const { t } = useTexts();
  return (
    <div className="flex justify-center px-3 pb-8">
      <button
        type="button"
        onClick={onAdd}
        className={buttonClass({ className: 'h-auto! min-h-12 py-2 whitespace-normal!' })}
      >
        <Icon shape={userPlus} className="size-4 shrink-0" />
        <span className="min-w-0 break-words">{t('addNamed', { name })}</span>
      </button>
    </div>
  );
}
