/** Does what needs the claim on a model; where somebody else holds it, a person may be asked, and the ids of claims called dead are passed on. */
export type WithTakeOver = <T>(act: (takeOver: readonly string[]) => Promise<T>) => Promise<T>;

/** Nobody is asked. */
export const withoutTakeOver: WithTakeOver = (act) => act([]);
