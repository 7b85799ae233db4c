import type { Reporter } from '../../diagnostics/index.js';
import type { GcpEnvironment } from '../../spec/types.js';

/** What Vertex AI refuses about an environment, long after the deployment began. */
export function checkEnvironment({ project, region, use }: GcpEnvironment, name: string, reporter: Reporter): void {
  const at = ['environments', name, 'gcp', 'use'];
  // https://cloud.google.com/storage/docs/buckets#naming: no bucket's name begins with "goog" or holds "google".
  if (use.bucket === undefined && (project.startsWith('goog') || project.includes('google'))) {
    reporter.report('TRV5012', [...at, 'bucket'], { project });
  }
  const keyLocation = use.key?.split('/')[3];
  // https://cloud.google.com/vertex-ai/docs/general/cmek#resources: the key must be in the region of what it encrypts.
  if (keyLocation !== undefined && keyLocation !== region) {
    reporter.report('TRV5003', [...at, 'key'], { location: keyLocation, region });
  }
  // https://cloud.google.com/vertex-ai/docs/general/vpc-peering: the API takes the number of the project, never its id.
  const networkProject = use.network?.split('/')[1];
  if (networkProject !== undefined && !/^\d+$/.test(networkProject)) {
    reporter.report('TRV5004', [...at, 'network'], { project: networkProject });
  }
}
