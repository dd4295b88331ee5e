import type { VNode } from 'preact';
import { Icon } from '../../ui/Icon.tsx';
import { indent } from './RowCells.tsx';
import type { TableControl } from './useTable.ts';
import type { MessageLine } from './visibleRows.ts';

interface MessageRowProps {
  readonly line: MessageLine;
  readonly index: number;
  readonly control: TableControl;
  readonly isWide: boolean;
  readonly hasTwisty: boolean;
  readonly onFix: (problem: number, fix: number) => void;
  /** The id that the cell it speaks about names. */
  readonly id: string;
}

/** What is wrong with the row above, and the buttons that mend it. */
export function MessageRow({ line, index, control, isWide, hasTwisty, onFix, id }: MessageRowProps): VNode {
  const { problem } = line.placed;
  const fixes = control.canChange ? problem.fixes : [];
  const active =
    control.line === index ? Math.min(control.view.active?.column ?? 0, Math.max(0, fixes.length - 1)) : -1;
  const focusable = (at: number): object => ({
    tabIndex: active === at ? 0 : -1,
    ...(active === at && { 'data-active': true }),
  });
  return (
    <tr class="msg" role="row" aria-level={line.path.length + 1} aria-rowindex={index + 2}>
      {isWide && <td role="gridcell" class="g" />}
      <td role="gridcell" colSpan={control.columns.length + (isWide ? 1 : 0)} {...(fixes.length === 0 && focusable(0))}>
        <div class={`problem ${hasTwisty ? 'undertwisty ' : ''}${indent(line.path.length - 1)}`}>
          <div class={`grow ${problem.severity === 'error' ? 'err' : ''}`} id={id}>
            {problem.text}
          </div>
          {fixes.length > 0 && (
            <span class="fixes">
              {fixes.map((fix, at) => (
                <button
                  key={fix}
                  type="button"
                  class="fix"
                  {...focusable(at)}
                  onFocus={() => active !== at && control.goTo(index, at)}
                  onClick={() => {
                    control.wanted.current = true;
                    onFix(line.placed.index, at);
                  }}
                >
                  <Icon name="lightbulb" />
                  {fix}
                </button>
              ))}
            </span>
          )}
        </div>
      </td>
    </tr>
  );
}
