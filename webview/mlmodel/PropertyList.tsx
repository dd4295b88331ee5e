import type { VNode } from 'preact';
import type { PageFact } from '../../src/core/mlmodel/page/modelPage.ts';

/** Keys with their values; a long value ends in an ellipsis, its tooltip has the whole. */
export function PropertyList({ facts }: { readonly facts: readonly PageFact[] }): VNode {
  return (
    <dl class="props keys">
      {facts.map(({ key, value }, index) => (
        <div key={index}>
          <dt title={key}>{key}</dt>
          <dd class="mono" title={value}>
            {value === '' ? '–' : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
