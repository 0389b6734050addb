'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';

type Props = {
  title: string;
  description?: string;
  /** The word on the button that does it. */
  submit: string;
  disabled?: boolean;
  pending: boolean;
  wide?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** One thing done to the agenda: a small form with one button that does it. Open while it is drawn. */
export function TaskDialog({
  title,
  description,
  submit,
  disabled = false,
  pending,
  wide = false,
  onSubmit,
  onClose,
  children,
}: Props) {
  const common = useTranslations('common');
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      wide={wide}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="primary" disabled={disabled} pending={pending} onClick={onSubmit}>
            {submit}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-3">{children}</div>
    </Dialog>
  );
}
