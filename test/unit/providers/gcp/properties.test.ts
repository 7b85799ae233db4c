import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { propertiesOf } from '../../../../lib/providers/gcp/properties.js';
import { renderPulumiProperties } from '../../../../scripts/generate/pulumi-properties.js';
import { findings, lowerExample, resource } from './lower-example.js';

const ROOT = join(__dirname, '..', '..', '..', '..');

describe('overrides on Google Cloud', () => {
  it('are checked against the properties of the installed SDK: the committed table is fresh', () => {
    expect(readFileSync(join(ROOT, 'lib/providers/gcp/generated/properties.ts'), 'utf8')).toBe(renderPulumiProperties('gcp'));
  });

  it('may name every property that is emitted', () => {
    for (const { id, type, props } of lowerExample({}, 'prod').resources) expect([id, Object.keys(props as object).filter((name) => !propertiesOf(type).includes(name))]).toEqual([id, []]);
  });

  it('change an emitted resource, and refuse what it does not have', () => {
    const override = (props: unknown) => ({ overrides: { gcp: { 'foundation.bucket': props } } });
    expect(resource(lowerExample(override({ storageClass: 'NEARLINE' })), 'foundation.bucket').props).toMatchObject({ storageClass: 'NEARLINE' });
    expect(findings(override({ storageClas: 'NEARLINE' }))).toContain('TRV6004 overrides.gcp.foundation.bucket.storageClas');
  });
});
