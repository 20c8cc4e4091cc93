/**
 * The picture of a model: what there is to see of it, with junctions recognised. In: a Model, or what of it a role may
 * read. Out: plain values that travel as JSON, and become a drawing or Mermaid text.
 */
export interface Picture {
  /** In the order of the model; junctions among them. */
  readonly collections: readonly PictureCollection[];
  /** Each relation once, from both of its sides. */
  readonly links: readonly Link[];
}

/** A picture as a page is told of it. */
export interface ServedPicture extends Picture {
  /** By collection, of those that `/graphql` serves: a query that shows some of it. */
  readonly queries: Readonly<Record<string, string>>;
}

export interface PictureCollection {
  readonly name: string;
  readonly note: string | null;
  readonly isView: boolean;
  readonly isSingleton: boolean;
  /** One of Directus's own. */
  readonly isSystem: boolean;
  /** It is there to link others, and is not drawn by itself. */
  readonly isJunction: boolean;
  /** In display order. */
  readonly fields: readonly PictureField[];
}

export interface PictureField {
  readonly name: string;
  /** Directus's name for the type; null of a field without a column. */
  readonly type: string | null;
  readonly note: string | null;
  readonly isKey: boolean;
  readonly isNullable: boolean;
  readonly isUnique: boolean;
  /** The position of its link in the picture; null of a plain field. */
  readonly link: number | null;
}

/**
 * - `m2o`: many items of one refer to one of another; read backwards, an `o2m`.
 * - `o2o`: the same, where at most one item refers.
 * - `m2m`: both are linked by a junction.
 * - `a2o`: many items refer to one of any of several collections.
 * - `m2a`: the same by a junction: a list of items of any of several collections.
 */
export type LinkKind = "m2o" | "o2o" | "m2m" | "a2o" | "m2a";

export interface Link {
  readonly kind: LinkKind;
  /** The side that refers; of a junction, the side that lists. */
  readonly from: LinkEnd;
  /** One, or the members of a union. */
  readonly to: readonly LinkEnd[];
  /** The junction; null without one. */
  readonly through: string | null;
}

export interface LinkEnd {
  readonly collection: string;
  /** Null where this side has no field of its own. */
  readonly field: string | null;
}
