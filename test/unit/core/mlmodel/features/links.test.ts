import assert from 'node:assert/strict';
import { linksOf } from '../../../../../src/core/mlmodel/features/links.ts';
import { readMlmodel } from '../../../../../src/core/mlmodel/readMlmodel.ts';
import { iris } from './cursor.ts';

function links(text: string): string[] {
  return linksOf(readMlmodel(text)).map(({ at, target }) => {
    const shown = text.slice(at.start, at.end);
    return target.kind === 'file' ? `${shown} → ${target.path}` : `${shown} ⇒ ${target.query}`;
  });
}

describe('links', () => {
  it('lead to the files beside and to the run', () => {
    assert.deepEqual(links(iris), [
      'conda.yaml → conda.yaml',
      'python_env.yaml → python_env.yaml',
      'model.pkl → model.pkl',
      'model.pkl → model.pkl',
      '0123456789abcdef0123456789abcdef ⇒ 0123456789abcdef0123456789abcdef',
      'input_example.json → input_example.json',
    ]);
  });

  it('are without the quotes, and follow an env of old', () => {
    assert.deepEqual(links(`flavors:\n  python_function:\n    env: 'conda.yaml'\n`), ['conda.yaml → conda.yaml']);
  });

  it('lead to registered models, not to logged ones', () => {
    const text =
      "metadata:\n  base: models:/fraud/3\n  other: 'models:/a b@prod'\n  own: models:/m-0123456789abcdef0123456789abcdef\n";
    assert.deepEqual(links(text), ['models:/fraud/3 ⇒ fraud', 'models:/a ⇒ a']);
  });
});
