import { message, type Message } from '../base/message.ts';
import type { AuthKind } from './connection.ts';

/** What signs a request in. Lives in secret storage and in memory, never in a setting or a log. */
export type Credentials =
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'headers'; readonly headers: Readonly<Record<string, string>> };

/** The headers that every request to the bound origin carries. */
export function toHeaders(credentials: Credentials): Readonly<Record<string, string>> {
  switch (credentials.kind) {
    case 'basic':
      return { Authorization: `Basic ${base64(`${credentials.username}:${credentials.password}`)}` };
    case 'bearer':
      return { Authorization: `Bearer ${credentials.token}` };
    case 'headers':
      return credentials.headers;
  }
}

/** Everything that must not appear in a log or report, in each form that it is sent. */
export function secretsOf(credentials: Credentials): readonly string[] {
  const plain =
    credentials.kind === 'basic'
      ? [credentials.password]
      : credentials.kind === 'bearer'
        ? [credentials.token]
        : Object.values(credentials.headers);
  const sent = credentials.kind === 'basic' ? [base64(`${credentials.username}:${credentials.password}`)] : [];
  return [...plain, ...sent].filter((secret) => secret !== '');
}

/** Why the credentials cannot be sent. Line breaks would let a secret write headers of its own. */
export function credentialsProblem(credentials: Credentials): Message | undefined {
  switch (credentials.kind) {
    case 'basic':
      if (credentials.username === '') return message('secretUsernameEmpty');
      return credentials.username.includes(':') ? message('secretUsernameColon') : undefined;
    case 'bearer':
      if (credentials.token === '') return message('secretTokenEmpty');
      return isHeaderValue(credentials.token) ? undefined : message('secretTokenCharacters');
    case 'headers':
      return headersProblem(credentials.headers);
  }
}

/** The shapes of the contract's `secret`: `{username, password}` or `user:password`; a token; a record of headers. */
export function parseSecret(auth: AuthKind, secret: unknown): Credentials | Message | undefined {
  if (auth === 'none' || secret === undefined) return undefined;
  const credentials = readers[auth](secret);
  if (!credentials) return message('secretShape', { auth });
  return credentialsProblem(credentials) ?? credentials;
}

/** `Name: value`, or a JSON object when there are several. */
export function parseHeaderText(text: string): Readonly<Record<string, string>> | undefined {
  if (text.trim().startsWith('{')) return textRecord(parseJson(text));
  const match = /^\s*([^:\s]+)\s*:\s*(.*?)\s*$/.exec(text);
  return match?.[1] && match[2] !== undefined ? { [match[1]]: match[2] } : undefined;
}

/** What {@link serializeCredentials} wrote; undefined for anything else. */
export function parseCredentials(text: string): Credentials | undefined {
  const stored = parseJson(text);
  if (typeof stored !== 'object' || stored === null || !('kind' in stored)) return undefined;
  const { kind } = stored;
  if (kind === 'basic') return readers.basic(stored);
  if (kind === 'bearer' && 'token' in stored) return readers.bearer(stored.token);
  return kind === 'headers' && 'headers' in stored ? readers.headers(stored.headers) : undefined;
}

export function serializeCredentials(credentials: Credentials): string {
  return JSON.stringify(credentials);
}

const readers: Record<Exclude<AuthKind, 'none'>, (secret: unknown) => Credentials | undefined> = {
  basic: (secret) => {
    if (typeof secret === 'string') {
      const colon = secret.indexOf(':');
      return colon < 0
        ? undefined
        : { kind: 'basic', username: secret.slice(0, colon), password: secret.slice(colon + 1) };
    }
    if (typeof secret !== 'object' || secret === null || !('username' in secret) || !('password' in secret))
      return undefined;
    const { username, password } = secret;
    return typeof username === 'string' && typeof password === 'string'
      ? { kind: 'basic', username, password }
      : undefined;
  },
  bearer: (secret) => (typeof secret === 'string' ? { kind: 'bearer', token: secret.trim() } : undefined),
  headers: (secret) => {
    const headers = textRecord(secret);
    return headers ? { kind: 'headers', headers } : undefined;
  },
};

/** Headers that a person may set. Those that frame the message or name the host belong to the client. */
function headersProblem(headers: Readonly<Record<string, string>>): Message | undefined {
  const entries = Object.entries(headers);
  if (entries.length === 0) return message('secretHeadersEmpty');
  for (const [name, value] of entries) {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) return message('secretHeaderName', { name });
    if (reservedHeaders.has(name.toLowerCase())) return message('secretHeaderReserved', { name });
    if (!isHeaderValue(value)) return message('secretHeaderValue', { name });
  }
  return undefined;
}

const reservedHeaders = new Set([
  'host',
  'content-length',
  'content-type',
  'transfer-encoding',
  'connection',
  'origin',
  'x-mlflow-workspace',
]);

/** Printable Latin-1: what `fetch` and `node:https` both take as it is. */
function isHeaderValue(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

function textRecord(value: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')
    ? Object.fromEntries(entries)
    : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of the text's UTF-8 bytes: what MLflow's basic-auth server decodes. */
function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
