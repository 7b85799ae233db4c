/**
 * What CloudFormation itself fills in, and CDK lets pass in the place of any value: `{ Ref: … }`, `{ Fn::GetAtt: … }`, `{{resolve:…}}`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function isIntrinsic(value: unknown): boolean {
  if (typeof value === 'string') return value.startsWith('{{resolve:') && value.endsWith('}}');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const [name = '', ...more] = Object.keys(value);
  return more.length === 0 && (name === 'Ref' || name.startsWith('Fn::'));
}
