/** Which collections are there to link others, and what they link: the junctions of many-to-many and many-to-any. */
import type { AnyToOne, Collection, ManyToOne, Model, OneToAny, OneToMany } from "../model/model.ts";

export interface Junction {
  readonly collection: string;
  /** The hop to the side that lists, and the one that leads on. */
  readonly near: ManyToOne;
  readonly far: ManyToOne | AnyToOne;
}

/** By the name of the junction. One that links more than two, or that others refer to, is a collection like any other. */
export function findJunctions(model: Model): ReadonlyMap<string, Junction> {
  const incoming = listIncoming(model);
  const found = [...model.collections.values()].flatMap((collection) => {
    const junction = asJunction(model, collection, incoming);
    return junction === null ? [] : ([[collection.name, junction]] as const);
  });
  return new Map(found);
}

/** By the collection that is referred to: who refers. */
function listIncoming(model: Model): ReadonlySet<string> {
  const relations = [...model.collections.values()].flatMap(({ fields }) => [...fields.values()].map(({ relation }) => relation));
  return new Set(
    relations.flatMap((relation) => {
      if (relation?.kind === "m2o") return [relation.target];
      return relation?.kind === "a2o" ? relation.allowed : [];
    }),
  );
}

function asJunction(model: Model, collection: Collection, incoming: ReadonlySet<string>): Junction | null {
  const hops = [...collection.fields.values()].flatMap(({ relation }) =>
    relation?.kind === "m2o" || relation?.kind === "a2o" ? [relation] : [],
  );
  const [door] = listDoors(model, collection);
  if (door === undefined || incoming.has(collection.name)) return null;
  const near = hops.find((hop) => hop.field === door.targetField);
  const far = hops.find((hop) => hop.field === door.junctionField);
  if (near?.kind !== "m2o" || far === undefined || near === far) return null;
  // Who made an item, and who changed it, is no third side.
  const others = hops.filter((hop) => hop !== near && hop !== far && !(hop.kind === "m2o" && isSystem(model, hop.target)));
  return others.length > 0 ? null : { collection: collection.name, near, far };
}

/** Lists that lead through the junction to its other side, those whose own side is named by a plain foreign key first. */
function listDoors(model: Model, junction: Collection): readonly (OneToMany | OneToAny)[] {
  const doors = [...model.collections.values()].flatMap(({ fields }) =>
    [...fields.values()].flatMap(({ relation }) =>
      (relation?.kind === "o2m" || relation?.kind === "o2a") && relation.target === junction.name && relation.junctionField !== null
        ? [relation]
        : [],
    ),
  );
  return doors.toSorted((left, right) => Number(left.kind === "o2a") - Number(right.kind === "o2a"));
}

function isSystem(model: Model, name: string): boolean {
  return model.collections.get(name)?.isSystem === true;
}
