import type { JsonNode, JsonObject } from '../json/jsonNode.ts';
import { asciiJson, json, layJson, pythonLiteral } from './layJson.ts';

/** Where `mlflow models serve` listens unless told otherwise; the person puts the real server in its place. */
const address = 'http://127.0.0.1:5000/invocations';

/** UTF-16 units of one argument of a command: Linux takes 128 KiB. */
const longestArgument = 100_000;

export function bodyText(body: JsonObject): string {
  return `${layJson(body, json)}\n`;
}

/** For a POSIX shell. Nothing of the body means anything to it: it is quoted as a whole, or read from the lines that follow. */
export function curlText(body: JsonObject): string {
  return curlTo(address, body);
}

/** The same, to a server that is known. `url` is one of ours: it is not escaped. */
export function curlTo(url: string, body: JsonNode): string {
  const text = layJson(body, asciiJson);
  const head = `curl --request POST '${url}' \\\n  --header 'Content-Type: application/json' \\\n  --data-binary`;
  if (text.length > longestArgument) return `${head} @- <<'JSON'\n${text}\nJSON\n`;
  return `${head} '${text.replaceAll("'", String.raw`'\''`)}'\n`;
}

/** With the package `requests`, which sends no NaN of its own accord: json.dumps writes one as MLflow reads it. */
export function pythonText(body: JsonObject): string {
  const isOdd = holdsOddNumber(body);
  const lines = [
    ...(isOdd ? ['import json', ''] : []),
    'import requests',
    '',
    `body = ${layJson(body, pythonLiteral)}`,
    '',
    'response = requests.post(',
    `    "${address}",`,
    ...(isOdd
      ? ['    data=json.dumps(body),', '    headers={"Content-Type": "application/json"},']
      : ['    json=body,']),
    '    timeout=60,',
    ')',
    'response.raise_for_status()',
    'print(response.json())',
    '',
  ];
  return lines.join('\n');
}

function holdsOddNumber(node: JsonNode): boolean {
  if (node.kind === 'float') return !Number.isFinite(node.value);
  if (node.kind === 'array') return node.items.some(holdsOddNumber);
  return node.kind === 'object' && node.members.some(({ value }) => holdsOddNumber(value));
}
