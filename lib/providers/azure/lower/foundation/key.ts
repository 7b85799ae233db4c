/** `https://<vault>.vault.azure.net/keys/<name>/<version>` in its parts. */
export function parseKey(url: string): {
  readonly vault: string;
  readonly uri: string;
  readonly name: string;
  readonly version: string | undefined;
} {
  const { origin, hostname, pathname } = new URL(url);
  const [, , name = '', version] = pathname.split('/');
  return { vault: hostname.split('.')[0] ?? '', uri: origin, name, version };
}
