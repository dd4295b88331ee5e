import assert from 'node:assert/strict';
import { curlText, pythonText } from '../../../../../src/core/signature/export/callTexts.ts';
import { readJson } from '../../../../../src/core/signature/json/readJson.ts';

function body(text: string) {
  const { root } = readJson(text);
  return root?.kind === 'object' ? root : assert.fail();
}

describe('a call', () => {
  it('of curl quotes whatever the body holds', () => {
    const text = curlText(body(String.raw`{"inputs": ["it's $(x) é"]}`));
    assert.ok(text.startsWith("curl --request POST 'http://127.0.0.1:5000/invocations' \\\n"));
    assert.ok(text.endsWith(String.raw`"it'\''s $(x) \u00e9"]` + "\n}'\n"), text);
  });

  it('of curl reads a body from its lines that no command line holds', () => {
    const text = curlText(body(JSON.stringify({ inputs: 'x'.repeat(100_001) })));
    assert.match(text, /--data-binary @- <<'JSON'\n\{/);
    assert.ok(text.endsWith('\n}\nJSON\n'));
  });

  it('of Python sends a literal', () => {
    const text = pythonText(body('{"inputs": [true, null]}'));
    assert.ok(text.startsWith('import requests\n\nbody = {\n  "inputs": [True, None]\n}\n'), text);
    assert.match(text, /json=body,/);
  });

  it('of Python writes numbers itself that requests refuses', () => {
    const text = pythonText(body('{"inputs": [[NaN]]}'));
    assert.ok(text.startsWith('import json\n\nimport requests\n'), text);
    assert.match(text, /data=json\.dumps\(body\),/);
  });
});
