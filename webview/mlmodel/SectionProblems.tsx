import type { VNode } from 'preact';
import type { PageProblem } from '../../src/core/mlmodel/page/modelPage.ts';
import { Button } from '../ui/Button.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { ProblemRow } from '../ui/ProblemRow.tsx';
import { useEditor } from './editorContext.ts';
import type { IndexedProblem } from './pageProblems.ts';
import { t } from './say.ts';

interface SectionProblemsProps {
  readonly problems: readonly IndexedProblem[];
  readonly isReadOnly: boolean;
  /** With a link to the place in the text. */
  readonly hasLink?: boolean;
}

/** The problems that belong to a section, each with what mends it. */
export function SectionProblems({ problems, isReadOnly, hasLink }: SectionProblemsProps): VNode {
  const { editor } = useEditor();
  return (
    <>
      {problems.map(({ problem, index }) => (
        <div
          class="sectionproblem"
          id={problemId(index)}
          role="group"
          aria-label={textOf(problem)}
          tabIndex={-1}
          key={index}
        >
          <ProblemRow severity={problem.severity} text={textOf(problem)}>
            {hasLink && <LinkButton onPress={() => editor.revealProblem(index)}>{t('showInText')}</LinkButton>}
            {!isReadOnly && problem.fixes.length > 0 && (
              <span class="fixes">
                {problem.fixes.map((label, fix) => (
                  <Button key={fix} isSmall onPress={() => void editor.fix(index, fix).then(keepFocus)}>
                    {label}
                  </Button>
                ))}
              </span>
            )}
          </ProblemRow>
        </div>
      ))}
    </>
  );
}

/** The button went with its problem: the focus goes to the next one, or to what says that there is none. */
function keepFocus(): void {
  if (document.activeElement !== document.body || !document.hasFocus()) return;
  document.querySelector<HTMLElement>('.sectionproblem, .problemstatus')?.focus();
}

/** The element that has the focus when the problem is gone to. */
export function problemId(index: number): string {
  return `problem-${index}`;
}

/** Of a file beside `MLmodel`, whose name tells where to look. */
function textOf({ file, text }: PageProblem): string {
  return file === 'MLmodel' || text.includes(file) ? text : t('problemIn', { file, text });
}
