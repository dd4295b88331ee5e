import type { RefObject, VNode } from 'preact';
import { Icon } from './Icon.tsx';
import { tooltip } from './tooltip.ts';

interface IconButtonProps {
  readonly icon: string;
  /** Name and tooltip. */
  readonly label: string;
  readonly onPress: () => void;
  /** For a toggle: whether it is on. */
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  /** As they are read: `F2`, `Ctrl+D`. The tooltip names them. */
  readonly keys?: string;
  /** The label also stands beside the icon where the page is wide. */
  readonly hasText?: boolean;
  /** -1 in a grid, where the cell has the focus. */
  readonly tabIndex?: number;
  readonly element?: RefObject<HTMLButtonElement | null>;
}

/** An icon to press, 22 px. */
export function IconButton({
  icon,
  label,
  onPress,
  isOn,
  isDisabled,
  keys,
  hasText,
  tabIndex,
  element,
}: IconButtonProps): VNode {
  return (
    <button
      type="button"
      {...(element && { ref: element })}
      class={`act${hasText ? ' text' : ''}${isOn ? ' on' : ''}`}
      aria-label={label}
      aria-pressed={isOn}
      title={tooltip(label, keys)}
      disabled={isDisabled === true}
      tabIndex={tabIndex}
      onClick={onPress}
    >
      <Icon name={isOn && hasText ? 'check' : icon} />
      {hasText && <span class="wide">{label}</span>}
      {isOn && !hasText && <Icon name="check" className="mark" />}
    </button>
  );
}
