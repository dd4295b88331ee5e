import type { ComponentChildren, VNode } from 'preact';
import { useEditor } from './editorContext.ts';

interface DisclosureProps {
  /** By which it is remembered whether it is open. */
  readonly name: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** What is seen when it is asked for; its content is drawn only then. */
export function Disclosure({ name, title, children }: DisclosureProps): VNode {
  const { keeper } = useEditor();
  const isOpen = keeper.view.value.open[name] === true;
  return (
    <details
      class="disclosure"
      open={isOpen}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== isOpen) keeper.setOpen(name, currentTarget.open);
      }}
    >
      <summary>{title}</summary>
      {isOpen && children}
    </details>
  );
}
