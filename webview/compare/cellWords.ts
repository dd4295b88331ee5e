import type { ComparedCells } from '../../src/protocol/comparePage.ts';
import { t } from './changeWords.ts';

export function nameWords({ name }: ComparedCells): string {
  return name ?? t('unnamed');
}

/** A parameter that is a list says so with its type: its own column is that of the default. */
export function typeWords({ type, shape, default: value }: ComparedCells): string {
  return value !== null && shape !== null ? `${type} ${shape}` : type;
}

/** What the third column says: of columns whether they are required, of tensors their shape, of parameters the default. */
export function thirdWords({ isRequired, shape, default: value }: ComparedCells): string {
  if (isRequired !== null) return t(isRequired ? 'yes' : 'no');
  return value ?? shape ?? '';
}

/** Over the third column of these cells: a part that changed from tensors to columns has both. */
export function thirdHead(holds: string, all: readonly (ComparedCells | null)[]): string {
  if (holds === 'params') return t('default');
  const hasRequired = all.some((cells) => cells?.isRequired != null);
  const hasShape = all.some((cells) => cells !== null && cells.isRequired === null && cells.shape !== null);
  if (hasRequired && hasShape) return `${t('required')} / ${t('shape')}`;
  return t(hasShape || (holds === 'tensors' && !hasRequired) ? 'shape' : 'required');
}
