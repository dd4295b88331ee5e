import type { Dropdown as DropdownElement } from '@vscode/webview-ui-toolkit';
import { vsCodeDropdown, vsCodeOption } from '@vscode/webview-ui-toolkit';
import { useId } from 'preact/hooks';
import type { VNode } from 'preact';
import { designSystem } from './toolkit.ts';
import { useAriaLabel } from './useAriaLabel.ts';

designSystem.register(vsCodeDropdown(), vsCodeOption());

interface DropdownProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  /** Arrows in the closed list change it step by step: what costs much should wait a little. */
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
  /** The label is read but not seen. */
  readonly isLabelHidden?: boolean;
}

/** One of a few. */
export function Dropdown<Value extends string>(props: DropdownProps<Value>): VNode {
  const { label, options, value, onChange, isDisabled, isLabelHidden } = props;
  const id = useId();
  const element = useAriaLabel<DropdownElement>(label);
  return (
    <span class="field">
      {!isLabelHidden && <label for={id}>{label}</label>}
      <vscode-dropdown
        ref={element}
        id={id}
        value={value}
        disabled={isDisabled === true}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen !== undefined && chosen.value !== value) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <vscode-option key={option.value} value={option.value}>
            {option.label}
          </vscode-option>
        ))}
      </vscode-dropdown>
    </span>
  );
}
