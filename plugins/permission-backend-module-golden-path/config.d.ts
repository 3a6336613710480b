export interface Config {
  permission?: {
    /** The default policy: owners act on their own, production needs approvers. */
    goldenPath?: {
      /**
       * Groups whose members may do everything, in protected environments too.
       * Full entity references. Defaults to none.
       */
      approvers?: string[];
      /**
       * Environments in which ownership alone does not suffice. Defaults to
       * those that `deployments.environments` protects, else to `production`.
       */
      protectedEnvironments?: string[];
    };
  };
}
