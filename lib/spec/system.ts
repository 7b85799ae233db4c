import * as z from 'zod';
import { alarm } from './alarm.js';
import { kebabName, line, tags } from './common.js';
import { dataset } from './dataset.js';
import { defaults } from './defaults.js';
import { endpoint } from './endpoint.js';
import { environment } from './environment.js';
import { json } from './json.js';
import { issue } from './issue.js';
import { job } from './job.js';
import { model } from './model.js';
import { notification } from './notification.js';
import { pipeline } from './pipeline.js';
import { secret } from './secret.js';
import { trigger } from './trigger.js';

/** A map from names to one noun. */
const named = <T extends z.ZodType>(value: T, noun: string, text: string) =>
  z
    .record(kebabName, value)
    .default({} as never)
    .meta({ description: text, 'x-noun': noun });

const overrides = z.record(z.string(), z.record(z.string(), json));

/** The whole spec. */
export const system = z
  .strictObject({
    trivium: z
      .literal(1, {
        error: ({ input }) =>
          input === undefined ? undefined : issue('TRV1008', { found: JSON.stringify(input), supported: ['1'] }),
      })
      .meta({ description: 'Version of the spec: 1.' }),
    system: kebabName.meta({ description: 'Name of the system: it becomes part of the name of every resource.' }),
    owner: line
      .optional()
      .meta({ description: 'Who answers for it, such as an e-mail address: becomes a tag of every resource.' }),
    tags: tags.default({}).meta({ description: 'Tags of every resource.' }),
    defaults: defaults.default({}),
    environments: named(environment, 'environment', 'Where the system lives: name → environment.'),
    datasets: named(dataset, 'dataset', 'Data that steps read: name → dataset.'),
    secrets: named(secret, 'secret', 'Secrets by reference: name → secret.'),
    models: named(model, 'model', 'Registry entries: name → model.'),
    pipelines: named(pipeline, 'pipeline', 'Pipelines: name → pipeline.'),
    jobs: named(job, 'job', 'Steps that stand alone: name → job.'),
    endpoints: named(endpoint, 'endpoint', 'Models that answer requests: name → endpoint.'),
    alarms: named(alarm, 'alarm', 'What is watched: name → alarm.'),
    notifications: named(notification, 'notification', 'Who is told: name → notification.'),
    triggers: named(trigger, 'trigger', 'What starts pipelines: name → trigger.'),
    overrides: z
      .strictObject({
        aws: overrides.optional().meta({
          'x-leaf': true,
          description:
            'Logical id of a CloudFormation resource → properties, as CDK spells them (`kmsKeyId`). In the place of any value stands what CloudFormation fills in: `{ Ref: … }`, `{ "Fn::GetAtt": … }`.',
        }),
        azure: overrides.optional().meta({
          'x-leaf': true,
          description: 'Name of an Azure resource → arguments, as the Pulumi package azure-native spells them.',
        }),
        gcp: overrides.optional().meta({
          'x-leaf': true,
          description: 'Name of a Google Cloud resource → arguments, as the Pulumi package gcp spells them.',
        }),
      })
      .optional()
      .meta({
        description:
          'The last way out: properties laid over emitted resources, by their stable id (maps merge, lists replace, null removes). At every depth an unknown resource, an unknown property, a value of another type and a required property that is absent are errors: the types are those that the vendor declares, in the version of its SDK that trivium was made with. A closed list of choices is held to where the vendor closes it, and a JSON document takes anything.',
      }),
  })
  .meta({ id: 'SystemSpec', description: 'One machine-learning system.' });
