import type { PathSegment, Reporter } from '../diagnostics/index.js';

/** Forms of well-known credentials: what their vendors document as prefixes. */
const CREDENTIALS: readonly RegExp[] = [
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b/, // AWS access key id
  /\bgh[pousr]_[A-Za-z0-9]{36,}\b/,
  /\bgithub_pat_[A-Za-z0-9_]{22,}\b/,
  /\bglpat-[A-Za-z0-9_-]{20,}\b/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}\b/,
  /\bsk-[A-Za-z0-9_-]{20,}\b/,
  /\bhf_[A-Za-z0-9]{30,}\b/,
  /\bAIza[0-9A-Za-z_-]{35}\b/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bAccountKey=[A-Za-z0-9+/=]{40,}/,
  /[?&]sig=[A-Za-z0-9%+/=]{20,}/,
  /[?&](access_?token|auth_?token|token|api_?key|secret|password)=[^&\s]{3,}/i,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\b/, // JSON web token
  /^[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/@]+@/, // user:password@ in a URI
];

/** The shortest credential that any of them knows: `a://b:c@`. */
const SHORTEST = 8;

/** Names of variables whose value is a secret by what they are called. */
const SECRET_NAME = /(^|_)(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)$/i;

/** What is said under such a name and is none: a number of tokens, a switch. */
const PLAIN_VALUE = /^(|\d+(\.\d+)?|true|false|yes|no|on|off|none|null)$/i;

/** `GOOGLE_APPLICATION_CREDENTIALS: /etc/keys/job.json`: where the secret is, under a name that is meant for it, or with the ending of a file. */
const isPath = (name: string, value: string): boolean =>
  /^(?:~|\.{1,2})?(?:\/[\w.-]+)+\/?$/.test(value) && (/CREDENTIALS?$/i.test(name) || /\.[a-z]{2,4}$/.test(value));

/** Maps whose keys are names of variables that the user chooses: of the spec, and of the vendors' blocks. */
const VARIABLE_MAPS = new Set([
  'env',
  'params',
  'Environment',
  'environment_variables',
  'environmentVariables',
  'HyperParameters',
]);

/**
 * Reports every text that looks like the value of a secret, anywhere in the spec.
 *
 * The value itself never appears in the diagnostic.
 */
export function checkSecretValues(value: unknown, reporter: Reporter, path: readonly PathSegment[] = []): void {
  if (typeof value === 'string') {
    const name = path.at(-1);
    const named =
      VARIABLE_MAPS.has(String(path.at(-2))) &&
      typeof name === 'string' &&
      SECRET_NAME.test(name) &&
      !PLAIN_VALUE.test(value) &&
      !isPath(name, value);
    if (named || (value.length >= SHORTEST && CREDENTIALS.some((form) => form.test(value)))) {
      reporter.report('TRV1009', path, { field: String(name ?? '') });
    }
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    checkSecretValues(child, reporter, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}
