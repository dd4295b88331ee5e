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

export function thirdHead(holds: string): string {
  if (holds === 'tensors') return t('shape');
  return t(holds === 'params' ? 'default' : 'required');
}
