/** What `~/.mlflow/credentials` can hold: section `[mlflow]`, no server. */
export interface FileCredentials {
  readonly username: string | undefined;
  readonly password: string | undefined;
}

/** Reads the file as Python's `configparser` does for the two keys MLflow asks for (`get_creds` in 3.17.2); never fails. */
export function parseCredentialsFile(text: string): FileCredentials {
  let section = '';
  const values = new Map<string, string>();
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    if (/^\s*[#;]/.test(line)) continue;
    const header = /^\s*\[([^\]]+)\]/.exec(line)?.[1];
    if (header !== undefined) section = header;
    const entry = /^\s*([^=:\s]+)\s*[=:]\s*(.*?)\s*$/.exec(line);
    if (header === undefined && section === 'mlflow' && entry?.[1]) values.set(entry[1].toLowerCase(), entry[2] ?? '');
  }
  return { username: values.get('mlflow_tracking_username'), password: values.get('mlflow_tracking_password') };
}
