/** A text as it may be told: a server may say in its answer what it was sent. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((told, secret) => told.replaceAll(secret, '…'), text);
}
