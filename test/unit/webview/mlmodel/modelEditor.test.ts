import assert from 'node:assert/strict';
import type { GestureOutcome, ShownModel, mlmodelPageContract } from '../../../../src/protocol/mlmodelPage.ts';
import { RpcError, type Handlers } from '../../../../src/protocol/rpc.ts';
import { modelEditor, type ModelEditor, type ModelEditorOptions } from '../../../../webview/mlmodel/modelEditor.ts';
import { currentProblem, identityOf } from '../../../../webview/mlmodel/pageStore.ts';
import { samplePage, sampleProblem, sampleShown } from './samplePage.ts';

type Told = Handlers<typeof mlmodelPageContract>['notices'];
type Answer = GestureOutcome | ShownModel | Error;

interface Scene {
  readonly editor: ModelEditor;
  /** What the extension tells the page. */
  readonly tell: Told;
  readonly asked: { readonly name: string; readonly input: unknown }[];
  readonly notified: { readonly name: string; readonly input: unknown }[];
  readonly announced: string[];
}

const gesture = { kind: 'rename', part: 'inputs', path: [0], name: 'x' } as const;

/** An editor whose extension answers in this order, the first being that to `ready`. */
async function scene(answers: readonly Answer[], cursor: ModelEditorOptions['cursor'] = null): Promise<Scene> {
  const left = [...answers];
  const [asked, notified, announced]: [Scene['asked'], Scene['notified'], string[]] = [[], [], []];
  let tell: Told | undefined;
  const editor = modelEditor({
    connect: (handlers) => {
      tell = handlers.notices;
      return {
        request: (async (name: string, input: unknown) => {
          asked.push({ name, input });
          const answer = left.shift();
          if (answer instanceof Error || answer === undefined) throw answer ?? new Error('none left');
          return answer;
        }) as never,
        notify: (name: string, input: unknown) => void notified.push({ name, input }),
      };
    },
    cursor,
    say: {
      stale: () => 'stale',
      broken: () => 'broken',
      failed: (why) => `failed: ${why}`,
      notShown: (why) => `not shown: ${why}`,
    },
    announce: (text) => announced.push(text),
  });
  await Promise.resolve();
  await Promise.resolve();
  assert.ok(tell);
  return { editor, tell, asked, notified, announced };
}

