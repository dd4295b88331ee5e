/** Undefined for what is not UTF-8. A byte order mark stays in the text: Python's `json` refuses it, and who checks has to know. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
