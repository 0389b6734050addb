'use client';

import { useRouter } from 'next/navigation';
import { toast } from '@/components/ui/toast';

/** After a decision: says it, and shows the list as it is now. The board hears of it by itself. */
export function useSettled() {
  const router = useRouter();
  return (text: string, undo?: { label: string; onClick: () => void }) => {
    if (undo) toast(text, { action: undo });
    else toast.success(text);
    router.refresh();
  };
}
