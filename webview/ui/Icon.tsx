import type { VNode } from 'preact';

/** A codicon. It says nothing to a screen reader unless it has a label. */
export function Icon({
  name,
  label,
  className,
}: {
  readonly name: string;
  readonly label?: string;
  readonly className?: string;
}): VNode {
  const all = `codicon codicon-${name}${className ? ` ${className}` : ''}`;
  return label === undefined ? (
    <i class={all} aria-hidden="true" />
  ) : (
    <i class={all} role="img" aria-label={label} title={label} />
  );
}
