export const planMessages = {
  planArchive: '{name}, version {version}: {stage} → Archived',
  planDelete: '{name}, version {version} ({stage}): deleted',
  planSetAlias: '{name}: alias @{alias} to version {version}',
  planMoveAlias: '{name}: alias @{alias} from version {from} to version {version}',

  phaseOutOld: 'registered {days} days ago',
  phaseOutSuperseded: '{count} newer ones in {stage}',
  phaseOutRunDeleted: 'its run is deleted',
  phaseOutRunGone: 'its run is not on the server',
  phaseOutNamed: 'named',
  phaseOutHasAlias: 'it has the alias {aliases}',
  phaseOutInUse: 'it is in {stage}',
  phaseOutRequested: 'a request for it is open',
  phaseOutNowAlias: 'Version {version} of {name} has the alias {aliases} now. Nothing was changed.',
  phaseOutNowRequest: 'A request for version {version} of {name} is open now. Nothing was changed.',
  phaseOutNowStage: 'Version {version} of {name} is in {stage} now. Nothing was changed.',
  phaseOutNoStages: 'This registry has aliases and no stages, so that nothing can be archived. Nothing was sent.',

  migrationAliasTwice: 'The alias “{alias}” is wanted for two stages. Choose two names. Nothing was sent.',
  migrationNoAlias: 'No alias is given for any stage. Nothing was sent.',
  migrationStageChanged:
    'The newest version of {name} in {stage} is not version {version} any more. Nothing was changed.',
} as const;
