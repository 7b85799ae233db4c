/** Compares two versions number by number; a missing number counts as zero. */
export function compareVersions(a: string, b: string): number {
  const left = numbers(a);
  const right = numbers(b);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether `1.4` stands for this version: `1.4`, `1.4.2` and `1.4-2`, but not `1.40`. */
export function hasPrefix(version: string, prefix: string): boolean {
  const wanted = prefix.split(/[.-]/);
  const parts = version.split(/[.-]/);
  return wanted.every((part, index) => parts[index] === part);
}

/** The newest of the versions that begin with a prefix. */
export function newestWithPrefix(versions: readonly string[], prefix: string): string | undefined {
  return versions
    .filter((version) => hasPrefix(version, prefix))
    .sort(compareVersions)
    .at(-1);
}

/** The versions around a wanted one: the nearest older and the nearest newer, oldest first. */
export function neighbours(versions: readonly string[], wanted: string): readonly string[] {
  const sorted = [...versions].sort(compareVersions);
  const older = sorted.filter((version) => compareVersions(version, wanted) < 0).at(-1);
  const newer = sorted.find((version) => compareVersions(version, wanted) > 0);
  return [older, newer].filter((version) => version !== undefined);
}

function numbers(version: string): readonly number[] {
  return version.split(/[.-]/).map(Number);
}
