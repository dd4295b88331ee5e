import type { VNode } from 'preact';
import type { PageKeyValue } from '../../src/protocol/modelPage.ts';

/** Characters of a tag that are seen; its tooltip has the whole. */
const longest = 40;

/** Tags, the first of them: the tooltip of the last tells of the others. */
export function TagList({ tags, most }: { readonly tags: readonly PageKeyValue[]; readonly most: number }): VNode {
  const others = tags.slice(most);
  return (
    <>
      {tags.slice(0, most).map((tag) => (
        <span key={tag.key} class="tag" title={textOf(tag)}>
          {cut(textOf(tag))}
        </span>
      ))}
      {others.length > 0 && (
        <span class="tag" title={others.slice(0, 30).map(textOf).join('\n')}>{`+${others.length}`}</span>
      )}
    </>
  );
}

function textOf({ key, value }: PageKeyValue): string {
  return value === '' ? key : `${key}: ${value}`;
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
