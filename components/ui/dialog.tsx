'use client';

import type { ReactElement, ReactNode, RefObject } from 'react';
import { Dialog as Base } from '@base-ui/react/dialog';
import clsx from 'clsx';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonClass } from './button-style';
import { shadeClass } from './overlay-style';

type Props = {
  title: ReactNode;
  description?: ReactNode;
  /** A Button that opens it; without one the dialog is held open by `open`. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Buttons, the primary one last. Wrap one in DialogClose to close. */
  footer?: ReactNode;
  initialFocus?: RefObject<HTMLElement | null>;
  wide?: boolean;
  children?: ReactNode;
};

/** A decision or a small form above the page. On a phone it rises from the lower edge. */
export function Dialog({
  title,
  description,
  trigger,
  open,
  onOpenChange,
  footer,
  initialFocus,
  wide,
  children,
}: Props) {
  const t = useTranslations('common');
  return (
    <Base.Root open={open} onOpenChange={onOpenChange && ((next) => onOpenChange(next))}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={shadeClass} />
        <Base.Popup
          initialFocus={initialFocus}
          className={clsx(
            'pop-motion border-line bg-raised text-ink shadow-float fixed z-50 flex max-h-[90dvh] flex-col border outline-none',
            'inset-x-0 bottom-0 rounded-t-xl md:inset-x-auto md:top-[12vh] md:bottom-auto md:left-1/2 md:max-h-[80dvh] md:-translate-x-1/2 md:rounded-xl',
            wide ? 'md:w-[min(56rem,92vw)]' : 'md:w-[min(32rem,92vw)]',
          )}
        >
          <div className="flex items-start justify-between gap-4 px-5 pt-4 pb-2">
            <div className="min-w-0">
              <Base.Title className="text-lg font-semibold">{title}</Base.Title>
              {description && (
                <Base.Description className="text-ink-muted mt-1">{description}</Base.Description>
              )}
            </div>
            <Base.Close
              aria-label={t('close')}
              className={buttonClass({ variant: 'quiet', size: 'sm', square: true, className: '-mr-2' })}
            >
              <X aria-hidden className="size-4" />
            </Base.Close>
          </div>
          {children && <div className="min-h-0 flex-1 overflow-y-auto px-5 py-2">{children}</div>}
          {footer && (
            <div className="border-line mt-2 flex flex-wrap justify-end gap-2 border-t px-5 py-3 max-md:*:flex-auto">
              {footer}
            </div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Closes the dialog around it: <DialogClose><Button>…</Button></DialogClose>. */
export function DialogClose({ children }: { children: ReactElement }) {
  return <Base.Close render={children} />;
}
