import type { VNode } from 'preact';
import type { ComparedRow } from '../../src/protocol/comparePage.ts';
import { Icon } from '../ui/Icon.tsx';
import { t } from './changeWords.ts';

/** The sign of a row that differs. */
export function StateGlyph({ row: { state, differs } }: { readonly row: ComparedRow }): VNode | null {
  if (state === 'changed') return <Icon name="diff-modified" label={t('stateChanged')} />;
  if (state === 'added') return <Icon name="diff-added" label={t('stateAdded')} />;
  if (state === 'removed') return <Icon name="diff-removed" label={t('stateRemoved')} />;
  return differs ? <Icon name="chevron-down" className="dim" label={t('stateInside')} /> : null;
}
