import type { Access } from "../access/access.ts";
import type { Model } from "../model/model.ts";

/**
 * Builds once for all who may do the same: a schema belongs to the shape of an access, not to a user. The least
 * recently used give way beyond `capacity`; those of a model that is no longer in use go with it. Building takes no
 * turns, so whoever asks at the same moment finds what the first one built.
 */
export function createSchemaCache<Built>(
  build: (model: Model, access: Access) => Built,
  capacity = 100,
): (model: Model, access: Access) => Built {
  const models = new WeakMap<Model, Map<string, Built>>();
  return (model, access) => {
    const schemas = models.get(model) ?? new Map<string, Built>();
    models.set(model, schemas);
    const shape = access.kind === "admin" ? "admin" : `limited ${access.shape}`;
    const built = schemas.get(shape) ?? build(model, access);
    // A map keeps the order of insertion: the last one is the one used last.
    schemas.delete(shape);
    schemas.set(shape, built);
    const [oldest] = schemas.keys();
    if (schemas.size > capacity && oldest !== undefined) schemas.delete(oldest);
    return built;
  };
}
