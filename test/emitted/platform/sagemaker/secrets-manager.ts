import type { Service } from '../network.js';

/** Secrets Manager, and the endpoint that hands a container its credentials. */
export function secretsManager(secrets: Readonly<Record<string, string>>): Readonly<Record<string, Service>> {
  return {
    '169.254.170.2': ({ path }) =>
      path === '/v2/credentials/1'
        ? { status: 200, body: { AccessKeyId: 'ASIAEXAMPLE', SecretAccessKey: 'machine-secret', Token: 'session' } }
        : { status: 404, body: {} },
    'secretsmanager.eu-west-1.amazonaws.com': ({ headers, body }) => {
      if (
        !/^AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE\/\d{8}\/eu-west-1\/secretsmanager\/aws4_request/.test(
          headers.authorization ?? '',
        )
      ) {
        return { status: 403, body: {} };
      }
      const { SecretId } = JSON.parse(body) as { SecretId: string };
      const value = secrets[SecretId.split('/').at(-1) ?? ''];
      return value === undefined ? { status: 400, body: {} } : { status: 200, body: { SecretString: value } };
    },
  };
}
