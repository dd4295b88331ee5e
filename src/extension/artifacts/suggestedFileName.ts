/**
 * The name that a save dialog begins with. A server's name is only proposed after everything is taken from it that some
 * file system understands as more than a letter: separators, streams (`a:b`), device names, hidden characters, dots and
 * spaces at the end.
 */
export function suggestedFileName(path: string): string {
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(unfit, '_')
    .replace(/[. ]+$/, '');
  if (name === '') return 'artifact';
  return deviceName.test(name) ? `_${name}` : name;
}

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const unfit = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff<>:"/\\|?*]/g;
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