describe('the editor of the page', () => {
  it('asks for the first state and shows it, and later ones', async () => {
    const { editor, tell, asked } = await scene([sampleShown(1)]);
    assert.deepEqual(asked, [{ name: 'ready', input: {} }]);
    assert.equal(editor.state.value.shown?.epoch, 1);
    tell.shown(sampleShown(3));
    tell.shown(sampleShown(2));
    assert.equal(editor.state.value.shown?.epoch, 3);
    const links = { run: 'r', experiment: null, versions: [] };
    tell.links(links);
    assert.equal(editor.state.value.links, links);
  });

  it('says when there is nothing to show, but not when the page closes', async () => {
    const failed = await scene([new RpcError('timeout', 'no answer')]);
    assert.equal(failed.editor.notice.value, 'not shown: no answer');
    assert.deepEqual(failed.announced, ['not shown: no answer']);
    const closed = await scene([new RpcError('disposed', 'closed')]);
    assert.equal(closed.editor.notice.value, '');
  });

  it('sends a gesture with the epoch that is shown', async () => {
    const { editor, asked } = await scene([sampleShown(7), { kind: 'applied' }]);
    assert.deepEqual(await editor.send(gesture), { kind: 'applied' });
    assert.deepEqual(asked[1], { name: 'gesture', input: { epoch: 7, gesture } });
    assert.equal(editor.notice.value, '');
  });

  it('is done with a gesture once its text is shown', async () => {
    const { editor, tell } = await scene([sampleShown(7), { kind: 'applied' }]);
    let isDone = false;
    const sent = editor.send(gesture).then(() => (isDone = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(isDone, false);
    tell.shown(sampleShown(8));
    await sent;
    assert.equal(isDone, true);
  });

  const check = (why: string, answer: Answer, said: string, outcome: GestureOutcome['kind']): void => {
    it(`says what happened to a gesture: ${why}`, async () => {
      const { editor, announced } = await scene([sampleShown(1), answer, { kind: 'applied' }]);
      assert.equal((await editor.send(gesture)).kind, outcome);
      assert.equal(editor.notice.value, said);
      assert.deepEqual(announced, said === '' ? [] : [said]);
      await editor.send(gesture);
      assert.equal(editor.notice.value, '', 'gone once one is applied');
    });
  };
  check('the text had changed', { kind: 'stale' }, 'stale', 'stale');
  check('refused', { kind: 'refused', text: 'no such type' }, 'no such type', 'refused');
  check('no answer', new RpcError('timeout', 'late'), 'failed: late', 'refused');
  check('the page closes', new RpcError('disposed', 'closed'), '', 'refused');

  const checkOff = (why: string, shown: ShownModel, said: string): void => {
    it(`sends no gesture ${why}`, async () => {
      const { editor, asked } = await scene([shown]);
      assert.deepEqual(await editor.send(gesture), { kind: 'refused', text: said });
      assert.equal(asked.length, 1);
      assert.equal(editor.notice.value, said);
      editor.closeNotice();
      assert.equal(editor.notice.value, '');
    });
  };
  const broken = { epoch: 1, readOnly: '', page: samplePage({ isBroken: true }) };
  checkOff('of a file that cannot be changed', sampleShown(1, [], 'an artifact'), 'an artifact');
  checkOff('of a broken text', broken, 'broken');

  it('asks for no fix of a file that cannot be changed', async () => {
    const { editor, asked } = await scene([sampleShown(1, [], 'an artifact')]);
    await editor.fix(0, 0);
    assert.deepEqual([asked.length, editor.notice.value], [1, 'an artifact']);
  });

  it('asks for the fix that mends a broken text', async () => {
    const { editor, asked } = await scene([broken, { kind: 'applied' }]);
    await editor.fix(0, 0);
    assert.equal(asked[1]?.name, 'fix');
  });

  it('drops a gesture on nothing', async () => {
    const { editor } = await scene([new RpcError('disposed', 'closed')]);
    assert.equal((await editor.send(gesture)).kind, 'stale');
  });

  it('asks for a fix by what is shown', async () => {
    const { editor, asked } = await scene([sampleShown(4, [sampleProblem('a')]), { kind: 'applied' }]);
    await editor.fix(0, 1);
    assert.deepEqual(asked[1], { name: 'fix', input: { epoch: 4, problem: 0, fix: 1 } });
  });

  it('tells the extension what else is wanted', async () => {
    const { editor, notified } = await scene([sampleShown(2)]);
    editor.act('compare');
    editor.copy('m-1');
    editor.openFile('input_example.json');
    editor.openVersion(1);
    editor.revealProblem(3);
    editor.revealRow('outputs', [0, 2]);
    assert.deepEqual(notified, [
      { name: 'act', input: { act: 'compare' } },
      { name: 'copy', input: { text: 'm-1' } },
      { name: 'openFile', input: { file: 'input_example.json' } },
      { name: 'openVersion', input: { index: 1 } },
      { name: 'revealProblem', input: { epoch: 2, problem: 3 } },
      { name: 'revealRow', input: { epoch: 2, part: 'outputs', path: [0, 2] } },
    ]);
  });

  it('goes to a problem that was asked for, also before anything is shown', async () => {
    const problems = [sampleProblem('a'), sampleProblem('b')];
    const { editor, tell } = await scene([new RpcError('disposed', 'closed')]);
    tell.focusProblem({ problem: 1 });
    assert.equal(editor.state.value.focus, null);
    tell.shown(sampleShown(1, problems));
    assert.deepEqual(editor.state.value.focus, { kind: 'problem', problem: 1 });
    tell.focusProblem({ problem: 0 });
    assert.equal(currentProblem(editor.state.value), 0);
    editor.stepProblem(-1);
    assert.equal(currentProblem(editor.state.value), 1);
  });

  it('names the problem again that was chosen before a reload, without taking the focus', async () => {
    const problems = [sampleProblem('a'), sampleProblem('b')];
    const cursor = { identity: identityOf(problems, 1), index: 0, isGone: false };
    const { editor } = await scene([sampleShown(1, problems)], cursor);
    assert.equal(currentProblem(editor.state.value), 1);
    assert.equal(editor.state.value.focus, null);
  });

  it('leads to a column of the inputs', async () => {
    const { editor } = await scene([sampleShown(1)]);
    editor.showInputColumn('hour');
    assert.deepEqual(editor.state.value.focus, { kind: 'row', part: 'inputs', path: [1], cell: 'type' });
  });
});
