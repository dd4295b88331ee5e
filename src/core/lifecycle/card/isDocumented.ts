import type { ModelVersion } from '../../tracking/registeredModel.ts';
import { beginMark, endMark } from './placeCard.ts';

/** Whether the description of a version says anything. A model card does. */
export function isDocumented({ description }: Pick<ModelVersion, 'description'>): boolean {
  return description.replaceAll(beginMark, '').replaceAll(endMark, '').trim() !== '';
}
