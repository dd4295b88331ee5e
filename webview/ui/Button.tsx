import { vsCodeButton } from '@vscode/webview-ui-toolkit';
import type { ComponentChildren, VNode } from 'preact';
import { Icon } from './Icon.tsx';
import { designSystem } from './toolkit.ts';

designSystem.register(vsCodeButton());

interface ButtonProps {
  readonly onPress: () => void;
  /** At most one primary button a page. */
  readonly appearance?: 'primary' | 'secondary';
  readonly isSmall?: boolean;
  readonly isDisabled?: boolean;
  readonly icon?: string;
  readonly title?: string;
  readonly children: ComponentChildren;
}

/** A button with words on it. */
export function Button({
  onPress,
  appearance = 'secondary',
  isSmall,
  isDisabled,
  icon,
  title,
  children,
}: ButtonProps): VNode {
  return (
    <vscode-button
      class={isSmall ? 'small' : ''}
      appearance={appearance}
      disabled={isDisabled === true}
      title={title}
      onClick={onPress}
    >
      <span class="btnwords">
        {icon !== undefined && <Icon name={icon} />}
        {children}
      </span>
    </vscode-button>
  );
}
