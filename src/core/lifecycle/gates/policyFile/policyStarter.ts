/** What a new `.mlflow/promotion.yaml` begins with: a policy that is valid as it is, and tells what else there is. */
export const policyStarter = `# When may a version of a registered model move to a stage?
# All rules that fit the model and the stage hold together; where none fits, nothing passes.
# What is saved counts, and only when nothing in it is wrong. Point at a key to see what it means.
version: 1
rules:
  - models: "*"               # a glob, or a list: "BTC *", "{eth,sol}-?"
    stage: Production         # or a list: [Staging, Production]
    gates:
      signature: compatible   # with the version in Production; or: present
      run: finished
      requirements: pinned
      description: required
      # metrics:
      #   - f1 >= 0.60
      #   - f1: { above-production-by: 0.02 }
      #   - log_loss: { below-production-by: 0 }
      # input-example: valid
      # commit: [clean, pushed]
      # tags: { validated: "yes", owner: "*" }
      # age-in-staging: 2d
      # approvals: 1          # needs a server with sign-in
      # not-by-requester: true
`;
