import type { Access } from "../access/access.ts";
import type { Model } from "../model/model.ts";
import { createRecentMap } from "../shared/recent-map.ts";
import type { RecentMap } from "../shared/recent-map.ts";

/**
 * Builds once for all who may do the same: a schema belongs to the shape of an access, not to a user. The least
 * recently used give way beyond `capacity`; those of a model that is no longer in use go with it. Building takes no
 * turns, so whoever asks at the same moment finds what the first one built.
 */
export function createSchemaCache<Built>(
  build: (model: Model, access: Access) => Built,
  capacity = 100,
): (model: Model, access: Access) => Built {
  const models = new WeakMap<Model, RecentMap<string, Built>>();
  return (model, access) => {
    const schemas = models.get(model) ?? createRecentMap<string, Built>(capacity);
    models.set(model, schemas);
    const shape = access.kind === "admin" ? "admin" : `limited ${access.shape}`;
    const known = schemas.get(shape);
    if (known !== undefined) return known;
    const built = build(model, access);
    schemas.set(shape, built);
    return built;
  };
}
