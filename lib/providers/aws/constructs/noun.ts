import type { CfnResource } from 'aws-cdk-lib';
import type { Construct as ConstructType } from 'constructs';
import { loadConstructs } from '../../../engine/cdk/sdk.js';
import type { Foundation } from '../../../engine/cdk/stands-on.js';
import { NOUN_PARTS, type NounParts } from '../../../engine/noun-part.js';
import {
  nameFromId,
  partsOf,
  sourceAround,
  type Around,
  type Beside,
  type ComponentKind,
} from '../../../engine/noun.js';
import type { IdentityRole } from '../../../plan/node.js';
import { logicalId, roleId } from '../ids.js';
import { Assembly, type Holder } from './assembly.js';
import { checkHas, type NounWord } from './check-has.js';

/** What a system stands on. */
export interface OnFoundation {
  /**
   * The foundation, when it is in the same app.
   *
   * @default - another app deployed it: its exports are imported by their names
   */
  readonly foundation?: Foundation;
}

/** What every noun takes. */
export interface NamedNoun extends Beside {
  /**
   * Name of the noun in the spec: physical names are made of it.
   *
   * @default - the id of the construct in words of lower case: `RefitNightly` is `refit-nightly`
   */
  readonly name?: string;
}

/** A noun of a system that another construct holds: environment, defaults, roles, registry entries and topics are the system's. */
export interface NounWithin extends NamedNoun {
  /** The system, in this stack or another one. */
  readonly within: Holder;
}

/** A noun that is a system by itself: another one of the same system would make its roles again, and belongs into one `MlSystem` with it. */
export interface NounAlone extends NamedNoun, Around, OnFoundation {
  readonly within?: undefined;
}

/** Props that every noun has. */
export type NounProps = NounWithin | NounAlone;

/** A noun that its system makes. */
export class Placed {
  constructor(
    readonly assembly: Assembly,
    readonly name: string,
  ) {}
}

/** What constructs of one part of a system share. What was `Placed` the system has compiled. */
export abstract class Noun<K extends ComponentKind = ComponentKind> extends loadConstructs().Construct {
  /** Every resource that is its own, by its logical id; of a noun that stands alone, all that was made for it. */
  readonly nodes: ReadonlyMap<string, CfnResource>;
  /** Its name in the spec. */
  readonly name: string;
  readonly #assembly: Assembly;

  constructor(scope: ConstructType, id: string, kind: K, props: (NounProps & NounParts[K]) | Placed) {
    super(scope, id);
    this.name = props.name ?? nameFromId(id);
    this.#assembly = assemblyOf(this, props);
    this.nodes = this.#assembly.nodesOf(this);
    if (!(props instanceof Placed)) this.#assembly.add(this, partsOf(props, NOUN_PARTS[kind](this.name, props)));
  }

  /** Value of an output of the system: `PipelinesTrainId` is that of the pipeline `train`. */
  protected output(...words: readonly string[]): string {
    return String(this.#assembly.made.outputs.get(logicalId(...words))?.value ?? '');
  }

  /** An attribute of a resource of the system, made or brought; nothing where the system needs none. */
  protected attribute(id: string, attr: string): string | undefined {
    return attributeOf(this.#assembly, id, attr);
  }

  /** Refuses a name that the system does not have. */
  protected checkHas(noun: NounWord, name: string): void {
    checkHas(this.#assembly.compiled, noun, name);
  }

  /** The ARN of a role of the system. */
  protected roleArn(role: IdentityRole): string | undefined {
    return this.attribute(roleId(role), 'Arn');
  }
}

/** An attribute of a resource of a system, made or brought. */
export function attributeOf({ made, compiled }: Assembly, id: string, attr: string): string | undefined {
  const own = made.resources.get(id);
  if (own !== undefined) return attr === 'Ref' ? own.ref : own.getAtt(attr).toString();
  const { physicalId } = compiled.lowered.existing.find((candidate) => candidate.id === id) ?? {};
  return typeof physicalId === 'string' ? physicalId : undefined;
}

function assemblyOf(self: ConstructType, props: NounProps | Placed): Assembly {
  if (props instanceof Placed) return props.assembly;
  if (props.within !== undefined) return props.within.assembly;
  return new Assembly({ root: self, source: sourceAround(props), foundation: props.foundation });
}
