import type { LifecycleView } from '../store.ts';

/** MLflow's `ViewType`. */
export const wireViews: Readonly<Record<LifecycleView, string>> = {
  active: 'ACTIVE_ONLY',
  deleted: 'DELETED_ONLY',
  all: 'ALL',
};
