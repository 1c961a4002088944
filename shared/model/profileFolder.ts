// Where a library lies when nobody says otherwise. The same answer for every host, so that they open the same library.

export interface SystemPlace {
  readonly platform: string;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The system's application-data folder: Known Folders on Windows, Application Support on macOS, the XDG base directories elsewhere. */
export function defaultProfileFolder({ platform, home, environment }: SystemPlace): string {
  if (platform === 'win32') return `${environment.APPDATA ?? `${home}\\AppData\\Roaming`}\\Broadsheet`;
  if (platform === 'darwin') return `${home}/Library/Application Support/Broadsheet`;
  const dataHome = environment.XDG_DATA_HOME;
  // The XDG specification has relative paths ignored.
  return `${dataHome?.startsWith('/') ? dataHome : `${home}/.local/share`}/broadsheet`;
}
