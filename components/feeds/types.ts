import type { Action } from '@/components/runs/form-types';
import type { Subscription } from '@/lib/runs/feeds/commands';
import type { FeedTarget } from '@/lib/runs/feeds/schema';

export type FeedActions = {
  show: Action<FeedTarget, Subscription | null>;
  start: Action<FeedTarget, Subscription>;
  renew: Action<{ feedId: string }, Subscription>;
  end: Action<{ feedId: string }, null>;
};
