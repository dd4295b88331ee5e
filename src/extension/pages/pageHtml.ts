/** What the document of a page is made of; addresses are those that the webview may load. */
export interface PageParts {
  readonly title: string;
  /** Of the person, as `zh-cn`. */
  readonly language: string;
  /** Unguessable, and new for each document. */
  readonly nonce: string;
  /** Where the webview lets files of the extension come from. */
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
  /** English template → what is shown, where they differ. */
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * The whole document of a page. Nothing in it may run or load but the page's own files: no inline styles, no `eval`, no network.
 * The toolkit reads the nonce for its style elements from the meta tag.
 */
export function pageHtml({ title, language, nonce, cspSource, script, style, texts }: PageParts): string {
  const policy = contentPolicy(nonce, cspSource);
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="csp-nonce" content="${escaped(nonce)}">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${escaped(style)}">
<script type="application/json" nonce="${escaped(nonce)}" id="texts">${jsonInScript(texts)}</script>
</head>
<body>
<div class="host" id="page"></div>
<script nonce="${escaped(nonce)}" src="${escaped(script)}"></script>
</body>
</html>
`;
}

function contentPolicy(nonce: string, cspSource: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}' ${cspSource}`,
    `font-src ${cspSource}`,
    `img-src ${cspSource} data:`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? '');
}

/** No `</script>` or `<!--` can be in it. */
function jsonInScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
