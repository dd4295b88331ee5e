/**
 * VS Code draws `$(name)` as an icon in rows of a list, in prompts and in the status bar. Text of a server, of a setting or of a person is to
 * stay text there: a zero-width space takes the parts of the sign apart.
 */
export function plainLabel(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}
