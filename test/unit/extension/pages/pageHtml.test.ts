import assert from 'node:assert/strict';
import { pageHtml, type PageParts } from '../../../../src/extension/pages/pageHtml.ts';

const parts: PageParts = {
  title: 'MLmodel',
  language: 'en',
  nonce: 'bm9uY2U_-',
  cspSource: 'https://*.vscode-cdn.net',
  script: 'https://file.vscode-cdn.net/dist/webview/mlmodel.js',
  style: 'https://file.vscode-cdn.net/dist/webview/mlmodel.css',
  texts: {},
};

/** The directives that the document's policy has. */
function policyOf(html: string): ReadonlyMap<string, string> {
  const [, content = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  const directives = content.replaceAll('&#39;', "'").split('; ');
  return new Map(directives.map((one) => [one.slice(0, one.indexOf(' ')), one.slice(one.indexOf(' ') + 1)]));
}

describe('the document of a page', () => {
  it('lets nothing run or load but its own files', () => {
    const source = 'https://*.vscode-cdn.net';
    assert.deepEqual(
      [...policyOf(pageHtml(parts))],
      [
        ['default-src', "'none'"],
        ['script-src', "'nonce-bm9uY2U_-'"],
        ['style-src', `'nonce-bm9uY2U_-' ${source}`],
        ['font-src', source],
        ['img-src', `${source} data:`],
        ['base-uri', "'none'"],
        ['form-action', "'none'"],
      ],
    );
  });

  it('gives the nonce to each of its scripts, and to the toolkit', () => {
    const html = pageHtml(parts);
    const scripts = html.match(/<script[^>]*>/g) ?? [];
    assert.equal(scripts.length, 2);
    for (const script of scripts) assert.ok(script.includes('nonce="bm9uY2U_-"'), script);
    assert.ok(html.includes('<meta property="csp-nonce" content="bm9uY2U_-">'));
  });

  it('has nothing that the policy would stop', () => {
    const html = pageHtml({ ...parts, texts: { a: 'b' } });
    assert.doesNotMatch(html, /\sstyle=|\son\w+=|<style|javascript:|unsafe-/i);
  });

  it('shows a title of any characters as text', () => {
    const title = `</title><script>alert("1 & 2")</script>'`;
    const html = pageHtml({ ...parts, title });
    assert.ok(
      html.includes('<title>&lt;/title&gt;&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt;&#39;</title>'),
    );
    assert.equal(html.match(/<script/g)?.length, 2);
  });

  it('keeps a value within its attribute', () => {
    const html = pageHtml({ ...parts, language: 'en" onload="x', script: 'https://x/a.js"><b', style: `'"<` });
    assert.ok(html.includes('<html lang="en&quot; onload=&quot;x">'));
    assert.ok(html.includes('src="https://x/a.js&quot;&gt;&lt;b"'));
    assert.ok(html.includes('href="&#39;&quot;&lt;"'));
  });

  it('hands texts over as they are, whatever is in them', () => {
    const texts = { 'Add column': '添加列', 'a </script><!-- "b"': '</SCRIPT> <!--<script> \u2028 \\ $& $1' };
    const html = pageHtml({ ...parts, texts });
    const [, json = ''] = /<script type="application\/json"[^>]*id="texts">([^]*?)<\/script>/.exec(html) ?? [];
    assert.deepEqual(JSON.parse(json), texts);
    assert.doesNotMatch(json, /</);
  });
});
