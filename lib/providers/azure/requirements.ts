/**
 * Lines of a requirements file as pip takes them one by one: continued lines joined, comments and blank lines left out.
 *
 * @see https://pip.pypa.io/en/stable/reference/requirements-file-format/
 */
export function requirementLines(text: string): readonly string[] {
  return text
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/(^|\s)#.*$/, '')
        .trim()
        .replace(/\s+/g, ' '),
    )
    .filter((line) => line !== '');
}

/** A line without its hashes: where one requirement has none, pip wants none at all. */
export const withoutHashes = (line: string): string => line.replace(/ --hash=\S+/g, '');

/** `scikit-learn==1.4.2 …` → name and version; nothing for a line that pins no single version. */
export function pinOf(line: string): { readonly name: string; readonly version: string } | undefined {
  const [, name, version] = /^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;*]+)/.exec(line) ?? [];
  return name === undefined || version === undefined ? undefined : { name: normalName(name), version };
}

/** Names of packages are the same with dashes, underscores, dots and in either case. https://peps.python.org/pep-0503/#normalized-names */
export const normalName = (name: string): string => name.replace(/[-_.]+/g, '-').toLowerCase();
