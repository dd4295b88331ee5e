import { isPlainRemote, parseAddress } from '../../core/connections/address.ts';
import type { AuthKind } from '../../core/connections/connection.ts';
import { parseHeaderText, type Credentials } from '../../core/connections/credentials.ts';
import type { SettingEntry } from '../../core/connections/entryEdits.ts';
import type { SecretChange } from './saveConnection.ts';

/** How the connection signs in: a new secret of a kind, the one that is kept already, or those of the process environment. */
export type SignIn = AuthKind | 'keep' | 'environment';

/** What of an existing connection is edited. */
export type EditPart = 'signIn' | 'registryUri' | 'workspace' | 'caFile' | 'production' | 'readOnly';

/** What a person said so far. Secrets live here only while the questions are asked. */
export interface ConnectionDraft {
  readonly part: EditPart;
  readonly entry: SettingEntry;
  readonly signIn: SignIn;
  readonly username: string;
  readonly password: string;
  readonly token: string;
  readonly headers: string;
}

export function newDraft(entry: Partial<SettingEntry>): ConnectionDraft {
  return {
    part: 'signIn',
    entry: { name: '', trackingUri: '', ...entry },
    signIn: entry.auth ?? 'none',
    username: '',
    password: '',
    token: '',
    headers: '',
  };
}

/** A password within the address moves to where secrets are asked for. */
export function withAddress(draft: ConnectionDraft, text: string): ConnectionDraft {
  const address = parseAddress(text);
  if (!('uri' in address)) return draft;
  const entry = { ...draft.entry, trackingUri: address.uri };
  return address.userinfo ? { ...draft, entry, signIn: 'basic', ...address.userinfo } : { ...draft, entry };
}

/** `kept` is the kind of the stored secret, `environment` that of the process environment's credentials. */
export function withSignIn(
  draft: ConnectionDraft,
  signIn: SignIn,
  kinds: { readonly kept: AuthKind; readonly environment: AuthKind },
): ConnectionDraft {
  const auth = signIn === 'keep' ? kinds.kept : signIn === 'environment' ? kinds.environment : signIn;
  return { ...draft, signIn, entry: { ...draft.entry, auth } };
}

/** The secret that was typed; undefined when none was asked for. */
export function typedCredentials({
  signIn,
  username,
  password,
  token,
  headers,
}: ConnectionDraft): Credentials | undefined {
  switch (signIn) {
    case 'basic':
      return { kind: 'basic', username, password };
    case 'bearer':
      return { kind: 'bearer', token: token.trim() };
    case 'headers':
      return { kind: 'headers', headers: parseHeaderText(headers) ?? {} };
    case 'none':
    case 'keep':
    case 'environment':
      return undefined;
  }
}

export function secretChange(draft: ConnectionDraft): SecretChange {
  // The person chose "keep" after the address was shown, and so for the new one.
  if (draft.part !== 'signIn') return { kind: 'keep', toNewOrigins: draft.part === 'registryUri' };
  if (draft.signIn === 'keep') return { kind: 'keep', toNewOrigins: true };
  if (draft.signIn === 'environment') return { kind: 'set', secret: { kind: 'environment' } };
  const secret = typedCredentials(draft);
  return secret ? { kind: 'set', secret } : { kind: 'none' };
}

/** A secret would go in plain text to another machine. */
export function needsPlainTextConsent(draft: ConnectionDraft): boolean {
  return draft.signIn !== 'none' && plainAddresses(draft).length > 0;
}

/** Addresses on `http:` elsewhere, of those that are asked for here: editing the registry's says nothing of the tracking server's. */
export function plainAddresses({ part, entry: { trackingUri, registryUri } }: ConnectionDraft): readonly string[] {
  const asked = part === 'registryUri' ? [registryUri] : [trackingUri, registryUri];
  return [...new Set(asked.filter((uri) => uri !== undefined))].filter(isPlainRemote);
}

export function withSecureAddresses(draft: ConnectionDraft): ConnectionDraft {
  const plain = plainAddresses(draft);
  const secure = (uri: string): string => (plain.includes(uri) ? overHttps(uri) : uri);
  const { trackingUri, registryUri } = draft.entry;
  const entry = { ...draft.entry, registryUri: registryUri && secure(registryUri) };
  const next = { ...draft, entry };
  return plain.includes(trackingUri) && draft.part !== 'registryUri' ? withAddress(next, secure(trackingUri)) : next;
}

export function overHttps(uri: string): string {
  return uri.replace(/^http:/i, 'https:');
}
