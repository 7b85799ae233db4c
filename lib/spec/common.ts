import * as z from 'zod';
import { DURATION, parseDuration, parsePercent, parseSize, PERCENT } from '../quantity/index.js';
import { issue } from './issue.js';

const show = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'));

/** A text that must match a pattern; what it must be is said in words. */
function pattern(regex: RegExp, rule: string): z.ZodString {
  return z.string().regex(regex, { error: ({ input }) => issue('TRV1005', { name: show(input), rule }) });
}

/** A text of a given form that a parser checks, with the form also as a pattern for editors. */
function quantity(
  regex: RegExp,
  parse: (text: string) => number | undefined,
  expected: string,
  examples: string,
): z.ZodString {
  const wrong = (input: unknown): string => issue('TRV1007', { found: show(input), expected, examples });
  return z
    .string({
      // A bare number lacks its unit: quotes alone would not mend it.
      error: ({ input }) => (typeof input === 'number' ? wrong(input) : undefined),
    })
    .regex(regex, { abort: true, error: ({ input }) => wrong(input) })
    .refine((text) => parse(text) !== undefined, {
      error: ({ input }) => wrong(input),
    });
}

/** The name of something that becomes a cloud resource: kebab-case, 2 to 63 characters. Each target checks its own, shorter limits. */
export const kebabName = pattern(
  /^(?=.{2,63}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  '2 to 63 characters: lower-case letters, digits and single dashes, starting with a letter',
);

/** The name of an input, output, parameter or metric: letters, digits and underscores, up to 32 characters. */
export const portName = pattern(
  /^[a-zA-Z][a-zA-Z0-9_]{0,31}$/,
  'up to 32 letters, digits and underscores, starting with a letter',
);

/** The name of an environment variable: up to 64 characters. Names that platforms keep for themselves are refused. */
export const variableName = pattern(
  /^(?!AIP_|AZUREML_|SM_|SAGEMAKER_|TRIVIUM_)[A-Za-z_][A-Za-z0-9_]{0,63}$/,
  'a C identifier of up to 64 characters that does not begin with AIP_, AZUREML_, SM_, SAGEMAKER_ or TRIVIUM_ (kept by the platforms)',
);

/** `30s`, `10m`, `4h`, `30d`, `1h30m`. */
export const duration = quantity(DURATION, parseDuration, 'a duration', '30s, 10m, 4h, 30d or 1h30m');

/** `512MiB`, `16GiB`, `1TiB`. */
export const size = quantity(
  /^(?=.*[1-9])\d+(\.\d+)?(MiB|GiB|TiB|MB|GB|TB)$/,
  parseSize,
  'a size',
  '512MiB, 16GiB or 1TiB',
);

/** `60%`. */
export const percent = quantity(PERCENT, parsePercent, 'a percent from 0% to 100%', '60% or 2.5%');

/** A text of a given form: what it is, in words, and an example of it. */
export function form(
  regex: RegExp,
  expected: string,
  example: string,
  shown: (text: string) => string = (text) => text,
): z.ZodString {
  return z
    .string()
    .regex(regex, { error: ({ input }) => issue('TRV1018', { found: shown(show(input)), expected, example }) });
}

/** A text of one line without control characters. */
export const line = form(/^[^\u0000-\u001f\u007f]+$/, 'one line of text', 'ml-platform', (text) => text.slice(0, 60));

/** A relative path with forward slashes, in or below the folder of the spec. */
export const relativePath = form(
  /^(?![/\\])(?![A-Za-z]:)[^\u0000-\u001f\u007f\\]+$/,
  'a path relative to the spec, with forward slashes',
  'src/train',
  (text) => text.slice(0, 120),
);

/** A description for people: up to 512 characters. */
export const description = z
  .string()
  .max(512, {
    error: ({ input }) =>
      issue('TRV1006', { found: `a text of ${show(input).length} characters`, rule: 'at most 512 characters' }),
  })
  .optional()
  .meta({ description: 'What it is for, in words: it becomes the description of the emitted resource.' });

/** Key–value labels. Keys and values are sanitised where a cloud forbids characters. */
export const tags = z
  .record(
    z.string().regex(/^[A-Za-z][A-Za-z0-9_.:/=+@-]{0,62}$/, {
      error: ({ input }) =>
        issue('TRV1005', {
          name: show(input),
          rule: 'up to 63 letters, digits and . _ : / = + @ -, starting with a letter',
        }),
    }),
    z
      .string()
      .max(256, { error: () => issue('TRV1006', { found: 'the value of a tag', rule: 'at most 256 characters' }) }),
  )
  .refine((map) => Object.keys(map).length <= 40, {
    error: () =>
      issue('TRV1006', { found: 'the number of tags', rule: 'at most 40, since each target adds some of its own' }),
  });

/** A whole number in a range. */
export function whole(min: number, max: number, unit: string): z.ZodNumber {
  const rule = `a whole number of ${unit} from ${min} to ${max}`;
  const error = ({ input }: { readonly input?: unknown }): string => issue('TRV1006', { found: show(input), rule });
  return z.number().int({ error }).min(min, { error }).max(max, { error });
}

/**
 * A list in which each stands once. Editors see it as `uniqueItems`; what is named twice is said once.
 *
 * @param same - what two spellings of one thing have in common
 * @param shown - as much of it as a diagnostic may say
 */
export function eachOnce<T extends z.ZodType<string>>(
  item: T,
  {
    same = (text) => text,
    shown = (text) => text,
  }: { readonly same?: (text: string) => string; readonly shown?: (text: string) => string } = {},
): z.ZodArray<T> {
  return z
    .array(item)
    .meta({ uniqueItems: true })
    .superRefine((items, context) => {
      const times = new Map<string, number>();
      for (const [index, found] of (items as readonly unknown[]).entries()) {
        if (typeof found !== 'string') {
          continue;
        }
        const name = same(found);
        times.set(name, (times.get(name) ?? 0) + 1);
        if (times.get(name) === 2) {
          context.addIssue({ code: 'custom', path: [index], message: issue('TRV1027', { name: shown(name) }) });
        }
      }
    });
}

/** What a reference points at, in words, and the root of its path. */
export type ReferenceKind =
  | 'dataset'
  | 'model'
  | 'endpoint'
  | 'pipeline'
  | 'step'
  | 'secret'
  | 'notification'
  | 'artifact'
  | 'metric'
  | 'alarmSubject';

/** A bare path to something else in the spec; `plan` checks that it exists. */
export function reference(kind: ReferenceKind, regex: RegExp, expected: string): z.ZodString {
  return z
    .string()
    .regex(regex, { error: ({ input }) => issue('TRV1011', { found: show(input), expected }) })
    .meta({ 'x-ref': kind });
}

/** One value, or one for each target. */
export function perTarget<T extends z.ZodType>(value: T) {
  return z.strictObject({
    aws: value.optional().meta({ description: 'For Amazon SageMaker.' }),
    azure: value.optional().meta({ description: 'For Azure Machine Learning.' }),
    gcp: value.optional().meta({ description: 'For Vertex AI.' }),
  });
}

/** What a field says of itself, or what it wraps says; its name stays its own. */
function wordsOf(field: z.core.$ZodType): z.core.GlobalMeta {
  const { id: _id, ...words } = z.globalRegistry.get(field) ?? {};
  if (words.description !== undefined) return words;
  return field instanceof z.ZodOptional ? wordsOf(field.def.innerType) : words;
}

/** A field whose default from `defaults` null takes away, as null does in an override. */
export function removable<T extends z.ZodType>(field: T): z.ZodNullable<T> {
  return field.nullable().meta(wordsOf(field));
}
