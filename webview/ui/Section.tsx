import type { ComponentChildren, VNode } from 'preact';
import { useId } from 'preact/hooks';

interface SectionProps {
  readonly title: string;
  /** Dim beside the title: what there is, as a whole text. */
  readonly count?: string;
  /** A `Toolbar`, at the right. */
  readonly toolbar?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of a page under a title. */
export function Section({ title, count, toolbar, children }: SectionProps): VNode {
  const id = useId();
  return (
    <section class="section" aria-labelledby={id}>
      <div class="sechead">
        <h2 class="caps" id={id}>
          {title}
        </h2>
        {count !== undefined && <span class="dim">{count}</span>}
        <span class="grow" />
        {toolbar}
      </div>
      {children}
    </section>
  );
}
