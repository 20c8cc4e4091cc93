/** Logging in and out, codes of an app as a second proof, registering: what whoever asks may do for themselves. */
import { GraphQLBoolean, GraphQLEnumType, GraphQLNonNull, GraphQLObjectType, GraphQLString } from "graphql";
import type { GraphQLFieldConfig, GraphQLOutputType } from "graphql";
import { isStaleStructure } from "../database/sql-error.ts";
import { RequestError, invalidPayload } from "../errors.ts";
import { drawOneTimeSecret, oneTimeAddress } from "../identity/one-time-code.ts";
import { type Login, type Mode, type Place, wrongCredentials } from "../identity/login.ts";
import { describeOutcome } from "../plan/write/write-outcome.ts";
import type { RequestContext } from "../resolve/request-context.ts";
import { GraphQLBigInt } from "../schema/scalars.ts";
import type { FixedFields } from "../schema/schema-context.ts";
import { selectLoginByKey, setOneTimeSecret } from "../sql/sessions.ts";
import { tellChange } from "../sql/system-rules.ts";
import type { SystemNeeds } from "./system-needs.ts";

const modes = new GraphQLEnumType({ name: "auth_mode", values: { json: {}, cookie: {}, session: {} } });

const tokens = new GraphQLObjectType({
  name: "auth_tokens",
  fields: { access_token: { type: GraphQLString }, expires: { type: GraphQLBigInt }, refresh_token: { type: GraphQLString } },
});

const oneTimeData = new GraphQLObjectType({
  name: "users_me_tfa_generate_data",
  fields: { secret: { type: GraphQLString }, otpauth_url: { type: GraphQLString } },
});

interface Given {
  readonly email: string;
  readonly password: string;
  readonly mode?: Mode | null;
  readonly otp?: string | null;
  readonly refresh_token?: string | null;
  readonly secret: string;
}

/** Where Directus's users are; `login` is null where no tokens can be signed. */
export function authMutations({ login }: SystemNeeds): FixedFields {
  const text = { type: GraphQLString };
  const name = { type: new GraphQLNonNull(GraphQLString) };
  const mode = { type: modes };
  return {
    auth_login: mutation(tokens, { email: name, password: name, mode, otp: text }, (given, context) => {
      const { email, password, otp = null } = given;
      return signer(login).logIn(placeOf(context), { email, password, otp, mode: given.mode ?? "json" });
    }),
    auth_refresh: mutation(tokens, { refresh_token: text, mode }, (given, context) =>
      signer(login).refresh(placeOf(context), given.refresh_token ?? null, given.mode ?? null),
    ),
    auth_logout: mutation(GraphQLBoolean, { refresh_token: text, mode }, async (given, context) => {
      const user = await signer(login).logOut(placeOf(context), given.refresh_token ?? null, given.mode ?? null);
      if (user !== null) await forgetUser(context, user);
      return true;
    }),
    auth_password_request: mutation(GraphQLBoolean, { email: name, reset_url: text }, () => {
      throw needsMail("auth_password_request");
    }),
    auth_password_reset: mutation(GraphQLBoolean, { token: name, password: name }, () => {
      throw invalidToken();
    }),
    users_me_tfa_generate: mutation(oneTimeData, { password: name }, async ({ password }, context) => {
      const { place, user, stored, oneTimeSecret, email } = await readAsker(context);
      if (!(await signer(login).confirm(place, user, password, stored))) throw wrongCredentials();
      if (oneTimeSecret !== null) throw invalidPayload("password", "codes of an app are asked for already.");
      const secret = drawOneTimeSecret();
      return { secret, otpauth_url: oneTimeAddress(secret, "Directus", email ?? user) };
    }),
    users_me_tfa_enable: mutation(GraphQLBoolean, { otp: name, secret: name }, async ({ otp, secret }, context) => {
      const { place, user, oneTimeSecret } = await readAsker(context);
      if (oneTimeSecret !== null) throw invalidPayload("otp", "codes of an app are asked for already.");
      if (!signer(login).confirmCode(user, secret, otp ?? ""))
        throw invalidPayload("otp", "expected the code that the app shows for this secret.");
      await place.database.run(setOneTimeSecret(place.users, user, secret));
      return true;
    }),
    users_me_tfa_disable: mutation(GraphQLBoolean, { otp: name }, async ({ otp }, context) => {
      const { place, user, oneTimeSecret } = await readAsker(context);
      if (oneTimeSecret === null) throw invalidPayload("otp", "no codes of an app are asked for.");
      if (!signer(login).confirmCode(user, oneTimeSecret, otp ?? "")) throw invalidPayload("otp", "expected the code that the app shows.");
      await place.database.run(setOneTimeSecret(place.users, user, null));
      return true;
    }),
    users_invite_accept: mutation(GraphQLBoolean, { token: name, password: name }, () => {
      throw invalidToken();
    }),
    users_register_verify: mutation(GraphQLBoolean, { token: name }, () => {
      throw invalidToken();
    }),
  };
}

