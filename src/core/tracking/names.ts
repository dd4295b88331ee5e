import { message, type Message } from '../base/message.ts';

/** Why MLflow 3.17.2 would refuse the name of a registered model; undefined when it takes it. */
export function registeredModelNameProblem(name: string): Message | undefined {
  if (name.trim() === '') return message('nameEmpty');
  if (/[/:]/.test(name)) return message('nameCharacters');
  return name === '.' || name === '..' ? message('nameDots') : undefined;
}

/** Why MLflow 3.17.2 would refuse an alias; undefined when it takes it. */
export function aliasProblem(alias: string): Message | undefined {
  if (alias === '') return message('aliasEmpty');
  if (!/^[\p{L}\p{N}_-]+$/u.test(alias)) return message('aliasCharacters');
  if (alias.length > 255) return message('aliasLong');
  if (alias.toLowerCase() === 'latest') return message('aliasLatest');
  return /^v\d+$/i.test(alias) ? message('aliasVersion', { alias }) : undefined;
}
