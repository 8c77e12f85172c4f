/** Where the token of the device is kept; it never lies in the data file, which is copied and backed up. */
export type Credentials = {
  token(): string | undefined;
  store(token: string): Promise<void>;
};