function mutation(
  type: GraphQLOutputType,
  args: NonNullable<GraphQLFieldConfig<unknown, unknown>["args"]>,
  resolve: (given: Given, context: RequestContext) => unknown,
): GraphQLFieldConfig<unknown, unknown, Given> {
  // Whoever executes an operation hands in a request's context.
  return {
    type,
    args,
    async resolve(_source, given, context) {
      try {
        return await resolve(given, context as RequestContext);
      } catch (error) {
        if (!isStaleStructure(error)) throw error;
        const sentence = "The tables of users and sessions are not those of Directus 11, so nobody can log in here.";
        throw new RequestError("INVALID_PAYLOAD", sentence, { cause: error });
      }
    },
  };
}

function signer(login: Login | null): Login {
  if (login !== null) return login;
  throw new RequestError("INVALID_PAYLOAD", "Nobody can log in here, as tokens cannot be signed: SECRET is not set.");
}

/** Throws where the field is one of a transaction that others share, and that it would wait for. */
export function placeOf({ database, model, client, history, transaction }: RequestContext): Place {
  if (transaction !== null) throw notInTransaction();
  const users = model.collections.get("directus_users");
  if (users === undefined) throw new RequestError("INVALID_PAYLOAD", "This database has no users of Directus.");
  return { database, users, client, history };
}

interface AskingUser {
  readonly place: Place;
  readonly user: string;
  readonly stored: string | null;
  readonly oneTimeSecret: string | null;
  readonly email: string | null;
}

async function readAsker(context: RequestContext): Promise<AskingUser> {
  const place = placeOf(context);
  const [row] = context.user.id === null ? [] : await place.database.run(selectLoginByKey(place.users, context.user.id));
  const [user, , stored = null, oneTimeSecret = null, email = null] = row ?? [];
  if (user === null || user === undefined) throw wrongCredentials();
  return { place, user, stored, oneTimeSecret, email };
}

export function notInTransaction(): RequestError {
  return new RequestError("INVALID_PAYLOAD", "The field is done at once, so it cannot be part of an operation that is one transaction.");
}

/** What was found of the user's credentials holds no more, on any instance. */
async function forgetUser(context: RequestContext, user: string): Promise<void> {
  await context.database.run(tellChange("users"));
  context.onWritten(describeOutcome([{ kind: "updated", collection: "directus_users", key: user, fields: [] }]));
}

/** Such tokens are sent by mail, which Directus does; it knows its own, and takes them. */
function invalidToken(): RequestError {
  return new RequestError("INVALID_TOKEN", "The token is not one that was issued here: what is sent by mail stays with Directus.");
}

export function needsMail(name: string): RequestError {
  return new RequestError("ROUTE_NOT_FOUND", `${name}: it sends a mail, which stays with Directus.`);
}
