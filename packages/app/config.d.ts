export interface Config {
  auth?: {
    providers?: {
      persona?: {
        /**
         * The users that the sign-in page offers; see the persona provider.
         *
         * @deepVisibility frontend
         */
        users: string[];
      };
    };
  };
}
