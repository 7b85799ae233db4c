/**
 * Pieces of a command of Azure ML, which is text for a shell in which the platform first replaces `${{…}}` and `$[[…]]`.
 *
 * Nothing that a user wrote is put into that text as it is. What is fixed travels as JSON in which quotes and dollars are escaped; what a
 * run decides is read from the environment, where the platform puts every literal input as `AZUREML_PARAMETER_<name>`; the shell expands it
 * inside double quotes to one argument, whatever is in it.
 *
 * @see https://learn.microsoft.com/python/api/azure-ai-ml/azure.ai.ml.entities.commandjob (note on AZUREML_PARAMETER_)
 */
export function jsonVariable(name: string, value: unknown): string {
  const json = JSON.stringify(value).replaceAll("'", '\\u0027').replaceAll('$', '\\u0024');
  return `${name}='${json}'`;
}

/** A literal input as one argument; a missing one ends the step with a message instead of running it with a wrong value. */
export const parameter = (port: string): string => `"\${AZUREML_PARAMETER_${port}?}"`;

/** The path of an input. The platform chooses it, and it has no quote in it. */
export const inputPath = (port: string): string => `"\${{inputs.${port}}}"`;

/** The directory of an output. */
export const outputPath = (port: string): string => `"\${{outputs.${port}}}"`;

/** The name of the bundle in the code folder, which is the working directory. */
export const BUNDLE = 'bundle.zip';
