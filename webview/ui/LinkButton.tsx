import type { ComponentChildren, VNode } from 'preact';
import { Icon } from './Icon.tsx';

interface LinkButtonProps {
  readonly onPress: () => void;
  readonly icon?: string;
  readonly title?: string;
  /** Underlined, as a link inside a sentence has to be. */
  readonly isInText?: boolean;
  readonly children: ComponentChildren;
}

/** What looks like a link and asks the extension to go somewhere. */
export function LinkButton({ onPress, icon, title, isInText, children }: LinkButtonProps): VNode {
  return (
    <button type="button" class={`link${isInText ? ' u' : ''}`} title={title} onClick={onPress}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  );
}
