/** Text that Markdown shows as it is, on one line. `appendText` would make every blank one that no line breaks at. */
export function plainMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!~<>|&]/g, '\\$&').replace(/\s+/g, ' ');
}
