import type { VNode } from 'preact';
import type { ComparedSide } from '../../src/protocol/comparePage.ts';
import { Icon } from '../ui/Icon.tsx';
import { t } from './changeWords.ts';

interface SidePickerProps {
  readonly side: ComparedSide;
  /** Names the button for screen readers. */
  readonly said: (name: string) => string;
  readonly onPress: () => void;
}

/** Looks like a drop-down list; its list is VS Code's own quick pick. */
export function SidePicker({ side, said, onPress }: SidePickerProps): VNode {
  const name = side.label === '' ? t('nothingChosen') : side.label;
  const text = side.hasUnsavedChanges ? t('unsaved', { name }) : name;
  return (
    <button type="button" class="pick" aria-haspopup="dialog" aria-label={said(text)} title={text} onClick={onPress}>
      <Icon name={side.icon} />
      <span class="t">{text}</span>
      <Icon name="chevron-down" />
    </button>
  );
}
