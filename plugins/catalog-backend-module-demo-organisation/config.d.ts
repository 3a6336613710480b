export interface Config {
  demo?: {
    /**
     * Whether to create the repositories of the demo organisation that are
     * missing. Defaults to false.
     */
    enabled?: boolean;
    /**
     * The folder `examples` of Jalon, relative to the working directory of the
     * backend. Defaults to `../../examples`.
     */
    directory?: string;
  };
}
