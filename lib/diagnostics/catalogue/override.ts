import { entry } from '../entry.js';

/** TRV6020 to 6029: what a spec lays over a vendor's own properties. */
export const overrideCatalogue = {
  TRV6020: entry<{ property: string; resource: string; allowed: string; found: string }>({
    slug: 'override-of-wrong-type',
    severity: 'error',
    message: ({ property, resource, allowed, found }) =>
      `"${property}" of the resource "${resource}" must be ${allowed}, found ${found}`,
    help: ({ allowed }) =>
      allowed.startsWith('"')
        ? 'choose one of these'
        : 'write what the vendor declares: a text has quotes where YAML would read a number or true and false, and a number has none',
    about:
      "What is laid over a resource is held against the vendor's own declaration of its properties, at every depth. A closed list of values is one that the vendor's own model closes; where the model lets values be added, any text is taken.",
  }),
  TRV6021: entry<{ property: string; resource: string }>({
    slug: 'override-lacks-required-property',
    severity: 'error',
    message: ({ property, resource }) => `"${property}" of the resource "${resource}" is required and absent`,
    help: () => 'give it a value: null removes a property, and what is laid over a list replaces the list',
    about:
      'The vendor refuses the resource without this property. It was removed by an override, or an override adds an object that lacks it.',
  }),
  TRV6023: entry<{ member: string; reason: string; instead: string }>({
    slug: 'block-of-what-is-decided',
    severity: 'error',
    message: ({ member, reason }) => `"${member}" cannot be laid over: ${reason}`,
    help: ({ instead }) => instead,
    about:
      'Who a step runs as and what its job is called follow from the rest of the spec: with another identity or name, the permissions that are emitted would be those of somebody else.',
  }),
};
