import type { TextField as TextFieldElement } from '@vscode/webview-ui-toolkit';
import { vsCodeTextField } from '@vscode/webview-ui-toolkit';
import type { VNode } from 'preact';
import { Icon } from './Icon.tsx';
import { designSystem } from './toolkit.ts';
import { useAriaLabel } from './useAriaLabel.ts';

designSystem.register(vsCodeTextField());

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** At each key. */
  readonly onInput: (value: string) => void;
  readonly placeholder?: string;
  readonly isBad?: boolean;
  readonly isDisabled?: boolean;
  /** The label is read but not seen: where icon or place tell what it is for. */
  readonly isLabelHidden?: boolean;
  /** What the typed text suffers from; read while `isBad`. */
  readonly problem?: string;
}

/** One line to type into. */
export function TextField(props: TextFieldProps): VNode {
  const { label, value, onInput, placeholder, isBad, isDisabled, isLabelHidden, problem } = props;
  const element = useAriaLabel<TextFieldElement>(isBad && problem !== undefined ? `${label}: ${problem}` : label);
  return (
    <vscode-text-field
      ref={element}
      class={isBad ? 'bad' : ''}
      value={value}
      placeholder={placeholder ?? ''}
      disabled={isDisabled === true}
      aria-invalid={isBad ? 'true' : undefined}
      title={isBad ? problem : undefined}
      onInput={(event) => {
        if (event.currentTarget.value !== value) onInput(event.currentTarget.value);
      }}
    >
      {isLabelHidden ? null : label}
      {isBad && (
        <span slot="end">
          <Icon name="error" className="err" />
        </span>
      )}
    </vscode-text-field>
  );
}
