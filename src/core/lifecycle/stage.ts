/** In the order of a model's life. MLflow 3.17.2 still has all four over REST; they are deprecated in its Python client since 2.9. */
export const stages = ['None', 'Staging', 'Production', 'Archived'] as const;
export type Stage = (typeof stages)[number];

/** Only for these does MLflow accept `archive_existing_versions`; for the others it answers 500 (3.17.2). */
export const activeStages = ['Staging', 'Production'] as const satisfies readonly Stage[];

export function isActive(stage: Stage): boolean {
  return (activeStages as readonly Stage[]).includes(stage);
}

/** In any case, as the server takes it (`staging`, `nOnE`). */
export function parseStage(text: string | undefined): Stage | undefined {
  const wanted = text?.toLowerCase();
  return stages.find((stage) => stage.toLowerCase() === wanted);
}
