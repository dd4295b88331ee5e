import type { VNode } from 'preact';
import type { PageProblem } from '../../src/core/mlmodel/page/modelPage.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { useEditor } from './editorContext.ts';
import { countProblems, problemLine } from './pageProblems.ts';
import { currentProblem, type PageState } from './pageStore.ts';
import { t } from './say.ts';

/** How many problems there are, one of them, and the way from one to the next. */
export function ProblemBar({ state }: { readonly state: PageState }): VNode {
  const { editor } = useEditor();
  const page = state.shown?.page;
  const problems = page?.problems ?? [];
  const index = currentProblem(state);
  const problem = index === undefined ? undefined : problems[index];
  return (
    <>
      <div class="problemstatus" role="status" tabIndex={-1}>
        {problem === undefined ? <span class="dim">{page && t('noProblems')}</span> : <Counts problems={problems} />}
        {page !== undefined && index !== undefined && problem !== undefined && (
          <>
            <span class="sep" />
            <span class="dim wide">{t('problemPlace', { number: index + 1, count: problems.length })}</span>
            <LinkButton title={problem.text} onPress={() => editor.chooseProblem(index)}>
              <span class="t">{problemLine(page, problem)}</span>
            </LinkButton>
          </>
        )}
      </div>
      {problem !== undefined && (
        <>
          <IconButton icon="arrow-up" label={t('previousProblem')} onPress={() => editor.stepProblem(-1)} />
          <IconButton icon="arrow-down" label={t('nextProblem')} onPress={() => editor.stepProblem(1)} />
          <button type="button" class="act text wide" onClick={() => editor.act('showProblems')}>
            {t('showProblems')}
          </button>
        </>
      )}
    </>
  );
}

function Counts({ problems }: { readonly problems: readonly PageProblem[] }): VNode {
  const { errors, warnings, notes } = countProblems(problems);
  return (
    <>
      {counted
        .map((one) => ({ ...one, count: { errors, warnings, notes }[one.of] }))
        .filter(({ count }) => count > 0)
        .map(({ of, icon, tone, one, many, count }) => (
          <span class="lineup" key={of}>
            <Icon name={icon} className={tone} />
            {count} <span class="wordsnarrow">{t(count === 1 ? one : many)}</span>
          </span>
        ))}
    </>
  );
}

const counted = [
  { of: 'errors', icon: 'error', tone: 'err', one: 'oneError', many: 'errors' },
  { of: 'warnings', icon: 'warning', tone: 'warn', one: 'oneWarning', many: 'warnings' },
  { of: 'notes', icon: 'info', tone: 'info', one: 'oneNote', many: 'notes' },
] as const;
