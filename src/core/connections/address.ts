import { message, type Message } from '../base/message.ts';

/** An address as it is used, or why it cannot be. Credentials within it are split off: they never stand in a setting. */
export type Address =
  | { readonly uri: string; readonly userinfo: { readonly username: string; readonly password: string } | undefined }
  | { readonly problem: Message };

/**
 * Reads the address of a tracking server. Query, fragment and closing slashes go, so that the address of a page of MLflow's UI
 * (`http://host:5000/#/experiments/1`) will do. Stores without a server and Databricks are MLflow's own schemes, told apart from nonsense.
 */
export function parseAddress(text: string): Address {
  const trimmed = text.trim();
  if (trimmed === '') return { problem: message('addressEmpty') };
  if (/^databricks(-uc)?(:|$)|^uc:/.test(trimmed)) return { problem: message('addressDatabricks') };
  if (!/^https?:/i.test(trimmed)) return { problem: otherScheme(trimmed) };
  if (!/^https?:\/\/[^/]/i.test(trimmed) || !URL.canParse(trimmed))
    return { problem: message('addressInvalid', { address: shorten(trimmed) }) };
  const url = new URL(trimmed);
  const userinfo =
    url.username || url.password ? { username: decode(url.username), password: decode(url.password) } : undefined;
  return { uri: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, userinfo };
}

/** `http:` to another machine: everyone on the way can read what is sent. */
export function isPlainRemote(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === 'http:' && !isLoopback(hostname);
}

export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}

/** `sqlite:///mlflow.db`, `file:…`, `./mlruns` and `C:\mlruns` are stores; `localhost:5000` lacks its scheme. */
function otherScheme(text: string): Message {
  if (/^[\w.-]+:\d+(\/|$)/.test(text)) return message('addressNoScheme', { address: shorten(text) });
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(text)?.[1]?.toLowerCase();
  const local = scheme === undefined || scheme === 'file' || /^(sqlite|postgresql|mysql|mssql)(\+\w+)?$/.test(scheme);
  return local
    ? message('addressLocal', { address: scheme ?? shorten(text) })
    : message('addressScheme', { scheme: shorten(scheme) });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
