export interface Config {
  auth?: {
    providers?: {
      /**
       * People that anybody may sign in as without a password. Ignored when
       * NODE_ENV is production.
       */
      persona?: {
        /**
         * Entity references of users in the catalog, such as
         * `user:default/guest`, in the order in which the sign-in page shows
         * them.
         */
        users: string[];
      };
    };
  };
}
