import type { ComponentChildren, VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { LinkButton } from './LinkButton.tsx';
import { readMarkdown, type Block, type ListItem } from './markdownBlocks.ts';
import type { Inline } from './markdownInlines.ts';
import './markdown.css';

interface MarkdownProps {
  readonly text: string;
  /** Asks the extension to open an address of the web; other links are text. */
  readonly onLink: (address: string) => void;
  /** Of its highest headings, below those of the page around it. */
  readonly level: number;
  /** Only the first paragraph, in place of all. */
  readonly isBrief?: boolean;
}

/** A text that anybody may have written: no HTML, no pictures, and links only as buttons. */
export function Markdown({ text, onLink, level, isBrief }: MarkdownProps): VNode {
  const blocks = useMemo(() => readMarkdown(text), [text]);
  const brief = blocks.find(({ kind }) => kind === 'paragraph') ?? blocks[0];
  const shown = isBrief && brief ? [brief] : blocks;
  const levels = [...new Set(blocks.flatMap((block) => (block.kind === 'heading' ? block.level : [])))].toSorted(
    (a, b) => a - b,
  );
  return (
    <div class="markdown">
      {shown.map((block, index) => (
        <BlockView
          key={index}
          block={block}
          level={block.kind === 'heading' ? Math.min(6, level + levels.indexOf(block.level)) : level}
          onLink={onLink}
        />
      ))}
    </div>
  );
}

interface Linked {
  readonly onLink: (address: string) => void;
}

/** `level` is that of a heading on this page: none is left out, whichever the text uses. */
function BlockView({ block, level, onLink }: { readonly block: Block; readonly level: number } & Linked): VNode {
  switch (block.kind) {
    case 'heading':
      return (
        <div class={`mdhead mdhead${block.level}`} role="heading" aria-level={level}>
          <Inlines inlines={block.inlines} onLink={onLink} />
        </div>
      );
    case 'paragraph':
      return (
        <p>
          <Inlines inlines={block.inlines} onLink={onLink} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <Inlines inlines={block.inlines} onLink={onLink} />
        </blockquote>
      );
    case 'code':
      return (
        <pre class="mono" tabIndex={0}>
          {block.text}
        </pre>
      );
    case 'list':
      return <ListView items={block.items} onLink={onLink} />;
    case 'table':
      return <TableView rows={block.rows} onLink={onLink} />;
    case 'rule':
      return <hr />;
  }
}

/** One flat list: how deep an item is shows by its indent. */
function ListView({ items, onLink }: { readonly items: readonly ListItem[] } & Linked): VNode {
  return (
    <ul>
      {items.map(({ depth, number, inlines }, index) => (
        <li key={index} class={`mdin${depth}`}>
          <span class="mdmark">{number ?? '•'}</span>
          <span>
            <Inlines inlines={inlines} onLink={onLink} />
          </span>
        </li>
      ))}
    </ul>
  );
}

type Cells = readonly (readonly Inline[])[];

function TableView({ rows: [head = [], ...rows], onLink }: { readonly rows: readonly Cells[] } & Linked): VNode {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, index) => (
            <th key={index} scope="col">
              <Inlines inlines={cell} onLink={onLink} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {head.map((_, index) => (
              <td key={index}>
                <Inlines inlines={cells[index] ?? []} onLink={onLink} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Inlines({ inlines, onLink }: { readonly inlines: readonly Inline[] } & Linked): VNode {
  return <>{inlines.map((inline, index) => inlineView(inline, index, onLink))}</>;
}

function inlineView(inline: Inline, key: number, onLink: (address: string) => void): ComponentChildren {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'break':
      return <br key={key} />;
    case 'code':
      return (
        <code key={key} class="mdcode">
          {inline.text}
        </code>
      );
    case 'bold':
      return (
        <b key={key}>
          <Inlines inlines={inline.inlines} onLink={onLink} />
        </b>
      );
    case 'italic':
      return (
        <i key={key}>
          <Inlines inlines={inline.inlines} onLink={onLink} />
        </i>
      );
    case 'link': {
      const { address, inlines } = inline;
      const words = <Inlines inlines={inlines} onLink={onLink} />;
      if (!/^https?:\/\//i.test(address)) return <span key={key}>{words}</span>;
      return (
        <LinkButton key={key} isInText title={address} onPress={() => onLink(address)}>
          {words}
        </LinkButton>
      );
    }
  }
}
