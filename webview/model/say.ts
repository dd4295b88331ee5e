import { modelTexts } from '../../src/protocol/modelTexts.ts';
import { texts } from '../ui/texts.ts';
import type { Stage } from './shownVersions.ts';

/** The texts of this page. */
export const t = texts(modelTexts);

/** A stage in the person's language. */
export function stageText(stage: Stage): string {
  return t(stageTexts[stage]);
}

const stageTexts = {
  None: 'stageNone',
  Staging: 'stageStaging',
  Production: 'stageProduction',
  Archived: 'stageArchived',
} as const satisfies Record<Stage, keyof typeof modelTexts>;

/** Of a version that is not ready. */
export const statusTexts = { pending: 'statusPending', failed: 'statusFailed' } as const;
