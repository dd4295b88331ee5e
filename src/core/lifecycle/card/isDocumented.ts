import type { ModelVersion } from '../../tracking/registeredModel.ts';
import { unmarked } from './unmarked.ts';

/** Whether the description of a version says anything. A model card does. */
export function isDocumented({ description }: Pick<ModelVersion, 'description'>): boolean {
  return unmarked(description) !== '';
}
