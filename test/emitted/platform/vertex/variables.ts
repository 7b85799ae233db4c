/** A variable that the service itself sets: what refers to it is replaced. */
const SERVICE = { SERVICE: 'a value of the service' } as const;

/**
 * Variables of a container as it gets them: `$(NAME)` is the variable of that name when it is the service's or stands before, `$$(` is `$(`.
 * https://cloud.google.com/vertex-ai/docs/reference/rest/v1/EnvVar
 */
export function expanded(
  env: readonly { readonly name: string; readonly value: string }[],
): Readonly<Record<string, string>> {
  const known: Record<string, string> = { ...SERVICE };
  for (const { name, value } of env) {
    known[name] = value.replace(/\$\$|\$\((\w+)\)/g, (whole, variable: string | undefined) =>
      variable === undefined ? '$' : (known[variable] ?? whole),
    );
  }
  return known;
}
