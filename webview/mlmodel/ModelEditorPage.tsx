import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { PageFrame } from '../ui/PageFrame.tsx';
import { useEditor } from './editorContext.ts';
import { Head } from './Head.tsx';
import { MainColumn } from './MainColumn.tsx';
import { Notices } from './Notices.tsx';
import { problemsOf } from './pageProblems.ts';
import type { FocusRequest } from './pageStore.ts';
import { ProblemBar } from './ProblemBar.tsx';
import { problemId, SectionProblems } from './SectionProblems.tsx';
import { SideColumn } from './SideColumn.tsx';
import { t } from './say.ts';
import { useAfterFirstFrame } from './useAfterFirstFrame.ts';
import './mlmodel.css';

/** The visual editor of one `MLmodel` file. */
export function ModelEditorPage(): VNode {
  const { editor } = useEditor();
  const state = editor.state.value;
  const { shown, links, focus } = state;
  const isReadOnly = shown !== null && shown.readOnly !== '';
  const isWhole = useAfterFirstFrame(shown !== null);
  useProblemKeys();
  useProblemFocus(focus, isWhole);
  useScrollPlace(isWhole);

  // the tables are drawn anew only for what they show, not for links or the problem that the bar names
  const main = useMemo(
    () => shown && <MainColumn shown={shown} focus={focus} isReadOnly={isReadOnly} isWhole={isWhole} />,
    [shown, focus, isReadOnly, isWhole],
  );

  if (shown === null) {
    return (
      <PageFrame
        head={<h1 class="vh">{t('loading')}</h1>}
        body={
          <div class="notices">
            <Notices shown={null} />
          </div>
        }
      />
    );
  }
  const ofText = problemsOf(shown.page, 'text');
  return (
    <PageFrame
      head={
        <>
          <Head page={shown.page} links={links} />
          <Notices shown={shown} />
        </>
      }
      body={
        <>
          {ofText.length > 0 && (
            <section class="textproblems" aria-label={t('problemsOfText')}>
              <SectionProblems problems={ofText} isReadOnly={isReadOnly} hasLink />
            </section>
          )}
          <div class="split">
            <div class="main">{main}</div>
            <div class="side">{isWhole && <SideColumn shown={shown} links={links} isReadOnly={isReadOnly} />}</div>
          </div>
        </>
      }
      foot={<ProblemBar state={state} />}
    />
  );
}

/** F8 and Shift+F8, wherever the focus is. */
function useProblemKeys(): void {
  const { editor } = useEditor();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'F8' || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      editor.stepProblem(event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [editor]);
}

/** Problems of rows are gone to by the tables themselves. */
function useProblemFocus(focus: FocusRequest | null, isWhole: boolean): void {
  useLayoutEffect(() => {
    if (focus?.kind !== 'problem' || !isWhole) return;
    const element = document.querySelector<HTMLElement>(`#${problemId(focus.problem)}`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  }, [focus, isWhole]);
}

/** The body is scrolled to where it was before a reload, and its place is remembered from then on. */
function useScrollPlace(isWhole: boolean): void {
  const { keeper } = useEditor();
  const isDone = useRef(false);
  useLayoutEffect(() => {
    const body = isWhole ? document.querySelector('.body') : null;
    if (body === null) return;
    const { scroll } = keeper.view.peek();
    if (!isDone.current && scroll > 0) body.scrollTop = scroll; // even setting it to 0 costs a layout
    isDone.current = true;
    const scrolled = (): void => keeper.change({ scroll: Math.round(body.scrollTop) });
    body.addEventListener('scroll', scrolled, { passive: true });
    return () => body.removeEventListener('scroll', scrolled);
  }, [isWhole, keeper]);
}
