import '@vscode/codicons/dist/codicon.css';
import type { ComponentChildren, VNode } from 'preact';
import './page.css';

interface PageFrameProps {
  /** Title row (`.titlerow` with the `h1`) and what stands under it. */
  readonly head: ComponentChildren;
  readonly body: ComponentChildren;
  readonly foot?: ComponentChildren;
}

/** Head and foot stay, the body scrolls. */
export function PageFrame({ head, body, foot }: PageFrameProps): VNode {
  return (
    <main class="page">
      <header class="head">{head}</header>
      <div class="body">{body}</div>
      {foot !== undefined && <footer class="foot">{foot}</footer>}
    </main>
  );
}
