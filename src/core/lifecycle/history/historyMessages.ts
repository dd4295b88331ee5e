export const historyMessages = {
  historyCommentLong: 'The comment has {length} characters. Up to {limit} are kept. Nothing was sent.',
  historyRecordLong: 'The record of this does not fit into a tag of {limit} characters. Nothing was sent.',

  historyClaimed:
    '{who} is at work on “{name}” since {since} ({purpose}). Nothing was changed. Wait a moment and try again.',
  historyClaimedByNobody:
    'Somebody is at work on “{name}” since {since} ({purpose}). Nothing was changed. Wait a moment and try again.',
  historyClaimedUnknown: 'Somebody is at work on “{name}”. Nothing was changed. Wait a moment and try again.',

  historyNothingToUndo: 'No recorded move is left to undo. Nothing was sent.',
  historyUndoGone: 'Not undone: version {version} of {name} is gone. Nothing was sent.',
  historyUndoMoved: 'Not undone: version {version} of {name} is in {stage} now. Nothing was sent.',
  historyUndoLater: 'Not undone: version {version} was moved from {from} to {to} after it ({when}). Nothing was sent.',
  historyUndoOther: 'Not undone: another move was made meanwhile. Nothing was changed.',

  historyAliasMoved: 'Alias @{alias} names version {version} now. Nothing was changed.',
  historyAliasGone: 'Alias @{alias} is not there any more. Nothing was changed.',

  reviewNoStages: 'This registry has aliases and no stages. Nothing was sent.',
  reviewAlreadyThere: 'Version {version} of {name} is in {stage} already. Nothing was sent.',
  reviewSameOpen: '{who} asked for the same on {when}, and it is still open. Nothing was changed.',
  reviewSameOpenByNobody: 'The same was asked for on {when}, and it is still open. Nothing was changed.',
  reviewNoRequest: 'Version {version} of {name} has no such request. Nothing was changed.',
  reviewApproved: 'The request was approved already, by {who} on {when}. Nothing was changed.',
  reviewRejected: 'The request was rejected already, by {who} on {when}. Nothing was changed.',
  reviewWithdrawn: 'The request was withdrawn already, by {who} on {when}. Nothing was changed.',
  reviewMoved:
    'Version {version} of {name} is in {stage} now, not in {from} as when the move was asked for. Nothing was changed.',
  reviewOthersChanged:
    'In {stage} is now version {now}; when the move was asked for it was {before}. Nothing was changed. Ask for the move again.',
  reviewOthersCame:
    'In {stage} is now version {now}; when the move was asked for it was empty. Nothing was changed. Ask for the move again.',
  reviewOthersLeft:
    'In {stage} is no version now; when the move was asked for it was {before}. Nothing was changed. Ask for the move again.',
  reviewNotYours: 'Only {who}, who asked for the move, can withdraw it. Nothing was changed.',
  reviewHalfDone:
    'Version {version} of {name} was moved from {from} to {to}, but the approval could not be recorded: the request still looks open. Withdraw or reject it.',
} as const;
