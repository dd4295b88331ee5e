import type { Checkbox as CheckboxElement } from '@vscode/webview-ui-toolkit';
import { vsCodeCheckbox } from '@vscode/webview-ui-toolkit';
import type { VNode } from 'preact';
import { designSystem } from './toolkit.ts';
import { useAriaLabel } from './useAriaLabel.ts';

designSystem.register(vsCodeCheckbox());

interface CheckboxProps {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isDisabled?: boolean;
  /** The label is read but not seen: in a table whose header tells it. */
  readonly isLabelHidden?: boolean;
}

/** A box to tick. */
export function Checkbox({ label, isChecked, onChange, isDisabled, isLabelHidden }: CheckboxProps): VNode {
  const element = useAriaLabel<CheckboxElement>(label);
  return (
    <vscode-checkbox
      ref={element}
      checked={isChecked}
      disabled={isDisabled === true}
      onChange={(event) => {
        // it also fires when the program ticks it
        const { checked } = event.currentTarget;
        if (checked !== isChecked) onChange(checked);
      }}
    >
      {isLabelHidden ? null : label}
    </vscode-checkbox>
  );
}
