export interface Config {
  repositories?: {
    /** Repositories kept by the portal itself. */
    local?: {
      /** Whether the portal keeps repositories itself. Defaults to true. */
      enabled?: boolean;
      /**
       * Folder that holds the bare repositories as `<owner>/<name>.git`,
       * relative to the working directory of the backend. Defaults to
       * `.data/repositories`.
       */
      directory?: string;
    };
    /** Who commits what people do through the portal; they are the authors. */
    committer?: {
      /** Defaults to `Jalon`. */
      name?: string;
      /** Defaults to `jalon@localhost`. */
      email?: string;
    };
  };
}
