import { Award, BookOpen, Coffee, Flag, type LucideIcon } from 'lucide-react';
import type { SessionKind } from '@/prisma/generated/enums';

export const kindIcons: Record<SessionKind, LucideIcon> = {
  TRAINING: BookOpen,
  OPENING: Flag,
  BREAK: Coffee,
  CEREMONY: Award,
};

export const kinds = Object.keys(kindIcons) as SessionKind[];

/** What a block of the agenda is, as a sign; the word stands beside it. */
export function KindIcon({ kind, className }: { kind: SessionKind; className?: string }) {
  const Icon = kindIcons[kind];
  return <Icon aria-hidden className={className ?? 'size-4 shrink-0'} />;
}
