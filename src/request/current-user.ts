/** Who asks, as far as values of rules tell. */
export interface CurrentUser {
  /** `$CURRENT_USER`; null for a token that stands for no user, and for the public. */
  readonly id: string | null;
  /** `$CURRENT_ROLE` */
  readonly role: string | null;
  /** `$CURRENT_ROLES`: the role and all above it, the topmost first. */
  readonly roles: readonly string[];
  /** `$CURRENT_POLICIES`: the keys of those that apply. */
  readonly policies: readonly string[];
  /** `$CURRENT_USER.<path>` as rules mention it, with all that it leads to. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** Whoever brings no credential. */
export const nobody: CurrentUser = { id: null, role: null, roles: [], policies: [], values: new Map() };
