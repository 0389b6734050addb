'use client';

import { useState, type ReactElement, type ReactNode } from 'react';
import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import { useTranslations } from 'next-intl';
import { Button } from './button';
import { shadeClass } from './overlay-style';

type Props = {
  title: ReactNode;
  description: ReactNode;
  /** The verb of what will happen ("Revoke certificate"), never "OK". */
  confirmLabel: ReactNode;
  /** Runs at confirmation; the dialog stays, busy, until it settles. Returning false keeps it open (a refusal is shown). */
  onConfirm: () => Promise<boolean | void> | boolean | void;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  danger?: boolean;
  children?: ReactNode;
};

/** For what cannot be undone. Where undo is possible, do it at once and offer undo in a toast instead. */
export function AlertDialog(props: Props) {
  const { title, description, confirmLabel, onConfirm, trigger, danger, children } = props;
  const t = useTranslations('common');
  const [ownOpen, setOwnOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const open = props.open ?? ownOpen;
  const setOpen = (next: boolean) => {
    setOwnOpen(next);
    props.onOpenChange?.(next);
  };
  const confirm = async () => {
    setPending(true);
    try {
      if ((await onConfirm()) !== false) setOpen(false);
    } finally {
      setPending(false);
    }
  };
  return (
    <Base.Root open={open} onOpenChange={(next) => !pending && setOpen(next)}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={shadeClass} />
        <Base.Popup className="pop-motion border-line bg-raised shadow-float fixed inset-x-0 bottom-0 z-50 rounded-t-xl border outline-none md:inset-x-auto md:top-[18vh] md:bottom-auto md:left-1/2 md:w-[min(28rem,92vw)] md:-translate-x-1/2 md:rounded-xl">
          <div className="px-5 pt-4">
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            <Base.Description className="text-ink-muted mt-1">{description}</Base.Description>
          </div>
          {children && <div className="px-5 pt-3">{children}</div>}
          <div className="border-line mt-4 flex flex-wrap justify-end gap-2 border-t px-5 py-3 max-md:*:flex-auto">
            <Base.Close render={<Button>{t('cancel')}</Button>} />
            <Button variant={danger ? 'danger' : 'primary'} pending={pending} onClick={confirm}>
              {confirmLabel}
            </Button>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
